"""What the computed columns ask of other records than their own.

A dataset in memory answers all of it; a build that streams more records than fit there answers from an index on disk
(`dipldata.tables.stored_links`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Source


class Readout(NamedTuple):
    """A side's account of a meeting, as far as tables count it; `language` is that of the first cited source."""

    statement: str
    side: str | None
    topics: tuple[str, ...]
    language: str | None


class SourceFacts(NamedTuple):
    """What is asked of a source: when it was published (an uncertain date, as written), by whom, and when it was read.

    `origins` are the sources whose report or text it passes on.
    """

    published: str
    consulted: str | None
    language: str
    publisher: str
    reliability: str
    origins: tuple[str, ...]


def facts_of_source(source: Source) -> SourceFacts:
    """What is asked of a source."""
    consulted = source.consulted.date
    return SourceFacts(
        source.published.date.text,
        consulted.text if consulted else None,
        source.language,
        source.publisher,
        source.reliability,
        (*source.derived_from, *((source.translation_of,) if source.translation_of else ())),
    )


class Links(Protocol):
    """Answers about other records, by id; what does not exist has no readouts, no rounds and no level."""

    def readouts(self, meeting_id: str) -> Sequence[Readout]:
        """The readouts of a meeting, by id."""
        ...

    def held_rounds(self, group_id: str) -> int:
        """How many meetings of a working group are recorded as held."""
        ...

    def level(self, person_id: str, office: str) -> str | None:
        """The level of a person's office, by its key."""
        ...

    def source(self, source_id: str) -> SourceFacts | None:
        """What is asked of a source, or None where there is no such source."""
        ...


class DatasetLinks:
    """The answers of a dataset in memory."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def readouts(self, meeting_id: str) -> Sequence[Readout]:
        """The readouts of a meeting, by id."""
        sources = self._dataset.sources
        found = []
        for statement in self._dataset.readouts(meeting_id):
            source = sources.get(statement.citations[0].source) if statement.citations else None
            language = source.language if source else None
            found.append(Readout(statement.id, statement.side, statement.topics, language))
        return found

    def held_rounds(self, group_id: str) -> int:
        """How many meetings of a working group are recorded as held."""
        return sum(meeting.status == "held" for meeting in self._dataset.rounds(group_id))

    def level(self, person_id: str, office: str) -> str | None:
        """The level of a person's office, by its key."""
        person = self._dataset.people.get(person_id)
        held = person.office(office) if person else None
        return held.level if held else None

    def source(self, source_id: str) -> SourceFacts | None:
        """What is asked of a source, or None where there is no such source."""
        found = self._dataset.sources.get(source_id)
        return None if found is None else facts_of_source(found)
