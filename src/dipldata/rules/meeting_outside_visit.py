"""A part of a visit lies within the visit's days, and its parties are among the visit's.

What: a meeting with `part_of` begins more than one day before the visit or ends more than one day after it, however
the dates are read; or one of its `parties` is not a party of the visit. The one day allows for time zones.

Why: what lies outside cannot belong to the journey; a date or the reference is wrong.

Bad:

```yaml
# the visit: 2020-03-03 to 2020-03-05
start: 2020-04-03
part_of: 2020-03-03-example-beijing-visit
```

Good:

```yaml
start: 2020-03-04
part_of: 2020-03-03-example-beijing-visit
```

Fix: correct the date of the meeting or of the visit, name the right visit, or add the party to the visit.

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


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a part that lies outside its visit."""
    visit = dataset.meetings.get(meeting.part_of) if meeting.part_of is not None else None
    if visit is None or visit.kind != "visit":
        return
    yield from _outside_days(meeting, visit)
    for at, party in enumerate(meeting.parties):
        if party not in visit.parties:
            related = Elsewhere("meeting", visit.id, ("parties",), "the parties of the visit")
            hint = "add the party to the visit, or leave part_of out"
            yield Finding(("parties", at), f"{party} is not a party of {visit.id}", hint, related=(related,))


def _outside_days(meeting: Meeting, visit: Meeting) -> Iterator[Finding]:
    hint = "correct the date here or in the visit, or name the visit to which the meeting belongs"
    if meeting.start.date.certainly_before(visit.start.date, 1):
        related = Elsewhere("meeting", visit.id, ("start",), f"the visit begins on {visit.start}")
        message = f"the meeting begins on {meeting.start}, before its visit"
        yield Finding(("start",), message, hint, related=(related,))
    if visit.last_day.date.certainly_before(meeting.last_day.date, 1):
        field = "end" if meeting.end else "start"
        whole = "end" if visit.end else "start"
        related = Elsewhere("meeting", visit.id, (whole,), f"the visit ends on {visit.last_day}")
        message = f"the meeting ends on {meeting.last_day}, after its visit"
        yield Finding((field,), message, hint, related=(related,))


RULE = Rule(
    code="meeting-outside-visit",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("part_of",),
    page=__doc__ or "",
)
