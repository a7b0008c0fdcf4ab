"""A speaker, participant or chair acts in an office that the person's record lists.

What: `office` of a speaker, participant or chair is not the `key` of any office in the record of the person.

Why: level, organization and side of a contact are read from the office; a key that leads nowhere leaves them blank.

Bad:

```yaml
# people/ann-example.yaml lists the office head-of-bureau
speakers:
  - person: ann-example
    office: head
```

Good:

```yaml
speakers:
  - person: ann-example
    office: head-of-bureau
```

Fix: correct the key, or add the office to the record of the person, with the source.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._offices import office_uses, offices_of
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Statement, WorkingGroup


def check(record: Statement | Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each office that the person does not have."""
    for use in office_uses(record):
        offices = offices_of(use.person, dataset)
        if offices is None or use.office in offices:
            continue
        keys = list(offices)
        meant = closest(use.office, keys)
        listed = f"the offices recorded there are: {', '.join(keys)}" if keys else "no office is recorded there yet"
        hint = f"did you mean {meant}?" if meant else f"add the office to {use.person}; {listed}"
        related = Elsewhere("person", use.person, ("offices",), f"the offices of {use.person}")
        remedy = Replacement(meant) if meant else None
        message = f"{use.person} has no office {use.office}"
        yield Finding(use.pointer, message, hint, related=(related,), replacement=remedy)


RULE = Rule(
    code="office-unknown-key",
    severity=Severity.ERROR,
    types=("statement", "meeting", "working_group"),
    check=check,
    fields=("speakers", "participants", "chairs"),
    page=__doc__ or "",
)
