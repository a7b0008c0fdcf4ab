"""A plan whose time has passed says what became of it.

What: seen from the day given by `--today`, the last step is `reported_plan`, `announced` or `postponed`, and the day
of the meeting (or the `new_date` to which it was put off) has passed. Where no such day is known, the plan is past
180 days after it became known. Without `--today` this check is silent.

Why: a plan that stays open for ever counts neither as held nor as failed; whether reported plans came true is one of
the questions the data answers.

Bad:

```yaml
# validated with --today 2020-12-01
start: 2020-06
history:
  - status: announced
    known: 2020-03-04
```

Good:

```yaml
start: 2020-06
history:
  - status: announced
    known: 2020-03-04
  - status: lapsed
    known: 2020-07-01
```

Fix: look for what became of it, and add the step: `held`, `postponed`, `cancelled`, or `lapsed` where the day passed
without a word.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import DatedRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting
    from dipldata.models.meeting import MeetingStep


OPEN: Final = frozenset({"reported_plan", "announced", "postponed"})
PATIENCE: Final = dt.timedelta(days=180)
"""How long a plan without a day stays open."""


def check(meeting: Meeting, _dataset: Dataset, today: dt.date) -> Iterator[Finding]:
    """Report a meeting that is still planned after its time."""
    if meeting.status not in OPEN:
        return
    step = meeting.history[-1]
    end, why = _end_of_plan(meeting, step)
    if end is not None and end < today:
        message = f"on {today} the meeting is still {step.status}: {why}"
        hint = "add the step that says what became of it: held, postponed, cancelled or lapsed"
        yield Finding(("history", len(meeting.history) - 1, "status"), message, hint)


def _end_of_plan(meeting: Meeting, step: MeetingStep) -> tuple[dt.date | None, str]:
    """The last day on which the plan can still come true, and the words for it."""
    day = step.new_date if step.status == "postponed" else meeting.last_day
    if day is not None and day.date.latest is not None:
        return day.date.latest, f"its day was {day}"
    known = step.known.date.latest
    return known and known + PATIENCE, f"no day is known, and nothing followed since {step.known}"


RULE = DatedRule(
    code="meeting-plan-past", severity=Severity.WARNING, types=("meeting",), check=check, page=__doc__ or ""
)
