"""The sources that a record rests on, and where these have their reports from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Meeting, WorkingGroup
from dipldata.rules._steps import is_common_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Source


def cited_ids(record: Record) -> tuple[str, ...]:
    """List the ids of the sources that a record cites, each once: its citations, then the sources of its steps."""
    found = [citation.source for citation in record.citations]
    if isinstance(record, Meeting | WorkingGroup):
        found += [source for step in record.history for source in step.sources]
    return tuple(dict.fromkeys(found))


def known_sources(ids: Iterable[str], dataset: Dataset) -> tuple[Source, ...] | None:
    """Look up sources by id, or return None where one of them is missing or unreadable, so that nothing is certain."""
    found: list[Source] = []
    known = dataset.sources
    for source_id in ids:
        source = known.get(source_id)
        if source is None:
            return None
        found.append(source)
    return tuple(found)


def was_read(source: Source) -> bool:
    """Whether any part of the source was read."""
    return source.consulted.form != "not_seen"


def parents(source: Source) -> tuple[str, ...]:
    """List the ids of the sources whose report or text a source passes on."""
    return (*source.derived_from, *((source.translation_of,) if source.translation_of else ()))


def lineage(sources: Iterable[Source], dataset: Dataset) -> tuple[Source, ...] | None:
    """List the sources with all those whose reports they pass on, at any distance; None where one is not known."""
    found: dict[str, Source] = {}
    waiting = list(sources)
    while waiting:
        source = waiting.pop()
        if source.id in found:
            continue
        found[source.id] = source
        further = known_sources(parents(source), dataset)
        if further is None:
            return None
        waiting += further
    return tuple(found.values())


def root_publishers(sources: Iterable[Source], dataset: Dataset) -> frozenset[str] | None:
    """Find who published the reports that the sources go back to; None where one of these is not known."""
    everything = lineage(sources, dataset)
    if everything is None:
        return None
    return frozenset(source.publisher for source in everything if not parents(source))


def speaks_for(source: Source, party: str) -> bool:
    """Whether a source is a party's own text, or a text of several parties, and was read."""
    return was_read(source) and (source.side == party or is_common_text(source))
