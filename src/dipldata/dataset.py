"""The dataset: immutable records by type and id, and the links between them in both directions."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.models.references import Reference, find_references
from dipldata.similar import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dipldata.models import (
        Meeting,
        Organization,
        Party,
        Person,
        Place,
        Record,
        Retired,
        Source,
        Statement,
        Topic,
        WorkingGroup,
    )
    from dipldata.models.contents import Named

Key = tuple[RecordType, str]
"""Type and id of a record."""


class Dataset:
    """Records by type and id.

    `broken` names records that exist but could not be read: they count as known ids, so that one broken file does not
    turn every reference to it into a second problem.
    """

    def __init__(self, records: Iterable[Record], retired: Iterable[Retired] = (), broken: Iterable[Key] = ()) -> None:
        self._records: dict[RecordType, dict[str, Record]] = {kind: {} for kind in RECORD_TYPES}
        for record in records:
            self._records[_kind(record)][record.id] = record
        self._retired: dict[Key, Retired] = {(record.type, record.id): record for record in retired}
        self._broken: frozenset[Key] = frozenset(broken)
        self.look_ups: Any = None
        """What `rules.look_ups` keeps of the dataset."""

    def __len__(self) -> int:
        return sum(len(group) for group in self._records.values())

    def __iter__(self) -> Iterator[Record]:
        """Every live or draft record, by type and then by id."""
        for kind in RECORD_TYPES:
            yield from self.collection(kind).values()

    def collection(self, kind: RecordType) -> Mapping[str, Record]:
        """The records of one type by id, in the order of their ids."""
        return self._sorted[kind]

    @cached_property
    def _sorted(self) -> dict[RecordType, Mapping[str, Record]]:
        return {kind: MappingProxyType(dict(sorted(group.items()))) for kind, group in self._records.items()}

    @property
    def statements(self) -> Mapping[str, Statement]:
        """All statements by id."""
        return cast("Mapping[str, Statement]", self.collection("statement"))

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """All meetings by id."""
        return cast("Mapping[str, Meeting]", self.collection("meeting"))

    @property
    def working_groups(self) -> Mapping[str, WorkingGroup]:
        """All working groups by id."""
        return cast("Mapping[str, WorkingGroup]", self.collection("working_group"))

    @property
    def people(self) -> Mapping[str, Person]:
        """All people by id."""
        return cast("Mapping[str, Person]", self.collection("person"))

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """All organizations by id."""
        return cast("Mapping[str, Organization]", self.collection("organization"))

    @property
    def places(self) -> Mapping[str, Place]:
        """All places by id."""
        return cast("Mapping[str, Place]", self.collection("place"))

    @property
    def topics(self) -> Mapping[str, Topic]:
        """All topics by id."""
        return cast("Mapping[str, Topic]", self.collection("topic"))

    @property
    def parties(self) -> Mapping[str, Party]:
        """All parties by id."""
        return cast("Mapping[str, Party]", self.collection("party"))

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return cast("Mapping[str, Source]", self.collection("source"))

    @property
    def retired(self) -> Mapping[Key, Retired]:
        """The retired ids, with what became of each."""
        return MappingProxyType(self._retired)

    def get(self, kind: RecordType, record_id: str) -> Record | None:
        """A live or draft record, or None."""
        return self._records[kind].get(record_id)

    def is_live(self, kind: RecordType, record_id: str) -> bool:
        """Whether the id names a live record."""
        record = self._records[kind].get(record_id)
        return record is not None and record.state == "live"

    def are_live(self, references: Sequence[Named]) -> bool:
        """Whether all of some references, as found by `contents_of`, are to live records as a whole."""
        return all(not claim and self.is_live(cast("RecordType", kind), name) for kind, name, *claim in references)

    def is_known(self, kind: RecordType, record_id: str) -> bool:
        """Whether the id names a record that exists, be it live, draft, retired or unreadable."""
        key = (kind, record_id)
        return record_id in self._records[kind] or key in self._retired or key in self._broken

    def ids(self, kind: RecordType) -> Iterator[str]:
        """Every id of a type that a reference may name, unreadable records included."""
        yield from self._records[kind]
        yield from (record_id for broken_kind, record_id in self._broken if broken_kind == kind)

    def closest_id(self, kind: RecordType, word: str) -> str | None:
        """The id of a type that was probably meant by a word; see `dipldata.similar`."""
        if kind not in self._names:
            self._names[kind] = Names(self.ids(kind))
        return self._names[kind].closest(word)

    @cached_property
    def _names(self) -> dict[RecordType, Names]:
        return {}

    def references(self, record: Record | Retired) -> tuple[Reference, ...]:
        """The references of a record, found once."""
        key = (_kind(record), record.id)
        found = self._references.get(key)
        if found is None:
            found = self._references[key] = find_references(record)
        return found

    @cached_property
    def _references(self) -> dict[Key, tuple[Reference, ...]]:
        return {}

    def referrers(self, kind: RecordType, record_id: str) -> tuple[tuple[Record, Reference], ...]:
        """The records that refer to a record, with the reference of each, in the order of type and id."""
        return tuple(self._referrers.get((kind, record_id), ()))

    @cached_property
    def _referrers(self) -> dict[Key, list[tuple[Record, Reference]]]:
        found: dict[Key, list[tuple[Record, Reference]]] = defaultdict(list)
        for record in self:
            for reference in self.references(record):
                found[reference.kind, reference.id].append((record, reference))
        return found

    def _referring(self, kind: RecordType, record_id: str, from_kind: RecordType, field: str) -> tuple[Any, ...]:
        return tuple(
            record
            for record, reference in self.referrers(kind, record_id)
            if _kind(record) == from_kind and reference.pointer[0] == field
        )

    def statements_on(self, meeting_id: str) -> tuple[Statement, ...]:
        """The statements made at or about a meeting (`occasion`), by id."""
        return self._referring("meeting", meeting_id, "statement", "occasion")

    def readouts(self, meeting_id: str) -> tuple[Statement, ...]:
        """The readouts of a meeting, by id."""
        return tuple(statement for statement in self.statements_on(meeting_id) if statement.kind == "readout")

    def rounds(self, group_id: str) -> tuple[Meeting, ...]:
        """The meetings of a working group, by id."""
        return self._referring("working_group", group_id, "meeting", "working_group")

    def parts(self, visit_id: str) -> tuple[Meeting, ...]:
        """The meetings inside a visit, by id."""
        return self._referring("meeting", visit_id, "meeting", "part_of")

    def meetings_of(self, person_id: str) -> tuple[Meeting, ...]:
        """The meetings in which a person takes part, by id."""
        return self._referring("person", person_id, "meeting", "participants")


def _kind(record: Record | Retired) -> RecordType:
    return cast("RecordType", record.type)  # type: ignore[union-attr]  # every concrete record has a type
