"""The readouts of a meeting beside each other: which topics each side named in its own text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dipldata.linked.records import Meeting, Party, Statement, Topic
    from dipldata.site.rendering import Renderer

Spell = tuple[str, str, str]
"""The first day of which something holds, the day on which it ends or nothing, and the words for it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A side and its readouts, the earliest known first."""

    side: Party
    readouts: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a side says of a topic: whether it is named, and the readout that was known first and names it, or any."""

    named: bool
    readout: Statement | None


@dataclass(frozen=True, slots=True)
class Row:
    """A topic: since when a readout that names it was known, a cell for each side, and who named it by which day."""

    topic: Topic
    known: dt.date
    cells: tuple[Cell, ...]
    named_by: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The sides of a meeting with readouts, and the topics of these."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def compare_readouts(meeting: Meeting, renderer: Renderer) -> Compared:
    """Set the readouts of a meeting beside each other; no columns where there is no readout and none was missed."""
    readouts = sorted(meeting.readouts, key=lambda each: (renderer.since(each), each.id))
    sides = {party.id: party for party in meeting.parties}
    sides |= {each.side.id: each.side for each in readouts if each.side}
    if not readouts and not meeting.no_readout:
        return Compared((), ())
    columns = tuple(
        Column(side, tuple(each for each in readouts if each.side and each.side.id == key))
        for key, side in sides.items()
    )
    topics = {topic.id: topic for each in readouts for topic in each.topics}
    rows = (_row(topic, columns, renderer) for topic in topics.values())
    return Compared(columns, tuple(sorted(rows, key=lambda row: (-sum(c.named for c in row.cells), row.topic.label))))


def _row(topic: Topic, columns: Sequence[Column], renderer: Renderer) -> Row:
    cells = tuple(_cell(topic, column) for column in columns)
    named = {
        column.side.name: renderer.since(cell.readout)
        for column, cell in zip(columns, cells, strict=True)
        if cell.named and cell.readout
    }
    return Row(topic, min(named.values()), cells, _spells(named, len(columns)))


def _cell(topic: Topic, column: Column) -> Cell:
    naming = next((each for each in column.readouts if topic in each.topics), None)
    return Cell(naming is not None, naming or next(iter(column.readouts), None))


def _spells(named: dict[str, dt.date], sides: int) -> tuple[Spell, ...]:
    """Who named a topic, from one day on which a further readout became known to the next."""
    days = sorted(set(named.values()))
    return tuple(
        (
            day.isoformat(),
            after.isoformat() if after else "",
            _words([s for s, since in named.items() if since <= day], sides),
        )
        for day, after in zip(days, [*days[1:], None], strict=True)
    )


def _words(names: Sequence[str], sides: int) -> str:
    if len(names) < sides:
        return f"only {' and '.join(names)}"
    return "both sides" if sides == 2 else "all sides"  # noqa: PLR2004 - two are both
