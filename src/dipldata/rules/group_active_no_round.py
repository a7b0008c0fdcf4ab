"""A group that is active has met, or an official text says that it works.

What: a step `active` has no meeting behind it (a held one of this group, or the one in `meeting`, not later than the
day the step became known), and none of its sources is a party's own text (`side`), a joint statement or a treaty. A
step that covers only a part (`scope`) and says in `note` what works is accepted.

Why: an announced group that never met is `agreed`, not `active`; many such groups never meet.

Bad:

```yaml
history:
  - status: active
    known: 2020-03-04
    sources: [gazette-2020-02-01-plan]
```

Good:

```yaml
history:
  - status: agreed
    known: 2020-02-01
    sources: [gazette-2020-02-01-plan]
  - status: active
    known: 2020-03-04
    sources: [us-2020-03-04-talks]
```

Fix: write `agreed` until it meets; or record the round as a meeting with `working_group`; or cite the official text
that says it works.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import known_sources
from dipldata.rules._steps import held_rounds, is_official

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup
    from dipldata.models.working_group import GroupStep


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each active step that rests neither on a round nor on an official text."""
    for at, step in enumerate(group.history):
        sources = known_sources(step.sources, dataset) if step.status == "active" else None
        if not sources or any(is_official(source) for source in sources) or _is_explained(step):
            continue
        if not _has_met(group, step, dataset):
            message = f"no round had been held by {step.known}, and no official text says that the group works"
            hint = "write agreed until it meets, record the round, or cite an official text"
            yield Finding(("history", at, "status"), message, hint)


def _is_explained(step: GroupStep) -> bool:
    return step.scope in {"next_round", "part"} and step.note is not None


def _has_met(group: WorkingGroup, step: GroupStep, dataset: Dataset) -> bool:
    """Whether a held meeting lies behind the step: the one it names, or a round that may be no later than it."""
    named = dataset.meetings.get(step.meeting) if step.meeting is not None else None
    meetings = [*held_rounds(group.id, dataset), *([named] if named is not None and named.status == "held" else [])]
    return any(not step.known.date.certainly_before(meeting.start.date, 1) for meeting in meetings)


RULE = Rule(
    code="group-active-no-round", severity=Severity.ERROR, types=("working_group",), check=check, page=__doc__ or ""
)
