"""What follows from the records and is in the tables for convenience: some columns, and whole tables.

Nothing here is needed to read the records back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.models import MODELS, Meeting
from dipldata.models.meeting import MeetingStep, Participant
from dipldata.models.person import Office, PersonName
from dipldata.models.working_group import GroupName, GroupStep
from dipldata.tables.bindings import RECORD_TYPE_VALUES
from dipldata.tables.declaring import Cell, Column, ColumnType, ForeignKey, Row, Table
from dipldata.tables.links import Links
from dipldata.tables.shapes import Shape, fields_of

if TYPE_CHECKING:
    from dipldata.ids import RecordType
    from dipldata.models.fields import Model, Name

Values = tuple[tuple[str, str], ...]
Compute = Callable[[Any, Links], Cell]


def _field(model: type[Model], key: str) -> Shape:
    return next(field for field in fields_of(model) if field.key == key)


def _column(name: str, kind: ColumnType, text: str, example: object, values: Values = ()) -> Column:
    return Column(name, kind, text, values=values, example=example, computed=True)


_LEVELS: Final = _field(Office, "level").values
LEVELS: Final = tuple(level for level, _ in _LEVELS)
"""The levels of offices, from the highest."""
STAYED_AWAY: Final = frozenset({"absent", "denied"})
"""Attendance of people who are in the record because they did not take part."""


def _first_name(record: Any, _: Links) -> Cell:  # noqa: ANN401 - any record that has names
    names: tuple[Name | PersonName | GroupName, ...] = record.names
    return next((name.text for name in names if name.lang == "en"), names[0].text)


def _status(record: Any, _: Links) -> Cell:  # noqa: ANN401 - a meeting or working group
    return cast("Cell", record.status)


def _topics(meeting: Meeting, links: Links) -> Cell:
    return len({*meeting.topics, *(topic for readout in links.readouts(meeting.id) for topic in readout.topics)})


def _readouts(meeting: Meeting, links: Links) -> Cell:
    return len(links.readouts(meeting.id))


def _rounds(group: Any, links: Links) -> Cell:  # noqa: ANN401 - a working group
    return links.held_rounds(group.id)


_LAST_STEP = "The status by the last step of the history."
_NAME: Final = _column("name", "string", "The first English name, or the first of all where there is none.", "Wang Yi")
COMPUTED: Final[dict[RecordType, tuple[tuple[Column, Compute], ...]]] = {
    "meeting": (
        (_column("status", "string", _LAST_STEP, "held", _field(MeetingStep, "status").values), _status),
        (_column("readout_count", "integer", "Number of readouts.", 2), _readouts),
        (_column("topic_count", "integer", "Number of topics, those of the readouts included.", 3), _topics),
    ),
    "working_group": (
        (_NAME, _first_name),
        (_column("status", "string", _LAST_STEP, "active", _field(GroupStep, "status").values), _status),
        (_column("round_count", "integer", "Number of rounds that are recorded as held.", 2), _rounds),
    ),
    "person": ((_NAME, _first_name),),
    "organization": ((_NAME, _first_name),),
    "party": ((_NAME, _first_name),),
}
"""The computed columns of the record tables, with how they are computed."""

_STATES: Final = tuple(pair for pair in _field(MODELS["meeting"], "state").values if pair[0] != "draft")
RECORDS: Final = Table(
    "records",
    "Every id that the release knows, so that references to records of several types have something to refer to.",
    "A record, or what remains of a retired one.",
    (
        _column("type", "string", "Type of the record.", "meeting", RECORD_TYPE_VALUES),
        _column("id", "string", "Identifier of the record.", "2023-11-03-lambert-hong"),
        _column("state", "string", "Whether the record is live or retired.", "live", _STATES),
    ),
    ("type", "id"),
)
READOUTS: Final = Table(
    "readouts",
    "The readouts of meetings: the statements that are a side's account of one meeting.",
    "One readout.",
    (
        _column("meeting", "string", "The meeting.", "2023-11-03-lambert-hong"),
        _column("side", "string", "The side whose account it is.", "us"),
        _column("statement", "string", "The statement that records the readout.", "2023-11-03-us-readout"),
        _column("language", "string", "Language of the first cited source.", "en"),
    ),
    ("statement",),
    (
        ForeignKey(("meeting",), "meetings", ("id",)),
        ForeignKey(("side",), "parties", ("id",)),
        ForeignKey(("statement",), "statements", ("id",)),
    ),
)
MEETING_SIDES: Final = Table(
    "meeting_sides",
    "What each side brought to a meeting.",
    "One party of one meeting.",
    (
        _column("meeting", "string", "The meeting.", "2023-11-03-lambert-hong"),
        _column("side", "string", "The side.", "us"),
        _column("level", "string", "The highest level of the offices that took part.", "L4", _LEVELS),
        _column("participant_count", "integer", "Number of named people who took part.", 1),
        _column("readout_count", "integer", "Number of readouts of the side.", 1),
    ),
    ("meeting", "side"),
    (ForeignKey(("meeting",), "meetings", ("id",)), ForeignKey(("side",), "parties", ("id",))),
)


def record_rows(record: Any, _: Links) -> Iterator[Row]:  # noqa: ANN401 - any record
    """The row of a record, live or retired, in `records`."""
    yield {"type": record.type, "id": record.id, "state": record.state}


def readout_rows(meeting: Meeting, links: Links) -> Iterator[Row]:
    """The rows of a meeting in `readouts`, by statement."""
    for readout in links.readouts(meeting.id):
        yield {
            "meeting": meeting.id,
            "side": readout.side,
            "statement": readout.statement,
            "language": readout.language,
        }


def meeting_side_rows(meeting: Meeting, links: Links) -> Iterator[Row]:
    """The rows of a meeting in `meeting_sides`, in the order of its parties."""
    for side in dict.fromkeys(meeting.parties):
        people = [one for one in _present(meeting) if one.side == side]
        yield {
            "meeting": meeting.id,
            "side": side,
            "level": _highest(people, links),
            "participant_count": len({one.person for one in people if one.person}),
            "readout_count": sum(readout.side == side for readout in links.readouts(meeting.id)),
        }


def meeting_level(meeting: Meeting, links: Links) -> str | None:
    """The highest level of the offices that took part in a meeting, or None where none is known."""
    return _highest(_present(meeting), links)


def _present(meeting: Meeting) -> list[Participant]:
    return [one for one in meeting.participants if one.attendance not in STAYED_AWAY]


def _highest(people: list[Participant], links: Links) -> str | None:
    levels = [level for one in people if (level := _level(one, links))]
    return min(levels, key=LEVELS.index, default=None)


def _level(participant: Participant, links: Links) -> str | None:
    if participant.person is None or participant.office is None:
        return None
    return links.level(participant.person, participant.office)


MEETING_TABLES: Final[tuple[tuple[Table, Callable[[Meeting, Links], Iterator[Row]]], ...]] = (
    (READOUTS, readout_rows),
    (MEETING_SIDES, meeting_side_rows),
)
"""The tables that follow from meetings, with how a meeting fills them."""
