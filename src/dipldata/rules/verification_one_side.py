"""What one side confirms has a source of that side.

What: `verification` is `one_side_confirmed`, but no official source of any of the `parties` is cited. A source counts
if its `side` is one of the parties and some of it was read; a joint statement or treaty counts for every party.

Why: a press report that "an official confirmed" something is still a press report.

Bad:

```yaml
parties: [us, cn]
verification: one_side_confirmed
citations:
  - gazette-2021-05-07-talks
```

Good:

```yaml
parties: [us, cn]
verification: one_side_confirmed
citations:
  - us-2021-05-06-talks
```

Fix: cite the side's own text, or write what the sources bear out: `independently_reported`, `multiple_anonymous`,
`single_anonymous` or `single_report`.

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
    """Report a confirmation by one side without a source of any side."""
    sources = known_sources(cited_ids(record), dataset)
    if record.verification != "one_side_confirmed" or not sources:
        return
    if not any(speaks_for(source, party) for source in sources for party in record.parties):
        names = " or ".join(record.parties)
        message = f"one side is said to confirm, but no source of {names} that was read is cited"
        hint = f"cite an official source of {names}, or write what the cited sources bear out, such as single_report"
        yield Finding(("verification",), message, hint)


RULE = Rule(
    code="verification-one-side",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
