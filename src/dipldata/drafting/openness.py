"""What is still to be done about a new record that is right as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Meeting, Person, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record


def open_points(record: Record, dataset: Dataset) -> tuple[str, ...]:
    """What a curator would look for next, in a sentence each."""
    match record:
        case Meeting():
            return tuple(_of_meeting(record))
        case Statement():
            return tuple(_of_statement(record))
        case Source():
            return tuple(_of_source(record))
        case Person():
            return tuple(_of_person(record, dataset))
    return ()


def _of_meeting(meeting: Meeting) -> Iterator[str]:
    if meeting.status == "held":
        searched = {each.side for each in meeting.no_readout}
        for side in meeting.parties:
            if side not in searched:
                command = f"dipldata new statement --kind readout --side {side} --occasion {meeting.id}"
                yield f"the readout of {side}: `{command}`, or `no_readout` with the day and where you looked"
        if not meeting.outcomes:
            yield "`outcomes`: what was agreed or promised, or `none_announced` where a source says so"
    if not any(participant.capacity == "head" for participant in meeting.participants) and meeting.kind != "visit":
        yield "`capacity: head` of whoever led each side"


def _of_statement(statement: Statement) -> Iterator[str]:
    if not any(claim.about for claim in statement.claims):
        yield "`about` of the claims: the meetings, groups or topics that they concern"
    if statement.kind == "readout" and not statement.topics:
        yield "`topics`, coded from this text alone"


def _of_source(source: Source) -> Iterator[str]:
    if source.url is None and source.archive_url is None and source.via is None:
        yield "`url`, or `archive_url` or `via`: where the text can be read"
    if source.kind == "news_article" and not source.unnamed:
        yield "`unnamed`: people on whom the report relies without naming them, if any"
    yield "the records that it supports: nothing cites it yet"


def _of_person(person: Person, dataset: Dataset) -> Iterator[str]:
    sides = {office.side for office in person.offices}
    if "cn" in sides and dataset.is_known("party", "cn") and not any(name.lang == "zh" for name in person.names):
        yield "the name in Chinese characters (`lang: zh`)"
    for at, office in enumerate(person.offices):
        if office.from_ is None and not office.attested:
            yield f"`offices[{at}]`: `from`, or `attested` with a day on which a source shows the person in the office"
