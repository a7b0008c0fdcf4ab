"""What is said of a meeting is not said before it.

What: a readout, joint statement or speech was `made` more than one day before the first day of the meeting named in
`occasion`. One day is allowed for time zones.

Why: nobody reports a meeting that has not begun. One of the two dates is wrong, or the meeting is another one.

Bad:

```yaml
# the meeting starts on 2021-05-06
kind: readout
occasion: 2021-05-06-example-talks
made: 2021-05-04
```

Good:

```yaml
kind: readout
occasion: 2021-05-06-example-talks
made: 2021-05-06
```

Fix: correct `made`, or `start` of the meeting, or `occasion`. A text that announces a meeting is a `press_release`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement

_AT_OR_AFTER: Final = frozenset({"readout", "joint_statement", "speech"})
TIME_ZONE_DAYS: Final = 1


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a statement that was certainly made before its meeting."""
    meeting = dataset.meetings.get(statement.occasion or "")
    if meeting is None or statement.kind not in _AT_OR_AFTER:
        return
    if statement.made.date.certainly_before(meeting.start.date, TIME_ZONE_DAYS):
        yield Finding(
            ("made",),
            f"this {statement.kind} was made {statement.made}, before {meeting.id} began ({meeting.start})",
            "correct this date, the start of the meeting, or `occasion`",
            related=(Elsewhere("meeting", meeting.id, ("start",), "the start of the meeting"),),
        )


RULE = Rule(
    code="statement-occasion-date",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("occasion",),
    page=__doc__ or "",
)
