"""A side has one chair at a time, unless they are co-chairs.

What: the terms of two `chairs` of one side have a day in common, however their dates are read, and not both have
`co_chair: true`. An end that is not recorded is taken as unknown; the day on which one hands over to the other may be
the same.

Why: who chaired on a given day has one answer; two overlapping terms mean a wrong date or an unrecorded co-chair.

Bad:

```yaml
chairs:
  - {side: us, person: ann-example, office: head-of-bureau, from: 2019-03-04, to: 2020-06-30}
  - {side: us, person: bob-example, office: deputy-head, from: 2020-05-01}
```

Good:

```yaml
chairs:
  - {side: us, person: ann-example, office: head-of-bureau, from: 2019-03-04, to: 2020-06-30}
  - {side: us, person: bob-example, office: deputy-head, from: 2020-06-30}
```

Fix: correct the dates, or add `co_chair: true` to both.

Since: 0.1.0
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup
    from dipldata.models.working_group import Chair


def check(group: WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each chair whose term overlaps that of one above."""
    for (above, first), (at, second) in combinations(enumerate(group.chairs), 2):
        if first.side != second.side or (first.co_chair and second.co_chair) or not _overlap(first, second):
            continue
        related = Elsewhere("working_group", group.id, ("chairs", above), f"{first.person}, {_term(first)}")
        message = f"the term of {second.person} ({_term(second)}) overlaps that of {first.person} ({_term(first)})"
        hint = "correct the dates, or add co_chair: true to both"
        yield Finding(("chairs", at), message, hint, related=(related,))


def _overlap(one: Chair, other: Chair) -> bool:
    """Whether the two certainly chair on a common day that is not just that of the handing over."""
    terms = _certain(one), _certain(other)
    if terms[0] is None or terms[1] is None:
        return False
    begin, end = max(term[0] for term in terms if term), min(term[1] for term in terms if term)
    is_handover = begin == end and any(chair.to is not None and chair.to.date.earliest == end for chair in (one, other))
    return begin <= end and not is_handover


def _certain(chair: Chair) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which somebody was certainly chair, as far as a beginning is known."""
    begin = chair.from_.date.latest if chair.from_ is not None else None
    end = chair.to.date.earliest if chair.to is not None else begin
    return (begin, end) if begin is not None and end is not None else None


def _term(chair: Chair) -> str:
    return f"{chair.from_ or 'unknown'} to {chair.to or 'unknown'}"


RULE = Rule(
    code="chair-overlap",
    severity=Severity.ERROR,
    types=("working_group",),
    check=check,
    fields=("chairs",),
    alone=True,
    page=__doc__ or "",
)
