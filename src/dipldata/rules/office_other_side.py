"""A participant or chair of a side holds an office of that side.

What: `side` of a participant or chair is one party, and the office that is named belongs to another. An office of no
party (`side: none`) may act for any.

Why: the two sides of a meeting would be mixed up in every count by side and level.

Bad:

```yaml
# people/li-shili.yaml: director-general has side: cn
participants:
  - {side: us, person: li-shili, office: director-general, attendance: reported}
```

Good:

```yaml
participants:
  - {side: cn, person: li-shili, office: director-general, attendance: reported}
```

Fix: correct the side here, the person, or the side of the office in the record of the person.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._offices import find_office, office_uses
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each participant or chair whose office belongs to another side."""
    for use in office_uses(record):
        office = find_office(use, dataset)
        if office is None or office.side in {use.side, "none"}:
            continue
        related = Elsewhere("person", use.person, (*office.pointer, "side"), f"{office.key} belongs to {office.side}")
        message = f"{use.person} stands here for {use.side}, in an office of {office.side}"
        hint = f"write {office.side}, or correct the person or the office"
        yield Finding((*use.part, "side"), message, hint, related=(related,), replacement=Replacement(office.side))


RULE = Rule(
    code="office-other-side",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    fields=("participants", "chairs"),
    page=__doc__ or "",
)
