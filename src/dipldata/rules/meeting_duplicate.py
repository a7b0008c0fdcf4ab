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
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


class Contact(NamedTuple):
    """A meeting of two people: first and last day as day numbers, and the meetings that it is not."""

    id: str
    begin: int
    end: int
    distinct_from: Sequence[str]


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a meeting that is likely to be recorded under an earlier id already."""
    found = [
        earlier
        for key, _ in _contacts(meeting)
        if (earlier := _CONTACTS.derived(dataset, key, _likely_same).get(meeting.id))
    ]
    if found:
        other = min(found)
        start = dataset.meetings[other].start
        message = f"this may be {other}: the same people of both sides, {meeting.start} and {start}"
        hint = f"join the two records, or add distinct_from: [{other}]"
        related = Elsewhere("meeting", other, ("start",), "the other meeting")
        yield Finding(("start",), message, hint, related=(related,))


def _contacts(meeting: Meeting) -> Iterator[tuple[str, Contact]]:
    """The meeting under every two people of different sides who take part."""
    if meeting.kind == "visit":
        return
    begin = (meeting.start.date.earliest or dt.date.min).toordinal()
    end = (meeting.last_day.date.latest or dt.date.max - dt.timedelta(days=1)).toordinal()
    contact = Contact(meeting.id, begin, end, meeting.distinct_from)
    for pair in sorted(_pairs(meeting)):
        yield JOINT.join(pair), contact


def _pairs(meeting: Meeting) -> set[tuple[str, str]]:
    """Every two people of different sides who take part, by id."""
    people = {(p.person, p.side) for p in meeting.participants if p.person is not None and p.attendance != "absent"}
    return {(one, other) for (one, side), (other, opposite) in combinations(sorted(people), 2) if side != opposite}


_CONTACTS: Final = Index[Contact]("contacts", ("meeting",), _contacts)


def _likely_same(items: Sequence[Contact]) -> dict[str, str]:
    """For the later id of two meetings of one pair that are likely the same, the earliest other id."""
    found: dict[str, str] = {}
    for one, other in _adjoining([Contact(*item) for item in items]):
        earlier, later = sorted((one.id, other.id))
        found[later] = min(found.get(later, earlier), earlier)
    return found


def _adjoining(contacts: list[Contact]) -> Iterator[tuple[Contact, Contact]]:
    """For each meeting, one that began before it, was not over a day before, and is not said to be another."""
    open_ones: list[tuple[int, str, Contact]] = []
    for contact in sorted(contacts, key=lambda each: (each.begin, each.id)):
        while open_ones and open_ones[0][0] + 1 < contact.begin:
            heapq.heappop(open_ones)
        match = next((other for _, _, other in open_ones if not _are_distinct(contact, other)), None)
        if match is not None:
            yield contact, match
        heapq.heappush(open_ones, (contact.end, contact.id, contact))


def _are_distinct(one: Contact, other: Contact) -> bool:
    return other.id in one.distinct_from or one.id in other.distinct_from


RULE = Rule(code="meeting-duplicate", severity=Severity.WARNING, types=("meeting",), check=check, page=__doc__ or "")
