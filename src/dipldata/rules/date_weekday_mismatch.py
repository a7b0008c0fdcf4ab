"""A date falls on the weekday that its source names.

What: the words in `as_written` name a weekday, in English or Chinese, and the date is another day of the week; or it
is a month or a year, although the words name one day. In a stretch of days (`a/b`, `[a..b]`), that weekday must
occur, give or take a day at either end. "Every Monday" names no day.

Why: a weekday is the best check that a date worked out from the day of publication is right. It is most often wrong
by a week, or by the day between Washington and Beijing.

Bad:

```yaml
start:
  date: 2023-11-04
  basis: derived
  as_written: on Friday
```

Good:

```yaml
start:
  date: 2023-11-03
  basis: derived
  as_written: on Friday
```

Fix: count back again from the source's date of publication. If the source itself is wrong about the weekday, leave
the weekday out of `as_written` and say so in `note`.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from dipldata.ids import RECORD_TYPES
from dipldata.models.contents import is_date
from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._values import suspects
from dipldata.rules._weekdays import WEEKDAYS, weekdays_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import Record

_WEEK: Final = 7


def check(record: Record, _: Dataset) -> Iterator[Finding]:
    """Find dates that cannot be of the weekday that their source names."""
    for pointer, qualified in suspects(record, is_date, attrgetter("as_written")):
        named = weekdays_named(qualified.as_written)
        if named:
            fault = _fault(qualified.date, named)
            if fault is not None:
                yield Finding((*pointer, "date"), *fault)


def _fault(date: Edtf, named: frozenset[int]) -> tuple[str, str] | None:
    """Say what is wrong with a date and what to do about it; None where nothing is."""
    shown = " or ".join(WEEKDAYS[number] for number in sorted(named))
    if date.form == "point" and date.precision != "day":
        hint = "work the day out, or write the days that it may be as [a..b]"
        return f"as_written names a day ({shown}), but {date} is a {date.precision}", hint
    if date.earliest is None or date.latest is None:
        return None
    slack = dt.timedelta(days=0 if date.form == "point" else 1)
    if _occurs(named, date.earliest - slack, date.latest + slack):
        return None
    if date.earliest != date.latest:
        return f"as_written names {shown}, which is no day of {date}", "correct the date or as_written from the source"
    day = date.earliest
    before, after = (_nearest(day, named, step) for step in (-1, 1))
    hint = f"the nearest such days are {before} and {after}; count again from the day of publication"
    return f"{day} is a {WEEKDAYS[day.weekday()]}, but as_written names {shown}", hint


def _occurs(named: frozenset[int], first: dt.date, last: dt.date) -> bool:
    """Whether one of the weekdays falls between two days."""
    days = min((last - first).days + 1, _WEEK)
    return any((first + dt.timedelta(days=number)).weekday() in named for number in range(days))


def _nearest(day: dt.date, named: frozenset[int], step: int) -> dt.date:
    """Find the nearest day of one of the weekdays, before (-1) or after (1) a day."""
    days = (day + dt.timedelta(days=step * number) for number in range(1, _WEEK + 1))
    return next(other for other in days if other.weekday() in named)


RULE = Rule(
    code="date-weekday-mismatch",
    severity=Severity.ERROR,
    types=RECORD_TYPES,
    check=check,
    alone=True,
    page=__doc__ or "",
)
