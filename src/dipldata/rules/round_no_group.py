"""A round names the working group whose round it is.

What: `kind` is `round`, and `working_group` is missing.

Why: rounds are what shows that a group works; a round that belongs to none is missing from its group's life.

Bad:

```yaml
kind: round
title: First consultations on lighthouses
```

Good:

```yaml
kind: round
title: First consultations on lighthouses
working_group: lighthouse-consultations
```

Fix: add `working_group`, and the record of the group if there is none yet. A meeting of no standing body is of kind
`meeting`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report a round without a group."""
    if meeting.kind == "round" and meeting.working_group is None:
        hint = "add working_group; a meeting of no standing body is of kind meeting"
        yield Finding(("kind",), "nothing says whose round this is", hint)


RULE = Rule(
    code="round-no-group", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
