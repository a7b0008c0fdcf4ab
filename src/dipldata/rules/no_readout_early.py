"""A readout is missed only after the meeting is over.

What: `checked_on` of an entry in `no_readout` is not later than the last day of the meeting.

Why: readouts appear on the day or the day after; a search before that finds nothing, and proves nothing.

Bad:

```yaml
start: 2020-09-10
no_readout:
  - side: us
    checked_on: 2020-09-10
    where: Site of the Bureau of Examples
```

Good:

```yaml
start: 2020-09-10
no_readout:
  - side: us
    checked_on: 2020-09-11
    where: Site of the Bureau of Examples
```

Fix: look again, and write the day on which you did.

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
    """Report each search for a readout that came too early."""
    last = meeting.last_day.date.earliest
    for at, entry in enumerate(meeting.no_readout):
        searched = entry.checked_on.earliest
        if last is not None and searched is not None and searched <= last:
            message = f"the readout was sought on {entry.checked_on}, before the meeting of {meeting.last_day} was over"
            yield Finding(("no_readout", at, "checked_on"), message, "look again, and write the day of that search")


RULE = Rule(
    code="no-readout-early",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("no_readout",),
    alone=True,
    page=__doc__ or "",
)
