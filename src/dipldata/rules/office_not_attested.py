"""An office known only from single days is attested near the day of its use.

What: the office has neither `from` nor `to`, only `attested` days, and each of them lies more than 400 days from the
day of the statement or meeting, or from the chair's term.

Why: people change offices within a year or two; a title seen once, years away, does not say which office was held on
the day.

Bad:

```yaml
# people/li-shili.yaml: director-general, attested 2020-03-04
start: 2022-06-10
participants:
  - {side: cn, person: li-shili, office: director-general, attendance: reported}
```

Good:

```yaml
# people/li-shili.yaml: director-general, attested 2020-03-04 and 2022-06-10
start: 2022-06-10
participants:
  - {side: cn, person: li-shili, office: director-general, attendance: reported}
```

Fix: if the source at hand gives the title, add its day to `attested` in the record of the person; otherwise find the
office held on the day.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._offices import find_office, office_uses
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Statement, WorkingGroup
    from dipldata.rules._offices import Held, OfficeUse


FAR: Final = 400
"""Days between an attestation and the use of the office, from which on the one says little of the other."""


def check(record: Statement | Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each use of an office that is attested only long before or after."""
    for use in office_uses(record):
        found = find_office(use, dataset)
        if found is None or not _is_far_from_all(use, found):
            continue
        days = ", ".join(str(day) for day in found.attested)
        related = Elsewhere("person", use.person, (*found.pointer, "attested"), f"attested on {days}")
        message = f"nothing within {FAR} days of {use.days} attests that {use.person} was {found.key}"
        hint = "add the day to attested, if a source gives the title; otherwise name the office held on the day"
        yield Finding(use.pointer, message, hint, related=(related,))


def _is_far_from_all(use: OfficeUse, office: Held) -> bool:
    if office.from_ is not None or office.to is not None or not office.attested:
        return False
    first, last = use.first or use.last, use.last or use.first
    if first is None or last is None:
        return False
    return all(day.certainly_before(first, FAR) or last.certainly_before(day, FAR) for day in office.attested)


RULE = Rule(
    code="office-not-attested",
    severity=Severity.WARNING,
    types=("statement", "meeting", "working_group"),
    check=check,
    fields=("speakers", "participants", "chairs"),
    page=__doc__ or "",
)
