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

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._contacts import TOOK_PART
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Place

_CERTAIN: Final = frozenset({"city", "venue"})
"""Kinds of places that lie in one city."""


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report each participant who was in another city on the same day."""
    place = _place(meeting, dataset)
    if place is None:
        return
    for at, person in _present(meeting):
        for other_id, elsewhere in _presence(person, meeting.start.date.text, dataset):
            if other_id < meeting.id and _are_apart(place, elsewhere):
                message = f"{person} is in {place.name} and in {elsewhere.name} on {meeting.start}"
                hint = "check dates and people; if the person travelled that day, record a waiver that says so"
                related = Elsewhere("meeting", other_id, ("place",), f"in {elsewhere.name} on the same day")
                yield Finding(("participants", at, "person"), message, hint, related=(related,))
                break


def _presence(person: str, day: str, dataset: Dataset) -> Iterator[tuple[str, Place]]:
    """One meeting in person for each place in which a person was on a certain day, in the order of their ids."""
    for meeting, place_id in _PRESENCES.derived(dataset, f"{person}{JOINT}{day}", _once_a_place):
        place = dataset.places.get(place_id)
        if place is not None and place.kind in _CERTAIN:
            yield meeting, place


def _once_a_place(items: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    by_place: dict[str, str] = {}
    for meeting, place in items:
        by_place.setdefault(place, meeting)
    return [(meeting, place) for place, meeting in by_place.items()]


def _presences(meeting: Meeting) -> Iterator[tuple[str, tuple[str, str]]]:
    """The meeting and its place, under each person and day, if it was held in person on a certain day."""
    if meeting.place is not None and _is_in_person(meeting):
        for _, person in _present(meeting):
            yield f"{person}{JOINT}{meeting.start.date.text}", (meeting.id, meeting.place)


_PRESENCES: Final = Index[tuple[str, str]]("presences", ("meeting",), _presences)


def _present(meeting: Meeting) -> Iterator[tuple[int, str]]:
    for at, participant in enumerate(meeting.participants):
        if participant.person is not None and participant.attendance in TOOK_PART:
            yield at, participant.person


def _is_in_person(meeting: Meeting) -> bool:
    certain = meeting.start.date.is_day and meeting.last_day.date == meeting.start.date
    return certain and meeting.status == "held" and meeting.mode == "in_person" and meeting.kind != "visit"


def _place(meeting: Meeting, dataset: Dataset) -> Place | None:
    """The city or venue of a meeting held in person on one certain day; None for visits and for any other meeting."""
    place = dataset.places.get(meeting.place) if meeting.place is not None and _is_in_person(meeting) else None
    return place if place is not None and place.kind in _CERTAIN else None


def _are_apart(one: Place, other: Place) -> bool:
    """Whether two places cannot lie in one city. In one country this is certain of two cities only, not of a venue."""
    return one.country != other.country or (one.id != other.id and one.kind == other.kind == "city")


RULE = Rule(
    code="person-in-two-cities",
    severity=Severity.WARNING,
    types=("meeting",),
    check=check,
    fields=("place",),
    page=__doc__ or "",
)
