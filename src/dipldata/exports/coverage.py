"""How far the records reach and what they rest on: the figures of the manifest and of `docs/coverage.md`.

Only live records are counted. Shares are given as `number` of `of`, with their quotient to four decimals (null where
there is nothing to count). `SHARES` says what each share counts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dipldata.ids import RECORD_TYPES
from dipldata.rules._sources import cited_ids, known_sources, root_publishers
from dipldata.tables.computed import LEVELS, meeting_level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Record, Source, Statement
    from dipldata.models.fields import QualifiedDate

_Item = TypeVar("_Item")
Figures = dict[str, Any]
_SIDES: Final = ("us", "cn")
_PRIMARY: Final = "A"
_UNKNOWN: Final = "unknown"

SHARES: Final = {
    "meetings_with_both_readouts": "Held meetings, calls and rounds between the two sides (visits are not counted, "
    "their meetings are) with a readout of each side.",
    "records_with_two_roots": "Statements, meetings and working groups whose sources go back to reports or texts of "
    "two publishers or more. A paper that passes on an agency's report adds no root.",
    "facts_from_primary_text": "Statements, meetings, and steps in the life of meetings and working groups, each "
    "counted as one fact, of which a cited source is the issuing party's own text (reliability A).",
    "sources_read_as_excerpt": "Sources of which only a part was read (`consulted: excerpt`).",
}
"""What each share counts."""


def coverage_of(dataset: Dataset) -> Figures:
    """The figures of a dataset, as plain values in a stable order."""
    meetings = [*_live(dataset.meetings.values())]
    statements = [*_live(dataset.statements.values())]
    leaves = [meeting for meeting in meetings if meeting.kind != "visit"]
    return {
        "records": {kind: sum(1 for _ in _live(dataset.collection(kind).values())) for kind in RECORD_TYPES},
        "meetings": {
            "visits": len(meetings) - len(leaves),
            "within_visits_or_alone": len(leaves),
            "by_year": _by_year(leaves, lambda meeting: meeting.start),
            "by_level": _counted((meeting_level(meeting, dataset) or _UNKNOWN for meeting in leaves), LEVELS),
            "by_status": _counted(meeting.status or _UNKNOWN for meeting in leaves),
            "by_mode": _counted(meeting.mode for meeting in leaves),
        },
        "statements": {
            "by_year": _by_year(statements, lambda statement: statement.made),
            "by_kind": _counted(statement.kind for statement in statements),
        },
        "working_groups": {
            "by_status": _counted(group.status or _UNKNOWN for group in _live(dataset.working_groups.values()))
        },
        "sources": {
            "by_consulted": _counted(source.consulted.form for source in _live(dataset.sources.values())),
            "by_kind": _counted(source.kind for source in _live(dataset.sources.values())),
        },
        "shares": {
            "meetings_with_both_readouts": _share(_both_readouts(leaves, dataset)),
            "records_with_two_roots": _share(_two_roots(dataset)),
            "facts_from_primary_text": _share(_primary(meetings, statements, dataset)),
            "sources_read_as_excerpt": _share(
                source.consulted.form == "excerpt" for source in _live(dataset.sources.values())
            ),
        },
    }


def _live(records: Iterable[_Item]) -> Iterator[_Item]:
    return (record for record in records if getattr(record, "state", None) == "live")


def _counted(values: Iterable[str], order: tuple[str, ...] = ()) -> dict[str, int]:
    """How often each value occurs: in the given order, other values after it by the alphabet."""
    found = Counter(values)
    names = [*(name for name in order if name in found), *sorted(found.keys() - set(order))]
    return {name: found[name] for name in names}


def _by_year(records: Iterable[_Item], date_of: Callable[[_Item], QualifiedDate | None]) -> dict[str, int]:
    dates = (date_of(record) for record in records)
    first_days = (date.date.earliest or date.date.latest if date else None for date in dates)
    return _counted(str(day.year) if day else _UNKNOWN for day in first_days)


def _share(answers: Iterable[bool]) -> dict[str, float | int | None]:
    found = [*answers]
    number = sum(found)
    return {"number": number, "of": len(found), "share": round(number / len(found), 4) if found else None}


def _both_readouts(leaves: Iterable[Meeting], dataset: Dataset) -> Iterator[bool]:
    for meeting in leaves:
        if meeting.status == "held" and set(_SIDES) <= set(meeting.parties):
            sides = {readout.side for readout in _live(dataset.readouts(meeting.id))}
            yield set(_SIDES) <= sides


def _two_roots(dataset: Dataset) -> Iterator[bool]:
    """For each dated record, whether it rests on two publishers; a source that is not known counts for none."""
    for kind in ("statement", "meeting", "working_group"):
        records: Iterable[Record] = dataset.collection(kind).values()
        for record in _live(records):
            sources = known_sources(cited_ids(record), dataset) or ()
            yield len(root_publishers(sources, dataset) or ()) > 1


def _primary(meetings: Iterable[Meeting], statements: Iterable[Statement], dataset: Dataset) -> Iterator[bool]:
    for record in (*statements, *meetings):
        yield _has_primary((citation.source for citation in record.citations), dataset)
    steps = [step for meeting in meetings for step in meeting.history]
    group_steps = [step for group in _live(dataset.working_groups.values()) for step in group.history]
    for step in (*steps, *group_steps):
        yield _has_primary(step.sources, dataset)


def _has_primary(ids: Iterable[str], dataset: Dataset) -> bool:
    sources: Iterator[Source | None] = (dataset.sources.get(source_id) for source_id in ids)
    return any(source is not None and source.reliability == _PRIMARY for source in sources)
