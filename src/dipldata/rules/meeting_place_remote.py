"""A contact by telephone, by video or in writing has no place.

What: `mode` is `phone`, `video` or `written`, and `place` is given.

Why: each side was somewhere else; a single place would put both in one city, and would count the call as a journey.

Bad:

```yaml
mode: phone
place: washington
```

Good:

```yaml
mode: phone
setting: remote
```

Fix: leave `place` out. Where one side was is a remark for `notes`; if some were in the room and others joined by
video, the mode is `hybrid`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._contacts import REMOTE_MODES
from dipldata.rules._rule import Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report a place of a contact that has none."""
    if meeting.place is not None and meeting.mode in REMOTE_MODES:
        hint = "leave place out; if some people met in a room and others joined by video, the mode is hybrid"
        message = f"a contact of mode {meeting.mode} has no single place"
        yield Finding(("place",), message, hint, replacement=Replacement(None))


RULE = Rule(
    code="meeting-place-remote",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("place",),
    alone=True,
    page=__doc__ or "",
)
