"""How far the records reach and what they rest on: the figures of the manifest and of `docs/coverage.md`.

Only live records are counted. Shares are given as `number` of `of`, with their quotient to four decimals (null where
there is nothing to count). `SHARES` says what each share counts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import RECORD_TYPES
from dipldata.models import Meeting, Source, Statement, WorkingGroup
from dipldata.rules._sources import cited_ids
from dipldata.tables import DatasetLinks, released
from dipldata.tables.computed import LEVELS, meeting_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record
    from dipldata.models.fields import QualifiedDate
    from dipldata.tables.links import Links, SourceFacts

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
    live = released(dataset)
    coverage = Coverage(DatasetLinks(live))
    for record in live:
        coverage.add(record)
    return coverage.figures()


class Coverage:
    """Counts live records as they go by, in any order; `links` answers about others."""

    def __init__(self, links: Links) -> None:
        self._links: Final = links
        self._records: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {}
        self._answers: dict[str, Counter[bool]] = {name: Counter() for name in SHARES}

    def add(self, record: Record) -> None:
        """Count a record."""
        self._records[record.type] += 1  # type: ignore[attr-defined]  # every concrete record has a type
        if isinstance(record, Meeting):
            self._add_meeting(record)
        elif isinstance(record, Statement):
            self._count("statements.by_year", _year(record.made))
            self._count("statements.by_kind", record.kind)
            self._answer("facts_from_primary_text", yes=self._is_primary(_cited(record)))
        elif isinstance(record, WorkingGroup):
            self._count("working_groups.by_status", record.status or _UNKNOWN)
            self._add_steps(record)
        elif isinstance(record, Source):
            self._count("sources.by_consulted", record.consulted.form)
            self._count("sources.by_kind", record.kind)
            self._answer("sources_read_as_excerpt", yes=record.consulted.form == "excerpt")
        if isinstance(record, Statement | Meeting | WorkingGroup):
            self._answer("records_with_two_roots", yes=len(self._root_publishers(cited_ids(record))) > 1)

    def _add_meeting(self, meeting: Meeting) -> None:
        self._answer("facts_from_primary_text", yes=self._is_primary(_cited(meeting)))
        self._add_steps(meeting)
        self._count("meetings", "visits" if meeting.kind == "visit" else "within_visits_or_alone")
        if meeting.kind == "visit":
            return
        self._count("meetings.by_year", _year(meeting.start))
        self._count("meetings.by_level", meeting_level(meeting, self._links) or _UNKNOWN)
        self._count("meetings.by_status", meeting.status or _UNKNOWN)
        self._count("meetings.by_mode", meeting.mode)
        if meeting.status == "held" and set(_SIDES) <= set(meeting.parties):
            sides = {readout.side for readout in self._links.readouts(meeting.id)}
            self._answer("meetings_with_both_readouts", yes=set(_SIDES) <= sides)

    def _add_steps(self, record: Meeting | WorkingGroup) -> None:
        for step in record.history:
            self._answer("facts_from_primary_text", yes=self._is_primary(step.sources))

    def _count(self, name: str, value: str) -> None:
        self._counts.setdefault(name, Counter())[value] += 1

    def _answer(self, share: str, *, yes: bool) -> None:
        self._answers[share][yes] += 1

    def _is_primary(self, ids: Iterable[str]) -> bool:
        sources = map(self._links.source, ids)
        return any(source is not None and source.reliability == _PRIMARY for source in sources)

    def _root_publishers(self, ids: Iterable[str]) -> frozenset[str]:
        """Who published the reports that sources go back to; nobody where one of these is not known."""
        found: dict[str, SourceFacts] = {}
        waiting = [*ids]
        while waiting:
            name = waiting.pop()
            if name not in found:
                source = self._links.source(name)
                if source is None:
                    return frozenset()
                found[name] = source
                waiting += source.origins
        return frozenset(source.publisher for source in found.values() if not source.origins)

    def figures(self) -> Figures:
        """The figures, as plain values in a stable order."""
        by_type = Counter(self._counts.get("meetings", {}))
        return {
            "records": {kind: self._records[kind] for kind in RECORD_TYPES},
            "meetings": {
                "visits": by_type["visits"],
                "within_visits_or_alone": by_type["within_visits_or_alone"],
                "by_year": self._ordered("meetings.by_year"),
                "by_level": self._ordered("meetings.by_level", LEVELS),
                "by_status": self._ordered("meetings.by_status"),
                "by_mode": self._ordered("meetings.by_mode"),
            },
            "statements": {
                "by_year": self._ordered("statements.by_year"),
                "by_kind": self._ordered("statements.by_kind"),
            },
            "working_groups": {"by_status": self._ordered("working_groups.by_status")},
            "sources": {
                "by_consulted": self._ordered("sources.by_consulted"),
                "by_kind": self._ordered("sources.by_kind"),
            },
            "shares": {name: _share(answers) for name, answers in self._answers.items()},
        }

    def _ordered(self, name: str, order: tuple[str, ...] = ()) -> dict[str, int]:
        """How often each value occurs: in the given order, other values after it by the alphabet."""
        found = self._counts.get(name, Counter())
        names = [*(value for value in order if value in found), *sorted(found.keys() - set(order))]
        return {value: found[value] for value in names}


def _cited(record: Record) -> Iterator[str]:
    return (citation.source for citation in record.citations)


def _year(date: QualifiedDate | None) -> str:
    day = (date.date.earliest or date.date.latest) if date else None
    return str(day.year) if day else _UNKNOWN


def _share(answers: Counter[bool]) -> dict[str, float | int | None]:
    number, of = answers[True], answers.total()
    return {"number": number, "of": of, "share": round(number / of, 4) if of else None}
