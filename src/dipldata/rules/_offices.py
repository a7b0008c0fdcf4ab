"""Where records say that somebody acts in an office, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.models import Meeting, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import WorkingGroup
    from dipldata.models.person import Office
    from dipldata.problems import Pointer


@dataclass(frozen=True, slots=True)
class OfficeUse:
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


def find_office(use: OfficeUse, dataset: Dataset) -> tuple[Pointer, Office] | None:
    """The office that is named, with its place in the record of the person; None where there is none."""
    person = dataset.people.get(use.person)
    offices = enumerate(person.offices if person is not None else ())
    return next(((("offices", at), office) for at, office in offices if office.key == use.office), None)


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
