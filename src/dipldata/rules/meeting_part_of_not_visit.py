"""Only a visit contains meetings, and a visit is part of nothing.

What: `part_of` names a record whose `kind` is not `visit`, or a visit itself has `part_of`.

Why: meetings are counted and visits are not; if anything else could contain meetings, some would be counted twice.

Bad:

```yaml
# 2020-03-04-example-li-beijing has kind: round
part_of: 2020-03-04-example-li-beijing
```

Good:

```yaml
# 2020-03-03-example-beijing-visit has kind: visit
part_of: 2020-03-03-example-beijing-visit
```

Fix: name the visit, or leave `part_of` out. The stages of a long journey belong to one visit.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a `part_of` between records that cannot be whole and part."""
    whole = dataset.meetings.get(meeting.part_of) if meeting.part_of is not None else None
    if whole is None:
        return
    kind = Elsewhere("meeting", whole.id, ("kind",), f"{whole.id} is of kind {whole.kind}")
    if whole.kind != "visit":
        message = f"{whole.id} is not a visit, and so contains no meetings"
        hint = "name the visit to which the meeting belongs, or leave part_of out"
        yield Finding(("part_of",), message, hint, related=(kind,))
    elif meeting.kind == "visit":
        hint = "leave part_of out: the meetings of both belong to one visit, or to two side by side"
        message = "a visit is no part of another visit"
        yield Finding(("part_of",), message, hint, related=(kind,), replacement=Replacement(None))


RULE = Rule(
    code="meeting-part-of-not-visit",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("part_of",),
    page=__doc__ or "",
)
