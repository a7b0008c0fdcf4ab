"""The days of one contact in two places differ by one day at most.

What: a date in `side_dates` is certainly more than a day away from the meeting's `start` and `end`, or from the first
date in `side_dates`.

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
    for at, side_date in enumerate(record.side_dates):
        pointer, date = ("side_dates", at, "date", "date"), side_date.date.date
        if _outside(date, record):
            until = f" to {record.end}" if record.end else ""
            message = f"the {side_date.side} day is {date}, the meeting {record.start}{until}"
            related = (Elsewhere("meeting", record.id, ("start", "date"), f"start is {record.start}"),)
            yield Finding(pointer, message, _HINT, related=related)
        elif at and not record.end and not date.overlaps(record.side_dates[0].date.date, _APART):
            first = record.side_dates[0]
            message = f"the {side_date.side} day is {date}, the {first.side} day {first.date}"
            related = (Elsewhere("meeting", record.id, ("side_dates", 0, "date", "date"), "the other day"),)
            yield Finding(pointer, message, _HINT, related=related)


def _outside(date: Edtf, meeting: Meeting) -> bool:
    start, end = meeting.start.date, meeting.last_day.date
    return date.certainly_before(start, _APART) or end.certainly_before(date, _APART)


RULE = Rule(code="date-side-days-apart", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or "")
