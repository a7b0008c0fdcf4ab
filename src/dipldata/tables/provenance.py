"""The table `provenance`: for each fact of a record, the sources that support it, and when it was known and recorded.

A fact is a value at a place: a date, a name, a participant's office, a topic. What a record says of itself (id, state,
citations, revisions), keys, what is false, coordinates and the remarks of the curator are no facts. Sources are their
own provenance and are not listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.dates import EDTF_PATTERN, parse_edtf
from dipldata.tables.bindings import RECORD_TYPE_VALUES
from dipldata.tables.declaring import Column, ColumnType, ForeignKey, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.plain import Plain, PlainRecord
    from dipldata.tables.links import Links

_SKIPPED: Final = frozenset({
    "id", "type", "state", "location", "verification", "citations", "external_ids", "notes", "revisions",
    "distinct_from",
})  # fmt: skip
_STEP: Final = re.compile(r"^history\[([0-9]+)\]")
_QUOTE: Final = re.compile(r"^quotes\[([0-9]+)\]")
_GROUNDS: Final = frozenset({"sources", "claims"})
"""What a step rests on is its provenance, not one of its facts."""
_NO_FACTS: Final = frozenset({"key", "attested"})
"""Parts of parts that are no facts: keys are the curator's, and days of attestation are themselves provenance."""


class _Ground(NamedTuple):
    source: str | None
    locator: str | None = None


def _column(name: str, text: str, example: object, kind: ColumnType = "string", **more: Any) -> Column:  # noqa: ANN401 - passed on
    return Column(name, kind, text, example=example, computed=True, **more)


PROVENANCE: Final = Table(
    "provenance",
    "Where each fact comes from: its sources, since when it was public, and when it was recorded.",
    "One source of one fact; or one fact for which no source is cited.",
    (
        _column("record_type", "Type of the record.", "meeting", values=RECORD_TYPE_VALUES),
        _column("record_id", "The record, by its id.", "2023-11-03-lambert-hong"),
        _column("field", "Path of the fact in the record, places in lists counted from 0.", "participants[0].office"),
        _column("position", "Place of the source among those of the fact, counted from 0.", 0, "integer"),
        _column("value", "The fact, as text.", "secretary-of-state"),
        _column("source", "The source; empty where none is cited.", "state-2023-11-03-lambert-hong"),
        _column("locator", "Where in the source.", "paragraph 2"),
        _column(
            "known", "When the fact became public: the day of the step, else the publication of the source.",
            "2023-11", "edtf", pattern=EDTF_PATTERN,
        ),
        _column("known_latest", "The last day that `known` can mean: public by then.", "2023-11-30", "date"),
        _column(
            "recorded", "The last revision that names the fact, else the day on which the source was read.",
            "2026-11-23", "date",
        ),
    ),
    ("record_type", "record_id", "field", "position"),
    (ForeignKey(("record_type", "record_id"), "records", ("type", "id")), ForeignKey(("source",), "sources", ("id",))),
)  # fmt: skip


def provenance_rows(plain: PlainRecord, links: Links) -> Iterator[Row]:
    """The rows of a live record in its plain form, by place in the record and then by source."""
    if plain["type"] == "source":
        return
    for field, value in _facts(plain):
        known = _step_known(plain, field)
        for position, ground in enumerate(_grounds(plain, field)):
            days = links.source(ground.source) if ground.source else None
            since = known or (days.published if days else None)
            yield {
                "record_type": str(plain["type"]),
                "record_id": str(plain["id"]),
                "field": field,
                "position": position,
                "value": value,
                "source": ground.source,
                "locator": ground.locator,
                "known": since,
                "known_latest": _latest(since),
                "recorded": _revised(plain, field) or (days.consulted if days else None),
            }


def _facts(plain: PlainRecord) -> Iterator[tuple[str, str]]:
    """Every fact by its path, as text."""
    for key, value in plain.items():
        if key not in _SKIPPED:
            yield from _leaves(key, value)


def _leaves(path: str, value: Plain) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from _leaves(f"{path}[{at}]", item)
    elif isinstance(value, dict):
        if {"date", "basis"} <= value.keys():
            yield path, str(value["date"])  # how a date is known is no fact of its own
            return
        skipped = _NO_FACTS | _GROUNDS if _STEP.fullmatch(path) else _NO_FACTS
        for key, part in value.items():
            if key not in skipped:
                yield from _leaves(f"{path}.{key}", part)
    elif value is not False:
        yield path, "true" if value is True else str(value)


def _grounds(plain: PlainRecord, field: str) -> list[_Ground]:
    """What supports a fact: the sources of its step, the source of its quote, or the citations that name it."""
    citations: list[Any] = _listed(plain, "citations")
    own = _own_sources(plain, field)
    if own:
        locators = {citation["source"]: citation.get("locator") for citation in reversed(citations)}
        return [_Ground(source, locators.get(source)) for source in own]
    cited = [
        _Ground(citation["source"], citation.get("locator"))
        for citation in citations
        if not citation.get("supports") or any(_covers(path, field) for path in citation["supports"])
    ]
    return cited or [_Ground(None)]


def _own_sources(plain: PlainRecord, field: str) -> list[str]:
    if step := _item(plain, "history", _STEP.match(field)):
        return [*dict.fromkeys(step["sources"])]
    quote = _item(plain, "quotes", _QUOTE.match(field))
    return [quote["source"]] if quote and "source" in quote else []


def _step_known(plain: PlainRecord, field: str) -> str | None:
    step = _item(plain, "history", _STEP.match(field))
    return str(step["known"]["date"]) if step else None


def _item(plain: PlainRecord, key: str, found: re.Match[str] | None) -> Any:  # noqa: ANN401 - an item of a list
    return _listed(plain, key)[int(found[1])] if found else None


def _listed(plain: PlainRecord, key: str) -> list[Any]:
    value = plain.get(key)
    return value if isinstance(value, list) else []


def _covers(path: str, field: str) -> bool:
    """Whether a path names a fact, or what it is part of."""
    return field == path or field.startswith((f"{path}.", f"{path}["))


def _revised(plain: PlainRecord, field: str) -> str | None:
    """The day of the last revision that names a fact, what it is part of, or a part of it."""
    revisions = _listed(plain, "revisions")
    days = [
        each["date"]
        for each in revisions
        if any(_covers(path, field) or _covers(field, path) for path in each["fields"])
    ]
    return max(days, default=None)


def _latest(date: str | None) -> str | None:
    latest = parse_edtf(date).latest if date else None
    return latest.isoformat() if latest else None
