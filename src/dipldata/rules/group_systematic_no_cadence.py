"""A group that meets systematically has a cadence, stated or shown.

What: `formality` is `systematic`, `cadence` is empty, and fewer than two rounds of the group were held.

Why: systematic or ad hoc is one of the divisions by which channels are compared; it has to rest on a stated rhythm or
on meetings.

Bad:

```yaml
formality: systematic
```

Good:

```yaml
formality: systematic
cadence:
  - text: twice a year
    per_year: 2
```

Fix: add the cadence from the source, record the rounds, or write `ad_hoc` or `unknown`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._steps import held_rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup


ENOUGH: Final = 2
"""Held rounds that show a rhythm."""


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report a systematic group of which no rhythm is known."""
    if group.formality != "systematic" or group.cadence:
        return
    held = sum(1 for _ in held_rounds(group.id, dataset))
    if held < ENOUGH:
        message = f"nothing shows that the group meets systematically: no cadence, and {held} of {ENOUGH} held rounds"
        hint = "add cadence, record the rounds, or write ad_hoc or unknown"
        yield Finding(("formality",), message, hint)


RULE = Rule(
    code="group-systematic-no-cadence",
    severity=Severity.ERROR,
    types=("working_group",),
    check=check,
    page=__doc__ or "",
)
