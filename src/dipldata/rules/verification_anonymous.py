"""What rests on unnamed people has a source with unnamed people.

What: `verification` is `single_anonymous` or `multiple_anonymous`, but no cited source (nor one that it passes on)
lists anybody under `unnamed`; or it is `multiple_anonymous` and they are one person in all.

Why: how many people stand behind a report is what the reader of it wants to know first.

Bad:

```yaml
# the source lists one person under `unnamed`
verification: multiple_anonymous
citations:
  - gazette-2021-05-07-talks
```

Good:

```yaml
verification: single_anonymous
citations:
  - gazette-2021-05-07-talks
```

Fix: list the people under `unnamed` in the record of the source, with the number it gives, or correct `verification`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import cited_ids, known_sources, lineage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report a ground in unnamed people that the sources do not bear out."""
    if record.verification not in {"single_anonymous", "multiple_anonymous"}:
        return
    cited = known_sources(cited_ids(record), dataset)
    sources = lineage(cited, dataset) if cited else None
    if not sources:
        return
    counts = [unnamed.count for source in sources for unnamed in source.unnamed]
    is_exact = all(count.op == "eq" for count in counts)
    if not counts:
        message = f"{record.verification}, but no cited source lists anybody under `unnamed`"
        hint = "list the unnamed people in the record of the source, or correct the verification"
        yield Finding(("verification",), message, hint)
    elif record.verification == "multiple_anonymous" and is_exact and sum(count.number or 0 for count in counts) == 1:
        message = "multiple_anonymous, but the cited sources list one unnamed person in all"
        yield Finding(("verification",), message, "write single_anonymous, or correct the count in the source's record")


RULE = Rule(
    code="verification-anonymous",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
