"""That a suspended group works again rests on both sides, a common text, or a meeting.

What: a step `active` that ends a suspension names no `meeting`, cites neither a source of each party nor a joint
statement or treaty, and no round was held on its day (`effective`, or else `known`) or later.

Why: the side that wants a channel back tends to announce its return; that it works again takes the other side too.

Bad:

```yaml
history:
  - status: suspended
    known: 2020-05-01
    by: [cn]
    term: suspend
  - status: active
    known: 2020-11-01
    sources: [us-2020-11-01-note]
```

Good:

```yaml
history:
  - status: suspended
    known: 2020-05-01
    by: [cn]
    term: suspend
  - status: active
    known: 2020-11-01
    sources: [us-2020-11-01-note]
    meeting: 2020-11-01-example-li-call
```

Fix: name the meeting at which it was resumed, cite the text of the other side, or write `agreed` until a round is
held.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import known_sources
from dipldata.rules._steps import day_of, held_rounds, is_common_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup
    from dipldata.models.working_group import GroupStep


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each resumption that has no ground but one side's word."""
    is_suspended = False
    for at, step in enumerate(group.history):
        if step.status == "active" and is_suspended and not _has_ground(group, step, dataset):
            message = "that the suspended group works again rests neither on both sides nor on a meeting"
            hint = "add meeting, cite a source of each side, or write agreed until a round is held"
            yield Finding(("history", at, "status"), message, hint)
        is_suspended = step.status == "suspended" or (is_suspended and step.status == "agreed")


def _has_ground(group: WorkingGroup, step: GroupStep, dataset: Dataset) -> bool:
    sources = known_sources(step.sources, dataset)
    if step.meeting is not None or not sources:
        return True
    if any(is_common_text(source) for source in sources) or set(group.parties) <= {s.side for s in sources}:
        return True
    day = day_of(step)
    return any(not meeting.last_day.date.certainly_before(day, 1) for meeting in held_rounds(group.id, dataset))


RULE = Rule(
    code="group-resumed-ground", severity=Severity.ERROR, types=("working_group",), check=check, page=__doc__ or ""
)
