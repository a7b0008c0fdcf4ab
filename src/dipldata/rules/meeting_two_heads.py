"""A side has one head of delegation.

What: two participants of one side have `capacity: head`.

Why: the head of each side is whom the meeting is known by; two heads mean that one of them has another capacity, or
that two meetings stand in one record.

Bad:

```yaml
participants:
  - {side: us, person: ann-example, office: head-of-bureau, capacity: head, attendance: reported}
  - {side: us, person: bob-example, office: deputy-head, capacity: head, attendance: reported}
```

Good:

```yaml
participants:
  - {side: us, person: ann-example, office: head-of-bureau, capacity: head, attendance: reported}
  - {side: us, person: bob-example, office: deputy-head, capacity: principal, attendance: reported}
```

Fix: give the second another capacity, or `co_chair` to both where the sources say that they led together.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each further head of a side."""
    first: dict[str, int] = {}
    for at, participant in enumerate(meeting.participants):
        if participant.capacity != "head":
            continue
        side = participant.side
        if side in first:
            place = ("participants", first[side], "capacity")
            related = Elsewhere("meeting", meeting.id, place, f"the first head of {side}")
            hint = "if they led together, both are co_chair; otherwise one is principal or plus_one"
            yield Finding(("participants", at, "capacity"), f"{side} has a second head", hint, related=(related,))
        first.setdefault(side, at)


RULE = Rule(
    code="meeting-two-heads",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("participants",),
    alone=True,
    page=__doc__ or "",
)
