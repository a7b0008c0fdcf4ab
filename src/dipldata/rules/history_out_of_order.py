"""The steps of a history stand in the order in which they became known.

What: the `known` date of a step lies before that of a step above it, however the two dates are read. Dates that may
be the same day are no fault.

Why: the status on any day is the last step known on that day; steps out of order give a wrong answer.

Bad:

```yaml
history:
  - status: held
    known: 2020-03-04
  - status: announced
    known: 2020-02-20
```

Good:

```yaml
history:
  - status: announced
    known: 2020-02-20
  - status: held
    known: 2020-03-04
```

Fix: put the steps in the order of `known`, or correct the date. When something happened earlier than it became
public, the day it happened is `effective`.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup
    from dipldata.models.records import Step


def check(record: Meeting | WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each step that became known before one of the steps above it."""
    newest = 0
    for at, step in enumerate(record.history):
        top = record.history[newest].known
        if step.known.date.certainly_before(top.date):
            message = f"this step became known on {step.known}, before the step above it, known on {top}"
            hint = "put the steps in the order of known; the day on which something happened is effective"
            where = ("history", newest, "known")
            above = Elsewhere(record.type, record.id, where, f"the step above became known on {top}")
            yield Finding(("history", at, "known"), message, hint, related=(above,))
        elif _earliest(step) >= _earliest(record.history[newest]):
            newest = at


def _earliest(step: Step) -> dt.date:
    return step.known.date.earliest or dt.date.min


RULE = Rule(
    code="history-out-of-order",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
