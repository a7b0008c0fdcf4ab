"""Meetings belong to a body, never to a class of bodies.

What: `working_group` of a meeting names a group of `kind: family`.

Why: a family stands for bodies that sources speak of together; it never meets, and its members' rounds would be
counted for no member.

Bad:

```yaml
# formal-dialogues has kind: family
working_group: formal-dialogues
```

Good:

```yaml
# lighthouse-consultations has kind: consultation
working_group: lighthouse-consultations
```

Fix: name the member that met, or correct the kind of the group if it is one body.

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


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a meeting of a class of bodies."""
    group = dataset.working_groups.get(meeting.working_group) if meeting.working_group is not None else None
    if group is not None and group.kind == "family":
        related = Elsewhere("working_group", group.id, ("kind",), f"{group.id} is a family")
        hint = "name the member of the family that met, or correct the kind of the group"
        message = f"{group.id} is a class of bodies, and has no meetings of its own"
        yield Finding(("working_group",), message, hint, related=(related,))


RULE = Rule(
    code="group-family-rounds",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("working_group",),
    page=__doc__ or "",
)
