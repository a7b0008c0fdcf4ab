"""The setting of a meeting fits its mode, and a meeting on the sidelines names the event.

What: `setting: sidelines` stands without `host_event`; or `setting: remote` with a mode in which people meet in
person; or a mode `phone`, `video` or `written` with a setting in which people are in one place.

Why: setting, mode and place say together where people were; a contradiction between them makes all three worthless.

Bad:

```yaml
mode: in_person
setting: sidelines
```

Good:

```yaml
mode: in_person
setting: sidelines
host_event: G20 summit in Exampleville
```

Fix: name the event in `host_event`, or correct `setting` or `mode`. A video call beside a video summit has `setting:
remote` and may still name the event.

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
    """Report a setting that lacks its event or contradicts the mode."""
    setting, mode = meeting.setting, meeting.mode
    at = ("setting",)
    if setting == "sidelines" and meeting.host_event is None:
        yield Finding(at, "the event beside which it was held is not named", "add host_event: the name of the event")
    if setting == "remote" and mode not in {*REMOTE_MODES, "unknown"}:
        hint = "write the setting of the place where people met, or correct the mode"
        yield Finding(at, f"the setting is remote, but the mode is {mode}", hint)
    if mode in REMOTE_MODES and setting not in {None, "remote", "unknown"}:
        hint = "write remote, or correct the mode"
        message = f"the setting is {setting}, but the mode is {mode}"
        yield Finding(at, message, hint, replacement=Replacement("remote"))


RULE = Rule(
    code="meeting-setting", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
