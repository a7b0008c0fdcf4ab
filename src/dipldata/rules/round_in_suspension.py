"""No round is held while its group is suspended.

What: a held round lies, however the dates are read, after the day on which its working group was suspended as a whole
and before the step that ends the suspension. A suspension of the next round or of a part does not count, and a
meeting with `notes` is taken as explained.

Why: either the group met, and then it was not suspended as a whole, or the round belongs to another group.

Bad:

```yaml
# lighthouse-consultations: suspended, known 2020-05-01
kind: round
start: 2020-06-10
working_group: lighthouse-consultations
```

Good:

```yaml
# lighthouse-consultations: suspended, known 2020-05-01; active, known 2020-06-10
kind: round
start: 2020-06-10
working_group: lighthouse-consultations
```

Fix: add the step with which the group became active again (its `effective` is the day of the round), correct `scope`
of the suspension, or say in `notes` of the round how the two go together.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._steps import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a held round inside a suspension of its group."""
    group = dataset.working_groups.get(meeting.working_group) if meeting.working_group is not None else None
    if group is None or meeting.status != "held" or meeting.notes is not None:
        return
    for at, step in enumerate(group.history):
        if step.status == "suspended" and step.scope in {None, "whole"} and _is_within(meeting, group, at):
            where = ("history", at, "status")
            related = Elsewhere("working_group", group.id, where, f"suspended on {day_of(step)}")
            message = f"the round was held on {meeting.start}, while {group.id} was suspended"
            hint = "add the step by which the group became active again, or explain it in notes of this meeting"
            yield Finding(("working_group",), message, hint, related=(related,))
            return


def _is_within(meeting: Meeting, group: WorkingGroup, at: int) -> bool:
    """Whether a meeting lies certainly after a suspension and before the step that follows it."""
    if not day_of(group.history[at]).certainly_before(meeting.start.date):
        return False
    following = next((step for step in group.history[at + 1 :] if step.status != "suspended"), None)
    return following is None or meeting.last_day.date.certainly_before(day_of(following))


RULE = Rule(
    code="round-in-suspension",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("working_group",),
    page=__doc__ or "",
)
