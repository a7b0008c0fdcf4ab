"""A history has at least one step.

What: `history` is an empty list.

Why: the status of a meeting or group is the last step of its history; without a step nothing says whether it was
planned, held or called off, and the record is in no count.

Bad:

```yaml
history: []
```

Good:

```yaml
history:
  - status: held
    known: 2020-03-04
    sources: [us-2020-03-04-talks]
```

Fix: write the step that the sources report, with the day on which it became public and the sources that say so.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report a history without a step."""
    if not record.history:
        hint = "write at least one step: status, known (the day it became public) and sources"
        yield Finding(("history",), "the history has no step, so that the record has no status", hint)


RULE = Rule(
    code="history-empty",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
