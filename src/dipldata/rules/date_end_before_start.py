"""Nothing ends before it begins.

What: the last day of a meeting, name, office, chair, cadence or organization is certainly before its first day. Where
one of the dates is uncertain, there is a breach only if no reading of the two is in order.

Why: one of the two dates is wrong, and every length computed from them, too.

Bad:

```yaml
start: 2023-11-04
end: 2023-11-03
```

Good:

```yaml
start: 2023-11-03
end: 2023-11-04
```

Fix: look both dates up in the sources; often they are only swapped, or one has a wrong year.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.models import Meeting, Organization, Party, Person, Place, WorkingGroup
from dipldata.models.contents import is_term
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._values import suspects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models.fields import QualifiedDate
    from dipldata.problems import Pointer

Subject = Meeting | WorkingGroup | Person | Organization | Place | Party


def check(record: Subject, _: Dataset) -> Iterator[Finding]:
    """Find last days that lie before their first days."""
    for pointer, fields, first, last in _terms(record):
        if first is not None and last is not None and _is_reversed(first, last):
            related = (Elsewhere(record.type, record.id, (*pointer, fields[0], "date"), f"{fields[0]} is {first}"),)
            message = f"{fields[1]} is {last}, before {fields[0]}, which is {first}"
            hint = "swap the two if they are in the wrong order; otherwise correct one from its source"
            yield Finding((*pointer, fields[1], "date"), message, hint, related=related)


def _terms(
    record: Subject,
) -> Iterator[tuple[Pointer, tuple[str, str], QualifiedDate | None, QualifiedDate | None]]:
    """Yield where each first and last day stand, the names of their fields, and the two."""
    if isinstance(record, Meeting):
        yield (), ("start", "end"), record.start, record.end
    if isinstance(record, Organization):
        yield (), ("from", "to"), record.from_, record.to
    for pointer, term in suspects(record, is_term, _ends_early):
        yield pointer, ("from", "to"), term.from_, term.to


def _ends_early(term: Any) -> bool:  # noqa: ANN401 - any part with a first and a last day
    return term.from_ is not None and term.to is not None and _is_reversed(term.from_, term.to)


def _is_reversed(first: QualifiedDate, last: QualifiedDate) -> bool:
    return last.date.certainly_before(first.date)


RULE = Rule(
    code="date-end-before-start",
    severity=Severity.ERROR,
    types=("meeting", "working_group", "person", "organization", "place", "party"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
