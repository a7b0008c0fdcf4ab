"""A record names at least one source.

What: a statement, meeting, working group or person has no `citations`.

Why: nothing in the dataset is taken on trust. Whoever doubts a record must be able to go and read what it rests on.

Bad:

```yaml
# meetings/2021/2021-05-06-example-talks.yaml
id: 2021-05-06-example-talks
verification: single_report
# no citations
```

Good:

```yaml
id: 2021-05-06-example-talks
verification: single_report
citations:
  - gazette-2021-05-07-talks
```

Fix: cite the source that you read; if it has no record yet, add one under `sources/`. If there is no source, leave
the record out.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.ids import TYPE_SLUGS
from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Person, Statement, WorkingGroup


def check(record: Statement | Meeting | WorkingGroup | Person, _dataset: Dataset) -> Iterator[Finding]:
    """Report a record without citations."""
    if not record.citations:
        noun = TYPE_SLUGS[record.type].replace("-", " ")
        yield Finding(
            ("citations",),
            f"this {noun} cites no source",
            "add `citations:` with the id of each source that supports it",
        )


RULE = Rule(
    code="citation-missing",
    severity=Severity.ERROR,
    types=("statement", "meeting", "working_group", "person"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
