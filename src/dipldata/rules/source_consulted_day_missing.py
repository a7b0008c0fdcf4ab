"""A source that was read says on which day.

What: `consulted` has no `date`, although its `form` says that the source was read.

Why: pages are changed and taken down. The day tells which state of the page the records rest on.

Bad:

```yaml
consulted:
  form: page
```

Good:

```yaml
consulted:
  date: 2026-11-23
  form: page
```

Fix: write the day on which you read the source. Only a source that is `not_seen` has none.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import was_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source


def check(source: Source, _dataset: Dataset) -> Iterator[Finding]:
    """Report a source that was read on no stated day."""
    if was_read(source) and source.consulted.date is None:
        message = f"this source was read (form: {source.consulted.form}), but the day is not given"
        yield Finding(("consulted", "form"), message, "add `date:` with the day, or write `form: not_seen`")


RULE = Rule(
    code="source-consulted-day-missing",
    severity=Severity.ERROR,
    types=("source",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
