"""A source is read after it is published.

What: the day in `consulted` lies before the first day on which the source can have been published. One day is allowed
for time zones: what appears in Beijing on the 4th is read in Washington on the 3rd.

Why: one of the two days is wrong, most often its year.

Bad:

```yaml
published: 2021-05-07
consulted:
  date: 2021-05-04
  form: page
```

Good:

```yaml
published: 2021-05-07
consulted:
  date: 2021-06-04
  form: page
```

Fix: correct whichever day is wrong: `published` from the source, the other from your notes.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source

TIME_ZONE_DAYS: Final = 1


def check(source: Source, _dataset: Dataset) -> Iterator[Finding]:
    """Report a source that was certainly read before it was published."""
    read = source.consulted.date
    if read is not None and read.certainly_before(source.published.date, TIME_ZONE_DAYS):
        message = f"read on {read}, before it was published ({source.published})"
        yield Finding(("consulted", "date"), message, "correct this day or `published`, whichever is wrong")


RULE = Rule(
    code="source-consulted-before-published",
    severity=Severity.ERROR,
    types=("source",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
