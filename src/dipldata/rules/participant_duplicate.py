"""A person is named once among the participants of a meeting.

What: two entries of `participants` name the same `person`.

Why: the person would be counted twice, and the two entries may contradict each other.

Bad:

```yaml
participants:
  - {side: us, person: ann-example, office: head-of-bureau, attendance: expected}
  - {side: us, person: ann-example, office: head-of-bureau, attendance: reported}
```

Good:

```yaml
participants:
  - {side: us, person: ann-example, office: head-of-bureau, attendance: reported}
```

Fix: join the two entries. With two offices at once, name the one in which the person took part.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each further entry of a person."""
    first: dict[str, int] = {}
    for at, participant in enumerate(meeting.participants):
        person = participant.person
        if person is None:
            continue
        if person in first:
            place = ("participants", first[person], "person")
            related = Elsewhere("meeting", meeting.id, place, "named here first")
            hint = "join the two entries into one"
            message = f"{person} is among the participants twice"
            yield Finding(("participants", at, "person"), message, hint, related=(related,))
        first.setdefault(person, at)


RULE = Rule(
    code="participant-duplicate",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("participants",),
    alone=True,
    page=__doc__ or "",
)
