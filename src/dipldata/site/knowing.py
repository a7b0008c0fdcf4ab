"""Since when each record was publicly known, by the rules of `dipldata.linked.known`, for a page that shows any day.

`Dataset.as_of` cuts the records at one day. Here the day on which each first appears in such a cut is worked out once,
so that a page can carry the days and a script can show what was known by any of them. A test holds both together.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.dates import parse_edtf
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.linked.computing import status
from dipldata.linked.facts import named, shapes
from dipldata.linked.known import DATED, LASTING, TOOK_PLACE
from dipldata.linked.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.facts import Field

Key = tuple[RecordType, str]
NEVER: Final = dt.date.max
"""The day of what has no certain day: it is in no dataset as of a day."""
ALWAYS: Final = dt.date.min


class Knowing:
    """Since when the records of a dataset, and their parts, were publicly known."""

    def __init__(self, ds: Dataset) -> None:
        self._plain = {(kind, one.id): one.to_dict() for kind in RECORD_TYPES for one in ds.collection(kind)}
        self._days: dict[Key, dt.date] = {}
        for kind, since in (("source", _source), ("statement", self._statement)):
            self._days |= {key: since(plain) for key, plain in self._plain.items() if key[0] == kind}
        for key, plain in self._plain.items():
            if key[0] in {"meeting", "working_group"}:
                self._days[key] = min(map(step_known, plain.get("history", ())), default=NEVER)
        self._add_registries()

    def record(self, kind: RecordType, record_id: str) -> dt.date:
        """The first day of which a dataset has a record; `NEVER` where it is in none."""
        return self._days.get((kind, record_id), NEVER)

    def took_place(self, meeting_id: str) -> dt.date:
        """The first day on which it was known that a meeting was held (or was disputed); `NEVER` if it was not."""
        return _took_place(self._plain["meeting", meeting_id])

    def statuses(self, kind: RecordType, record_id: str) -> list[tuple[dt.date, str]]:
        """The statuses of a meeting or group, each with the first day on which it was the status of the day."""
        plain = self._plain[kind, record_id]
        found: list[tuple[dt.date, str]] = []
        for day in sorted({_step_happened(step) for step in plain.get("history", ())} - {NEVER}):
            word = status(plain, day)
            if word is not None and (not found or found[-1][1] != word):
                found.append((day, word))
        return found

    def part(self, part: Mapping[str, Any], name: str) -> dt.date:
        """Since when a part, given as plain values and the name of its class, was public, had it been alone."""
        return self._part(name, part)

    def _statement(self, plain: Mapping[str, Any]) -> dt.date:
        if not plain.get("citations"):
            return _latest(plain["made"])
        return min(self.record("source", each["source"]) for each in plain["citations"])

    def _add_registries(self) -> None:
        """Work out the others: the day on which a known record first names one, or a cited source was published."""
        named_by: dict[Key, list[tuple[Key, dt.date]]] = defaultdict(list)
        queue = [(day, key) for key, day in self._days.items()]
        for key, plain in self._plain.items():
            for gate, to in self._references(key[0], plain):
                named_by[key].append((to, gate))
            if key not in self._days:
                cited = (self.record("source", each["source"]) for each in plain.get("citations", ()))
                queue.append((min(cited, default=NEVER), key))
        heapq.heapify(queue)
        settled: set[Key] = set()
        while queue:
            day, key = heapq.heappop(queue)
            if key in settled or day == NEVER:
                continue
            settled.add(key)
            self._days.setdefault(key, day)
            for to, gate in named_by[key]:
                if to in self._plain and to not in settled and to not in self._days:
                    heapq.heappush(queue, (max(day, gate), to))

    def _references(self, kind: RecordType, plain: Mapping[str, Any]) -> Iterator[tuple[dt.date, Key]]:
        """Every reference to a registry, with the day before which a cut leaves it out."""
        gate = _took_place(plain) if kind == "meeting" else ALWAYS
        name = RECORD_CLASSES[kind].__name__
        for field in shapes()[name].fields:
            for item in _items(field, plain.get(field.key)):
                least = ALWAYS
                if field.key in {"outcomes", "no_readout"} or (
                    field.key == "participants" and item["attendance"] != "expected"
                ):
                    least = gate
                if not (name in LASTING and field.key == "to"):
                    yield from ((max(least, since), key) for since, key in self._named(field, item))

    def _named(self, field: Field, item: Any) -> Iterator[tuple[dt.date, Key]]:  # noqa: ANN401 - any plain value
        if field.holds == "part":
            since = self._part(field.of, item)
            for inner in shapes()[field.of].fields:
                for each in _items(inner, item.get(inner.key)):
                    yield from ((max(since, day), key) for day, key in self._named(inner, each))
        elif field.holds not in {"plain", "date", "day", "office"}:
            keys = list(named(field, item))
            since = max((self._dated(key) for key in keys), default=ALWAYS)
            yield from ((since, key) for key in keys if key not in self._days)

    def _part(self, name: str, plain: Mapping[str, Any]) -> dt.date:
        """Since when a part is in a cut, as far as its own days and what it must name say."""
        since = _own_day(name, plain)
        for field in shapes()[name].fields:
            if field.required and field.holds in {"part", "link", "record", "claim"}:
                days = [self._item(field, item) for item in _items(field, plain.get(field.key))]
                since = max(since, min(days, default=ALWAYS))
        return since

    def _item(self, field: Field, item: Any) -> dt.date:  # noqa: ANN401 - any plain value
        if field.holds == "part":
            return self._part(field.of, item)
        return max((self._dated(key) for key in named(field, item)), default=ALWAYS)

    def _dated(self, key: Key) -> dt.date:
        """The day of a record with days of its own; registries become known by being named."""
        return self._days.get(key, NEVER) if key[0] in DATED else ALWAYS


def step_known(step: Mapping[str, Any]) -> dt.date:
    """The first day on which a step was certainly public."""
    return _latest(step["known"])


def _step_happened(step: Mapping[str, Any]) -> dt.date:
    effective = parse_edtf(step["effective"]["date"]).earliest if "effective" in step else None
    return max(step_known(step), effective or ALWAYS)


def _took_place(meeting: Mapping[str, Any]) -> dt.date:
    return min((step_known(step) for step in meeting["history"] if step["status"] in TOOK_PLACE), default=NEVER)


def _source(plain: Mapping[str, Any]) -> dt.date:
    return _latest(plain["published"])


def _latest(date: Mapping[str, Any]) -> dt.date:
    return parse_edtf(date["date"]).latest or NEVER


def _own_day(name: str, plain: Mapping[str, Any]) -> dt.date:
    if name in {"MeetingStep", "GroupStep"}:
        return step_known(plain)
    if name == "PublishedCorrection":
        return _latest(plain["date"])
    if name not in LASTING:
        return ALWAYS
    if "from" in plain:
        return parse_edtf(plain["from"]["date"]).earliest or ALWAYS
    if name == "Office" and plain.get("attested"):
        return min(map(_latest, plain["attested"]))
    return ALWAYS


def _items(field: Field, value: Any) -> Iterable[Any]:  # noqa: ANN401 - any plain value
    if value is None:
        return ()
    return cast("Iterable[Any]", value) if field.many else (value,)
