"""A step that calls something off says who took it.

What: a step `cancelled`, `postponed` or `suspended` has no `by`.

Why: who called a meeting off, or froze a channel, is one of the first things asked of the data. That nobody knows, or
that the two sides blame each other, is an answer too, and has to be written.

Bad:

```yaml
history:
  - status: postponed
    known: 2020-05-01
```

Good:

```yaml
history:
  - status: postponed
    known: 2020-05-01
    by: [us]
```

Fix: add `by` with the party or parties, or `by: [unknown]` where no source says, or `by: [disputed]` where the
sources contradict each other.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


STOPS: Final = frozenset({"cancelled", "postponed", "suspended"})


def check(record: Meeting | WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each step that calls off without saying who did."""
    for at, step in enumerate(steps_of(record)):
        if step.status in STOPS and not step.by:
            hint = "add by: the parties that took the step, or [unknown], or [disputed]"
            yield Finding(("history", at, "status"), f"nothing says by whom it was {step.status}", hint)


RULE = Rule(
    code="step-by-missing",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
