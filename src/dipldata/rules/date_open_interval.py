"""Only what can go on without end has a date without end.

What: a date is a stretch of time with an open end (`2021-01/..` or `../2021-01`) in a field that needs a day or a
known stretch. Open ends are allowed in offices, names, chairs and cadences, and in the `period` that a claim speaks
of.

Why: a meeting or a step that goes on without end would fall into every year after it.

Bad:

```yaml
start: 2023-11-03/..
```

Good:

```yaml
start: "[2023-11-03..]"
```

Fix: write the last day after the stroke; or, where one day is meant and only its earliest or latest is known, write
`[2023-11-03..]` or `[..2023-11-03]`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.ids import RECORD_TYPES
from dipldata.models.contents import is_date
from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._values import suspects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import Record
    from dipldata.models.fields import QualifiedDate

_MAY_BE_OPEN: Final = frozenset({"offices", "names", "chairs", "cadence", "period"})


def check(record: Record, _: Dataset) -> Iterator[Finding]:
    """Find open stretches of time where none may stand."""
    for pointer, qualified in suspects(record, is_date, _is_open):
        if _MAY_BE_OPEN.isdisjoint(pointer):
            message = f"{pointer[-1]} is {qualified}, a stretch of time with an open end"
            hint = f"close it, or write {_one_day(qualified.date)} for one day of which no more is known"
            yield Finding((*pointer, "date"), message, hint)


def _is_open(qualified: QualifiedDate) -> bool:
    return qualified.date.is_open


def _one_day(date: Edtf) -> str:
    """Write an open stretch as one unknown day within it."""
    return f"[{date.text.replace('/', '..').replace('....', '..')}]".replace("?", "").replace("~", "")


RULE = Rule(
    code="date-open-interval", severity=Severity.ERROR, types=RECORD_TYPES, check=check, alone=True, page=__doc__ or ""
)
