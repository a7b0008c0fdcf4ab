"""Whoever speaks, takes part or chairs in an office holds it on the day.

What: the day of a statement or meeting, or the first or last day of a chair's term, lies before `from` or after `to`
of the office that is named, however the dates are read. An end that is not recorded is no fault.

Why: with the office of another year, the contact gets the wrong level and the wrong organization.

Bad:

```yaml
# people/ann-example.yaml: head-of-bureau from 2019-01-07 to 2020-12-31
made: 2021-03-04
speakers:
  - person: ann-example
    office: head-of-bureau
```

Good:

```yaml
made: 2020-12-31
speakers:
  - person: ann-example
    office: head-of-bureau
```

Fix: name the office held on the day, adding it to the record of the person where it is missing; or correct the dates
of the office from a source. A former official speaks in the office held now, with `styled` for the title that the
source prints.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._offices import find_office, office_uses
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Statement, WorkingGroup


def check(record: Statement | Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each office that was not held on the day."""
    for use in office_uses(record):
        office = find_office(use, dataset)
        if office is None:
            continue
        hint = "name the office held on that day, or correct the dates of the office from a source"
        if office.from_ is not None and use.begun is not None and use.begun.certainly_before(office.from_):
            related = Elsewhere("person", use.person, (*office.pointer, "from"), f"held from {office.from_}")
            message = f"{use.person} was not yet {office.key} on {use.begun}"
            yield Finding(use.pointer, message, hint, related=(related,))
        elif office.to is not None and use.ended is not None and office.to.certainly_before(use.ended):
            related = Elsewhere("person", use.person, (*office.pointer, "to"), f"held to {office.to}")
            message = f"{use.person} was no longer {office.key} on {use.ended}"
            yield Finding(use.pointer, message, hint, related=(related,))


RULE = Rule(
    code="office-not-held",
    severity=Severity.ERROR,
    types=("statement", "meeting", "working_group"),
    check=check,
    fields=("speakers", "participants", "chairs"),
    page=__doc__ or "",
)
