"""The days of one contact in two places differ by one day at most.

What: a date in `side_dates` is certainly more than a day away from the meeting's `start` and `end`, or in a
meeting of one day, from the first date in `side_dates`.

Why: the calendar differs by at most one day between Washington and Beijing. A larger difference is a slip in one
date.

Bad:

```yaml
start: 2024-05-24
side_dates:
  - side: us
    date: 2024-05-22
    tz: America/New_York
  - side: cn
    date: 2024-05-24
    tz: Asia/Shanghai
```

Good:

```yaml
start: 2024-05-24
side_dates:
  - side: us
    date: 2024-05-23
    tz: America/New_York
  - side: cn
    date: 2024-05-24
    tz: Asia/Shanghai
```

Fix: correct the date from that side's readout.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import Meeting

_APART: Final = 1
"""Days by which the calendars of two places can differ."""
_HINT: Final = "correct the date that is wrong from that side's own account; the two differ by one day at most"


def check(record: Meeting, _: Dataset) -> Iterator[Finding]:
    """Find days of sides that cannot belong to one contact."""
    outside = [at for at, side_date in enumerate(record.side_dates) if _is_outside(side_date.date.date, record)]
    for at in outside:
        side_date, until = record.side_dates[at], f" to {record.end}" if record.end else ""
        message = f"the {side_date.side} day is {side_date.date}, the meeting {record.start}{until}"
        related = (Elsewhere("meeting", record.id, ("start", "date"), f"start is {record.start}"),)
        yield Finding(("side_dates", at, "date", "date"), message, _HINT, related=related)
    if not outside and record.end is None:
        yield from _apart_from_first(record)


def _apart_from_first(meeting: Meeting) -> Iterator[Finding]:
    """Find days too far from the first of them; those of a meeting of several days may be of different days."""
    for at, other in enumerate(meeting.side_dates):
        first = meeting.side_dates[0]
        if not other.date.date.overlaps(first.date.date, _APART):
            message = f"the {other.side} day is {other.date}, the {first.side} day {first.date}"
            related = (Elsewhere("meeting", meeting.id, ("side_dates", 0, "date", "date"), "the other day"),)
            yield Finding(("side_dates", at, "date", "date"), message, _HINT, related=related)


def _is_outside(date: Edtf, meeting: Meeting) -> bool:
    start, end = meeting.start.date, meeting.last_day.date
    return date.certainly_before(start, _APART) or end.certainly_before(date, _APART)


RULE = Rule(
    code="date-side-days-apart",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("side_dates",),
    alone=True,
    page=__doc__ or "",
)
