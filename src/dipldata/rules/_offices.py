"""Where records say that somebody acts in an office, and when; and which offices people held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.dates import Edtf, parse_edtf
from dipldata.models import Meeting, Statement
from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Person, WorkingGroup
    from dipldata.problems import Pointer


class Held(NamedTuple):
    """An office of a person: its place in the list, its key and side, and on which days it is known to be held."""

    at: int
    key: str
    side: str
    from_: Edtf | None
    to: Edtf | None
    attested: tuple[Edtf, ...]

    @property
    def pointer(self) -> Pointer:
        """The place of the office in the record of the person."""
        return ("offices", self.at)


OfficeItem = tuple[str, tuple[tuple[str, str, "str | None", "str | None", tuple[str, ...]], ...]]
"""A person; and of each office key, side, first and last day, and the days on which it is attested."""


def _listed(person: Person) -> list[tuple[str, OfficeItem]]:
    offices = (
        (
            office.key,
            office.side,
            office.from_.date.text if office.from_ else None,
            office.to.date.text if office.to else None,
            tuple(day.date.text for day in office.attested),
        )
        for office in person.offices
    )
    return [(person.id, (person.id, tuple(offices)))]


_OFFICES: Final = Index["OfficeItem"]("offices", ("person",), _listed)
"""The offices of each person, so that the record of the person need not be looked at."""


def offices_of(person: str, dataset: Dataset) -> Mapping[str, Held] | None:
    """The offices of a person by key, in the order of the record; None where there is no such person."""
    return _OFFICES.derived(dataset, person, _by_key)


def _by_key(items: Sequence[OfficeItem]) -> dict[str, Held] | None:
    if not items:
        return None
    found: dict[str, Held] = {}
    for at, (key, side, first, last, attested) in enumerate(items[0][1]):
        days = tuple(map(parse_edtf, attested))
        found.setdefault(key, Held(at, key, side, _parsed(first), _parsed(last), days))
    return found


def _parsed(text: str | None) -> Edtf | None:
    return None if text is None else parse_edtf(text)


class OfficeUse(NamedTuple):
    """Somebody acts in an office, from a first to a last day (twice the same where it is one day, None where unknown).

    `part` is the place of the speaker, participant or chair, `side` the side acted for where the record gives it. With
    `whole` the office has to be held all the time, otherwise on some day of it.
    """

    part: Pointer
    person: str
    office: str
    first: Edtf | None
    last: Edtf | None
    side: str | None = None
    whole: bool = False

    @property
    def pointer(self) -> Pointer:
        """The place of the office's key."""
        return (*self.part, "office")

    @property
    def days(self) -> str:
        """The day, or the first and last day, as words of a message."""
        known = dict.fromkeys(str(day) for day in (self.first, self.last) if day is not None)
        return " to ".join(known)

    @property
    def begun(self) -> Edtf | None:
        """The day by which the office had to be taken up."""
        return (self.first or self.last) if self.whole else self.last

    @property
    def ended(self) -> Edtf | None:
        """The day before which the office could not be given up."""
        return (self.last or self.first) if self.whole else self.first


def office_uses(record: Statement | Meeting | WorkingGroup) -> Iterator[OfficeUse]:
    """Every place in a record where a person acts in an office."""
    if isinstance(record, Statement):
        return _of_speakers(record)
    return _of_participants(record) if isinstance(record, Meeting) else _of_chairs(record)


def find_office(use: OfficeUse, dataset: Dataset) -> Held | None:
    """The office that is named; None where there is none."""
    offices = offices_of(use.person, dataset)
    return offices.get(use.office) if offices else None


def side_of_office(person: str, office: str | None, dataset: Dataset) -> str | None:
    """The side of the office in which somebody speaks; None where there is no such office, or none is named."""
    offices = offices_of(person, dataset) if office is not None else None
    held = offices.get(office or "") if offices else None
    return held.side if held is not None else None


def _of_speakers(statement: Statement) -> Iterator[OfficeUse]:
    made = statement.made.date
    for at, speaker in enumerate(statement.speakers):
        if speaker.office is not None:
            yield OfficeUse(("speakers", at), speaker.person, speaker.office, made, made)


def _of_participants(meeting: Meeting) -> Iterator[OfficeUse]:
    first, last = meeting.start.date, meeting.last_day.date
    for at, one in enumerate(meeting.participants):
        if one.person is not None and one.office is not None:
            yield OfficeUse(("participants", at), one.person, one.office, first, last, one.side)


def _of_chairs(group: WorkingGroup) -> Iterator[OfficeUse]:
    for at, chair in enumerate(group.chairs):
        first = chair.from_.date if chair.from_ is not None else None
        last = chair.to.date if chair.to is not None else None
        yield OfficeUse(("chairs", at), chair.person, chair.office, first, last, chair.side, whole=True)
