"""What both sides confirm has a source of each side.

What: `verification` is `both_sides_confirmed`, but for one of the `parties` no official source of that party is
cited. A source counts if its `side` is the party and some of it was read; a joint statement or treaty counts for
every party.

Why: a contact that one side alone reports is another fact than one that both report.

Bad:

```yaml
parties: [us, cn]
verification: both_sides_confirmed
citations:
  - us-2021-05-06-talks
```

Good:

```yaml
parties: [us, cn]
verification: both_sides_confirmed
citations:
  - us-2021-05-06-talks
  - cn-2021-05-07-talks
```

Fix: cite the missing side's own text, or write `one_side_confirmed`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import cited_ids, known_sources, speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report parties that are said to confirm without a source of theirs."""
    sources = known_sources(cited_ids(record), dataset)
    if record.verification != "both_sides_confirmed" or not sources:
        return
    silent = [party for party in record.parties if not any(speaks_for(source, party) for source in sources)]
    if silent:
        names = " and ".join(silent)
        message = f"both sides are said to confirm, but no source of {names} that was read is cited"
        hint = f"cite an official source of {names}, or write one_side_confirmed"
        yield Finding(("verification",), message, hint)


RULE = Rule(
    code="verification-both-sides",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
