"""What was publicly known on a day, for every type of record.

A **source** is known from the latest day on which it can have been published. A **statement** is known once one of the
sources that it cites was, and where it cites none, from the latest day on which it can have been made. A **meeting** or
**working group** is known once a step of its history was certainly public (decision 0005). A **person**,
**organization**, **place**, **topic** or **party** is known once a known record names it, or a source that it cites was
published.

Of a known record this much is left out: steps that were not public; citations of, references to and whole entries about
what was not known; names, offices, chairs and cadences that had not begun; ends that had not come; corrections not yet
issued; attestations of an office by later days. Of a meeting not yet known to have been held, everything is left out
that takes for granted that it was: outcomes, sides without a readout, and participants other than expected ones.

All else is as it is coded today, because it has no day of its own: titles, places, topics, verification, the curators'
remarks and revisions. A step that was public but still lay ahead stays in the history, and does not count for `status`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.dates import parse_edtf
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.linked.computing import is_known
from dipldata.linked.facts import Field, Shape, named, references, shapes
from dipldata.linked.records import RECORD_CLASSES
from dipldata.linked.stores import MemoryStore

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from dipldata.linked.stores import Store

Key = tuple[RecordType, str]
Plain = dict[str, Any]
DATED: Final[frozenset[RecordType]] = frozenset({"source", "statement", "meeting", "working_group"})
"""Types with days of their own; the others are known through them."""
LASTING: Final = frozenset({"Office", "Chair", "GroupName", "Name", "Cadence", "Organization"})
"""What has a beginning and an end (`from`, `to`)."""
_PRESUPPOSES_HELD: Final = ("outcomes", "no_readout")
TOOK_PLACE: Final = frozenset({"held", "disputed"})
"""The statuses by which a meeting is known to have been held, or is said to have been."""
_AHEAD: Final = "expected"


def store_as_of(store: Store, day: dt.date) -> MemoryStore:
    """The records of a store as they were publicly known on a day; all retired ids still lead somewhere."""
    cut = _Cut(store, day)
    return MemoryStore(store.about, cut.records(), store.retired().values())


class _Cut:
    """One cut through the records at a day."""

    def __init__(self, store: Store, day: dt.date) -> None:
        self._store = store
        self._day = day
        self._known: set[Key] = {("source", one) for one in store.ids("source") if self._is_published(one)}
        kinds: tuple[RecordType, ...] = ("statement", "meeting", "working_group")
        self._known |= {(kind, one) for kind in kinds for one in store.ids(kind) if self._has_come(kind, one)}

    def records(self) -> Iterator[Plain]:
        """Every known record, cut; registries are added as far as they are named."""
        others = (kind for kind in RECORD_TYPES if kind not in DATED)
        cited = {(kind, one) for kind in others for one in self._store.ids(kind) if self._is_cited(kind, one)}
        queue = sorted(self._known | cited)
        self._known |= cited
        while queue:
            kind, record_id = queue.pop()
            plain = self._record(kind, record_id)
            yield plain
            named_here = {(to, one) for _, to, one in references(_shape(kind), plain)}
            new = {key for key in named_here - self._known if self._store.has(*key)}
            self._known |= new
            queue += sorted(new)

    def _is_published(self, source: str) -> bool:
        latest = parse_edtf(self._store.plain("source", source)["published"]["date"]).latest
        return latest is not None and latest <= self._day

    def _has_come(self, kind: RecordType, record_id: str) -> bool:
        plain = self._store.plain(kind, record_id)
        if kind != "statement":
            return any(is_known(step, self._day) for step in plain.get("history", ()))
        if plain.get("citations"):
            return self._is_cited(kind, record_id)
        latest = parse_edtf(plain["made"]["date"]).latest
        return latest is not None and latest <= self._day

    def _is_cited(self, kind: RecordType, record_id: str) -> bool:
        citations = self._store.plain(kind, record_id).get("citations", ())
        return any(("source", citation["source"]) in self._known for citation in citations)

    def _record(self, kind: RecordType, record_id: str) -> Plain:
        plain = dict(self._store.plain(kind, record_id))
        shape = _shape(kind)
        if kind == "meeting" and not self._took_place(plain):
            plain = {key: value for key, value in plain.items() if key not in _PRESUPPOSES_HELD}
            plain["participants"] = [one for one in plain["participants"] if one["attendance"] == _AHEAD]
        found = {"id": record_id, **self._fields(shape, plain, RECORD_CLASSES[kind].__name__)}
        if not found.get("names", True):
            # A record is never without a name: the first stands in where none was in use yet.
            found["names"] = plain["names"][:1]
        return found

    def _took_place(self, meeting: Mapping[str, Any]) -> bool:
        return any(step["status"] in TOOK_PLACE and is_known(step, self._day) for step in meeting["history"])

    def _fields(self, shape: Shape, plain: Mapping[str, Any], name: str) -> Plain:
        """The fields of a record or part, without what was not known."""
        found: Plain = {}
        for field in shape.fields:
            value = plain.get(field.key)
            if value is not None and not self._is_end_to_come(field, value, name):
                kept = self._value(field, value)
                if kept is not None and (kept != [] or value == [] or field.required):
                    found[field.key] = kept
        return found

    def _value(self, field: Field, value: Any) -> Any:  # noqa: ANN401 - any plain value
        if field.many:
            return [kept for item in value if (kept := self._item(field, item)) is not None]
        return self._item(field, value)

    def _item(self, field: Field, item: Any) -> Any:  # noqa: ANN401 - any plain value
        """A value, or None where it names what was not known or was not public itself."""
        if field.holds == "part":
            came = field.key != "attested" or self._came(item)
            return self._part(field.of, item) if came else None
        if field.holds in {"link", "record", "claim"} and not all(self._may_name(key) for key in named(field, item)):
            return None
        return item

    def _may_name(self, key: Key) -> bool:
        """Whether a reference may stay: registries become known by being named; `press` and the like name nothing."""
        return key[0] not in DATED or key in self._known

    def _part(self, name: str, plain: Mapping[str, Any]) -> Plain | None:
        shape = shapes()[name]
        if not self._is_public(name, plain):
            return None
        found = self._fields(shape, plain, name)
        if name == "Office" and "from" not in plain and plain.get("attested") and not found.get("attested"):
            return None
        missing = (field for field in shape.fields if field.required and field.key not in found)
        return None if any(field.key in plain for field in missing) else found

    def _is_public(self, name: str, plain: Mapping[str, Any]) -> bool:
        """Whether a part that has a day of its own was public by then, or had begun."""
        if name in {"MeetingStep", "GroupStep"}:
            return is_known(plain, self._day)
        if name == "PublishedCorrection":
            return self._came(plain["date"])
        return name not in LASTING or "from" not in plain or self._may_have_begun(plain["from"])

    def _came(self, date: Mapping[str, Any]) -> bool:
        latest = parse_edtf(date["date"]).latest
        return latest is not None and latest <= self._day

    def _may_have_begun(self, date: Mapping[str, Any]) -> bool:
        earliest = parse_edtf(date["date"]).earliest
        return earliest is None or earliest <= self._day

    def _is_end_to_come(self, field: Field, value: Any, name: str) -> bool:  # noqa: ANN401 - any plain value
        return field.key == "to" and name in LASTING and not self._came(value)


def _shape(kind: RecordType) -> Shape:
    return RECORD_CLASSES[kind].shape
