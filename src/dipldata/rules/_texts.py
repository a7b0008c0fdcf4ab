"""The texts of a record that are in the curator's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Meeting, Source, Statement, WorkingGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models import Record
    from dipldata.problems import Pointer

    Place = tuple[Pointer, str | None]


def own_texts(record: Record) -> Iterator[tuple[Pointer, str]]:
    """Yield the texts that the curator wrote, with their places; words of a source are left out."""
    for pointer, text in _texts(record):
        if text:
            yield pointer, text


def _texts(record: Record) -> Iterator[Place]:
    if isinstance(record, Statement):
        yield from _of_statement(record)
    elif isinstance(record, Meeting):
        yield from _of_meeting(record)
    elif isinstance(record, WorkingGroup):
        yield from _of_group(record)
    elif isinstance(record, Source):
        yield ("summary",), record.summary
    yield ("notes",), record.notes


def _of_statement(statement: Statement) -> Iterator[Place]:
    yield ("title",), statement.title
    yield ("made", "note"), statement.made.note
    for index, claim in enumerate(statement.claims):
        yield ("claims", index, "text"), claim.text
    for index, relation in enumerate(statement.relations):
        yield ("relations", index, "note"), relation.note


def _of_meeting(meeting: Meeting) -> Iterator[Place]:
    yield ("title",), meeting.title
    yield ("start", "note"), meeting.start.note
    for index, side_date in enumerate(meeting.side_dates):
        yield ("side_dates", index, "note"), side_date.note
    yield from _of_steps(meeting)
    for index, outcome in enumerate(meeting.outcomes):
        yield ("outcomes", index, "text"), outcome.text


def _of_group(group: WorkingGroup) -> Iterator[Place]:
    for index, cadence in enumerate(group.cadence):
        yield ("cadence", index, "text"), cadence.text
    yield from _of_steps(group)
    for index, group_step in enumerate(group.history):
        yield ("history", index, "trigger"), group_step.trigger
    yield ("identity", "note"), group.identity.note if group.identity else None


def _of_steps(record: Meeting | WorkingGroup) -> Iterator[Place]:
    for index, step in enumerate(record.history):
        yield ("history", index, "note"), step.note
        yield ("history", index, "known", "note"), step.known.note
