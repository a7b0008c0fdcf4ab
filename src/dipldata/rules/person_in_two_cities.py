"""Nobody is in person in two cities on one day.

What: a person took part, in person, in two meetings held on the same day in two different cities, or in cities or
venues of two different countries. Both dates have to be one certain day. Reported once, on the meeting with the later
id.

Why: mostly one of the dates is that of another time zone, or one of the two people is a namesake. People who fly
between two cities do meet in both; that is why this is a warning.

Bad:

```yaml
# Ann Example in Beijing on 2020-03-04, and
start: 2020-03-04
mode: in_person
place: washington
participants:
  - {side: us, person: ann-example, office: head-of-bureau, attendance: reported}
```

Good:

```yaml
start: 2020-03-05
mode: in_person
place: washington
participants:
  - {side: us, person: ann-example, office: head-of-bureau, attendance: reported}
```

Fix: check the dates and the people in the sources. If the person did travel on that day, record a waiver that says
so.

Since: 0.1.0
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._contacts import TOOK_PART
from dipldata.rules._per_dataset import once_per_dataset
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Place


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report each participant who was in another city on the same day."""
    place = _place(meeting, dataset)
    if place is None:
        return
    days = _presence(dataset)
    for at, person in _present(meeting):
        for other_id in days[person, meeting.start.date.text]:
            other = dataset.meetings[other_id]
            elsewhere = _place(other, dataset)
            if other_id < meeting.id and elsewhere is not None and _are_apart(place, elsewhere):
                message = f"{person} is in {place.name} and in {elsewhere.name} on {meeting.start}"
                hint = "check dates and people; if the person travelled that day, record a waiver that says so"
                related = Elsewhere("meeting", other_id, ("place",), f"in {elsewhere.name} on the same day")
                yield Finding(("participants", at, "person"), message, hint, related=(related,))
                break


@once_per_dataset
def _presence(dataset: Dataset) -> dict[tuple[str, str], list[str]]:
    """For each person and certain day, one meeting in person for each place, in the order of their ids."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for meeting in dataset.meetings.values():
        if meeting.place is not None and _place(meeting, dataset) is not None:
            for _, person in _present(meeting):
                found[person, meeting.start.date.text].setdefault(meeting.place, meeting.id)
    return {key: list(by_place.values()) for key, by_place in found.items()}


def _present(meeting: Meeting) -> Iterator[tuple[int, str]]:
    for at, participant in enumerate(meeting.participants):
        if participant.person is not None and participant.attendance in TOOK_PART:
            yield at, participant.person


def _place(meeting: Meeting, dataset: Dataset) -> Place | None:
    """The city or venue of a meeting held in person on one certain day; None for visits and for any other meeting."""
    certain = meeting.start.date.is_day and meeting.last_day.date == meeting.start.date
    held = meeting.status == "held" and meeting.mode == "in_person" and meeting.kind != "visit"
    place = dataset.places.get(meeting.place) if meeting.place is not None and certain and held else None
    return place if place is not None and place.kind in {"city", "venue"} else None


def _are_apart(one: Place, other: Place) -> bool:
    """Whether two places cannot lie in one city. In one country this is certain of two cities only, not of a venue."""
    return one.country != other.country or (one.id != other.id and one.kind == other.kind == "city")


RULE = Rule(code="person-in-two-cities", severity=Severity.WARNING, types=("meeting",), check=check, page=__doc__ or "")
