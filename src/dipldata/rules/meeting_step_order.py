"""The steps in the life of a meeting follow one another as they can in the world.

What: a step cannot follow the one above it. Allowed are: `reported_plan`, then `announced`, `held`, `postponed`,
`cancelled`, `lapsed` or `disputed`; `announced`, then `held`, `postponed`, `cancelled`, `lapsed` or `disputed`;
`postponed`, then any; `held`, then `disputed` only; `cancelled`, then `reported_plan`, `announced`, `held` or
`postponed`; `lapsed`, then any other; `disputed`, then `held`, `cancelled` or `lapsed`. A history begins where its
sources begin, but not with `lapsed`. The same status stands twice only where another party makes its own announcement
(`by`), or where a meeting is put off again to a `new_date`.

Why: a meeting that took place cannot be called off afterwards; such an order is a slip of the pen, or two meetings in
one record.

Bad:

```yaml
history:
  - status: held
    known: 2020-03-04
  - status: cancelled
    known: 2020-03-05
```

Good:

```yaml
history:
  - status: announced
    known: 2020-02-20
  - status: held
    known: 2020-03-04
```

Fix: correct the status, add the step that is missing between the two, or move the step to the record of the other
meeting. A second report of the same status is a further source of the step, not a step of its own.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._moves import moves, wrong_moves
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting
    from dipldata.models.meeting import MeetingStep


ALLOWED: Final = moves(
    {
        "": "reported_plan announced held postponed cancelled disputed",
        "reported_plan": "announced held postponed cancelled lapsed disputed",
        "announced": "held postponed cancelled lapsed disputed",
        "postponed": "reported_plan announced held cancelled lapsed disputed",
        "held": "disputed",
        "cancelled": "reported_plan announced held postponed",
        "lapsed": "reported_plan announced held postponed cancelled disputed",
        "disputed": "held cancelled lapsed",
    }
)
"""The statuses that may follow each status, and first of all those that may begin a history."""


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each step that cannot follow the step above it."""
    for at, finding in wrong_moves(meeting, ALLOWED):
        if not (at and _says_more(meeting.history[at - 1], meeting.history[at])):
            yield finding


def _says_more(above: MeetingStep, step: MeetingStep) -> bool:
    """Whether a step of the same status is news: another party's announcement, or another day."""
    if step.status != above.status:
        return False
    if step.status == "announced":
        return bool(set(step.by) - set(above.by))
    return step.status == "postponed" and step.new_date is not None


RULE = Rule(
    code="meeting-step-order", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
