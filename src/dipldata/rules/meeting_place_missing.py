"""A meeting in person names the place where it was held.

What: the last status is `held`, the meeting was in person (`mode: in_person`, or a `visit` or `encounter` that was
not remote), and it has no `place`.

Why: who travels to whom is one of the first things asked of the data, and two meetings on one day are told apart by
their places.

Bad:

```yaml
kind: meeting
mode: in_person
history:
  - status: held
    known: 2020-03-04
```

Good:

```yaml
kind: meeting
mode: in_person
place: beijing
history:
  - status: held
    known: 2020-03-04
```

Fix: add `place`: the venue or city, or at worst the country, which is a place too (`kind: country`). If no source
says even that, record a waiver with the reason.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._contacts import REMOTE_MODES
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report a held meeting in person without a place."""
    if meeting.status != "held" or meeting.place is not None:
        return
    hint = "add place: the venue, the city, or at worst the country"
    if meeting.mode == "in_person":
        yield Finding(("mode",), "the meeting was held in person, and nothing says where", hint)
    elif meeting.kind in {"visit", "encounter"} and meeting.mode not in REMOTE_MODES:
        yield Finding(("kind",), f"the {meeting.kind} has no place", hint)


RULE = Rule(
    code="meeting-place-missing",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
