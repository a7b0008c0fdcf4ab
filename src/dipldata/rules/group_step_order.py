"""The steps in the life of a working group follow one another as they can in the world.

What: a step cannot follow the one above it. Allowed are: `under_discussion`, then again `under_discussion`, `agreed`,
`active` or `dropped`; `agreed`, then `active`, `dropped`, `suspended`, `superseded` or `ended`; `active`, then
`suspended`, `ended` or `superseded`; `suspended`, then `agreed` (to resume), `active`, `ended`, `superseded` or
`dropped`; `ended`, `superseded` and `dropped`, then `active`, `agreed` or `under_discussion`. A history begins where
its sources begin. `suspended` stands twice only where the second says more: another `scope`, or another party (`by`).

Why: a group that works is no longer under discussion, and what was never set up cannot be suspended; such an order is
a slip of the pen, or two groups in one record.

Bad:

```yaml
history:
  - status: active
    known: 2020-03-04
  - status: under_discussion
    known: 2020-04-01
```

Good:

```yaml
history:
  - status: under_discussion
    known: 2020-02-01
  - status: active
    known: 2020-03-04
```

Fix: correct the status, or add the step that is missing between the two. A second report of the same status is a
further source of the step; a body set up anew is a record of its own, with `successor_of`.

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
    from dipldata.models import WorkingGroup
    from dipldata.models.working_group import GroupStep


ALLOWED: Final = moves(
    {
        "": "under_discussion agreed active suspended ended superseded dropped",
        "under_discussion": "under_discussion agreed active dropped",
        "agreed": "active dropped suspended superseded ended",
        "active": "suspended ended superseded",
        "suspended": "agreed active ended superseded dropped",
        "ended": "active agreed under_discussion",
        "superseded": "active agreed under_discussion",
        "dropped": "active agreed under_discussion",
    }
)
"""The statuses that may follow each status, and first of all those that may begin a history."""


def check(group: WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each step that cannot follow the step above it."""
    for at, finding in wrong_moves(group, ALLOWED):
        if not (at and _suspends_more(group.history[at - 1], group.history[at])):
            yield finding


def _suspends_more(above: GroupStep, step: GroupStep) -> bool:
    """Whether a second suspension is news: of another part of the group, or by another party."""
    both = step.status == above.status == "suspended"
    return both and (step.scope != above.scope or bool(set(step.by) - set(above.by)))


RULE = Rule(
    code="group-step-order",
    severity=Severity.ERROR,
    types=("working_group",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
