"""Where the days of the sides differ, the record shows why.

What: two dates in `side_dates` certainly differ, the sides were not in contact by telephone, video or in writing, and
no note says why the days differ.

Why: people who meet in one room meet on one day. Days that differ for no reason point to a slip.

Bad:

```yaml
mode: in_person
side_dates:
  - side: us
    date: 2024-05-23
    tz: America/New_York
  - side: cn
    date: 2024-05-24
    tz: Asia/Shanghai
```

Good:

```yaml
mode: phone
side_dates:
  - side: us
    date: 2024-05-23
    tz: America/New_York
  - side: cn
    date: 2024-05-24
    tz: Asia/Shanghai
```

Fix: leave `side_dates` out of a meeting in one place; correct `mode`; or say in the `note` of one of the dates why
they differ.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting

_FROM_AFAR: Final = frozenset({"phone", "video", "hybrid", "written"})


def check(record: Meeting, _: Dataset) -> Iterator[Finding]:
    """Find days of sides that differ for no stated reason."""
    dates = record.side_dates
    if record.mode in _FROM_AFAR or any(date.note or date.date.note for date in dates):
        return
    for at, other in enumerate(dates[1:], start=1):
        if not other.date.date.overlaps(dates[0].date.date):
            message = (
                f"{record.mode}, yet the {dates[0].side} day is {dates[0].date} and the {other.side} day {other.date}"
            )
            related = (Elsewhere("meeting", record.id, ("mode",), "how they were in contact"),)
            hint = "leave side_dates out, correct mode, or say in note why the days differ"
            yield Finding(("side_dates", at, "date", "date"), message, hint, related=related)
            return


RULE = Rule(
    code="date-side-reason",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("side_dates",),
    alone=True,
    page=__doc__ or "",
)
