"""A date that the source does not print says where it comes from.

What: a date has the basis `derived`, `external` or `inferred`, and neither `as_written` nor `note`.

Why: nobody can check how the date was worked out, and an error in it can never be found.

Bad:

```yaml
start:
  date: 2023-07-31
  basis: derived
```

Good:

```yaml
start:
  date: 2023-07-31
  basis: derived
  as_written: on Monday
  note: The Monday before the Friday of publication.
```

Fix: for `derived`, copy the source's words into `as_written`; for `external` and `inferred`, say in `note` where the
date was found or what it was inferred from.

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
    from dipldata.models import Record
    from dipldata.models.fields import QualifiedDate

_HINTS: Final = {
    "derived": "copy the words of the source that give the date into as_written",
    "external": "say in note where the date was found",
    "inferred": "say in note what the date was inferred from",
}


def check(record: Record, _: Dataset) -> Iterator[Finding]:
    """Find dates with a basis that is not explained."""
    for pointer, date in suspects(record, is_date, _is_unexplained):
        message = f"{date} is {date.basis}, and neither as_written nor note says from what"
        yield Finding((*pointer, "basis"), message, _HINTS[date.basis])


def _is_unexplained(date: QualifiedDate) -> bool:
    return date.basis in _HINTS and date.as_written is None and date.note is None


RULE = Rule(
    code="date-basis-unexplained",
    severity=Severity.ERROR,
    types=RECORD_TYPES,
    check=check,
    alone=True,
    page=__doc__ or "",
)
