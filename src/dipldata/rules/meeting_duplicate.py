"""One contact has one record.

What: two meetings (visits aside) have days that overlap or adjoin, share a named participant of each of two sides,
and neither lists the other in `distinct_from`. Reported once, on the later id.

Why: the same meeting found in two sources, or dated in two time zones, easily becomes two records, and is then
counted twice.

Bad:

```yaml
# 2020-03-04-example-li-beijing has the same two people
id: 2020-03-05-example-li-talks
start: 2020-03-05
```

Good:

```yaml
id: 2020-03-05-example-li-talks
start: 2020-03-05
distinct_from: [2020-03-04-example-li-beijing]
```

Fix: join the two records, and retire the id that was released later. If they are two contacts, say so with
`distinct_from` in one of them.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._per_dataset import once_per_dataset
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a meeting that is likely to be recorded under an earlier id already."""
    other = _likely_same(dataset).get(meeting.id)
    if other is not None:
        start = dataset.meetings[other].start
        message = f"this may be {other}: the same people of both sides, {meeting.start} and {start}"
        hint = f"join the two records, or add distinct_from: [{other}]"
        related = Elsewhere("meeting", other, ("start",), "the other meeting")
        yield Finding(("start",), message, hint, related=(related,))


@once_per_dataset
def _likely_same(dataset: Dataset) -> dict[str, str]:
    """For the later id of two meetings that are likely the same, an earlier id."""
    by_pair: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in dataset.meetings.values():
        if meeting.kind != "visit":
            for pair in sorted(_pairs(meeting)):
                by_pair[pair].append(meeting)
    found: dict[str, str] = {}
    for meetings in by_pair.values():
        for one, other in _adjoining(meetings):
            earlier, later = sorted((one.id, other.id))
            found[later] = min(found.get(later, earlier), earlier)
    return found


def _pairs(meeting: Meeting) -> set[tuple[str, str]]:
    """Every two people of different sides who take part, by id."""
    people = {(p.person, p.side) for p in meeting.participants if p.person is not None and p.attendance != "absent"}
    return {(one, other) for (one, side), (other, opposite) in combinations(sorted(people), 2) if side != opposite}


def _adjoining(meetings: list[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """For each meeting, one that began before it, was not over a day before, and is not said to be another."""
    open_ones: list[tuple[dt.date, str, Meeting]] = []
    for meeting in sorted(meetings, key=_begin):
        while open_ones and open_ones[0][0] + dt.timedelta(days=1) < _begin(meeting)[0]:
            heapq.heappop(open_ones)
        match = next((other for _, _, other in open_ones if not _are_distinct(meeting, other)), None)
        if match is not None:
            yield meeting, match
        heapq.heappush(open_ones, (_end(meeting), meeting.id, meeting))


def _begin(meeting: Meeting) -> tuple[dt.date, str]:
    return meeting.start.date.earliest or dt.date.min, meeting.id


def _end(meeting: Meeting) -> dt.date:
    return meeting.last_day.date.latest or dt.date.max - dt.timedelta(days=1)


def _are_distinct(one: Meeting, other: Meeting) -> bool:
    return other.id in one.distinct_from or one.id in other.distinct_from


RULE = Rule(code="meeting-duplicate", severity=Severity.WARNING, types=("meeting",), check=check, page=__doc__ or "")
