"""The mode of a contact fits its kind.

What: a `call` is by `phone` or `video`; an `exchange_of_letters` is `written`, and nothing else is; a `visit` or an
`encounter` is `in_person`. Each of them except letters may be `unknown`.

Why: kind and mode are counted together; a visit by telephone is an error in one of the two.

Bad:

```yaml
kind: visit
mode: phone
```

Good:

```yaml
kind: call
mode: phone
```

Fix: correct the one of the two that is wrong. A telephone call during a journey is a record of its own, `kind: call`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


MODES_OF: Final = {
    "call": ("phone", "video", "unknown"),
    "exchange_of_letters": ("written",),
    "visit": ("in_person", "unknown"),
    "encounter": ("in_person", "unknown"),
    "meeting": ("in_person", "video", "hybrid", "phone", "unknown"),
    "round": ("in_person", "video", "hybrid", "phone", "unknown"),
}


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report a mode that a contact of this kind cannot have."""
    fitting = MODES_OF[meeting.kind]
    if meeting.mode not in fitting:
        kind = meeting.kind.replace("_", " ")
        message = f"the mode of {'an' if kind[0] == 'e' else 'a'} {kind} is not {meeting.mode}"
        remedy = Replacement(next(iter(fitting))) if len(fitting) == 1 else None
        yield Finding(("mode",), message, f"write {' or '.join(fitting)}, or correct the kind", replacement=remedy)


RULE = Rule(
    code="meeting-mode-kind", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
