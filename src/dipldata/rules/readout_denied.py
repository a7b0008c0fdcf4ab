"""A readout that exists is not recorded as missing.

What: `no_readout` of a meeting lists a side, and there is a readout of that side.

Why: "this side published nothing" is a finding of its own, and here it is wrong.

Bad:

```yaml
# the statement 2021-05-07-cn-readout has this meeting as its occasion
no_readout:
  - side: cn
    checked_on: 2021-06-01
    where: Site of the ministry
```

Good:

```yaml
no_readout:
  - side: us
    checked_on: 2021-06-01
    where: Site of the bureau
```

Fix: delete the entry of `no_readout`: a readout has turned up. If the readout is of another meeting, correct its
`occasion`.

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
    """Report sides that are said to have no readout and have one."""
    if not meeting.no_readout:
        return
    first = {statement.side: statement.id for statement in reversed(dataset.readouts(meeting.id))}
    for index, entry in enumerate(meeting.no_readout):
        if entry.side in first:
            readout = first[entry.side]
            yield Finding(
                ("no_readout", index, "side"),
                f"a readout of {entry.side} is said to be missing, but there is one: {readout}",
                "delete this entry, or correct the `occasion` of the readout",
                related=(Elsewhere("statement", readout, ("occasion",), "the readout"),),
            )


RULE = Rule(code="readout-denied", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or "")
