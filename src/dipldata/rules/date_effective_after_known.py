"""Only a plan, an agreement or an announced end lies ahead of the day on which it becomes known.

What: a step has an `effective` day that is certainly later than `known` (by more than the one day that time zones can
make), and it is not of a kind that can lie ahead: reported_plan, announced, under_discussion, agreed, suspended,
ended, superseded.

Why: nobody can report that a meeting was held before it was. One of the two dates is wrong, or the step was only
announced.

Bad:

```yaml
history:
  - status: held
    known: 2023-11-01
    effective: 2023-11-03
```

Good:

```yaml
history:
  - status: announced
    known: 2023-11-01
    effective: 2023-11-03
  - status: held
    known: 2023-11-03
```

Fix: correct the dates, or record the announcement as a step of its own. The day to which a meeting is put off stands
in `new_date`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup
    from dipldata.models.meeting import MeetingStep
    from dipldata.models.working_group import GroupStep

_MAY_LIE_AHEAD: Final = frozenset(
    {"reported_plan", "announced", "under_discussion", "agreed", "suspended", "ended", "superseded"}
)
_TIME_ZONES: Final = 1
"""Days by which Washington may read of what happens in Beijing before it happens, by the calendar."""


def check(record: Meeting | WorkingGroup, _: Dataset) -> Iterator[Finding]:
    """Find steps that were known before they happened."""
    steps: tuple[MeetingStep | GroupStep, ...] = record.history
    for at, step in enumerate(steps):
        if step.effective is None or step.status in _MAY_LIE_AHEAD:
            continue
        if step.known.date.certainly_before(step.effective.date, _TIME_ZONES):
            message = f"{step.status} is effective {step.effective}, after it was known ({step.known})"
            yield Finding(("history", at, "effective", "date"), message, _hint(step.status))


def _hint(status: str) -> str:
    if status == "postponed":
        return "write the day to which it was put off in new_date"
    return (
        "correct one of the two dates, or record what was known then as a step of its own, such as announced or agreed"
    )


RULE = Rule(
    code="date-effective-after-known",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
