"""A dataset of which only the facts are at hand: a record is read when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.dataset import Dataset, Key
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.models import Record, Retired
from dipldata.models.contents import LINKED
from dipldata.models.references import Reference, find_references
from dipldata.rules.look_ups import supply
from dipldata.survey.facts import REFERRERS, Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from dipldata.models import Meeting, Statement
    from dipldata.models.contents import Named
    from dipldata.survey.catalogue import Catalogue

EVERYTHING: Final = "*"
"""The trace of a look at all records of a type."""


class Trace:
    """What was looked at since `begin`: `type/id` for a record, `index:key` for the items of a key."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.is_on = True

    def begin(self) -> set[str]:
        """Forget what was looked at, and collect what is from now on."""
        self.seen = set()
        return self.seen


class LazyDataset(Dataset):
    """Looks like a dataset to rules. `read` reads the record of a file; every look is noted in `trace`."""

    def __init__(self, catalogue: Catalogue, read: Callable[[str], Record | Retired | None]) -> None:
        super().__init__(())
        self.trace: Final = Trace()
        self.catalogue: Final = catalogue
        self._read: Final = read
        self._collections = {kind: _Records(self, kind) for kind in RECORD_TYPES}
        self._models: dict[tuple[str, str, bool], Record | Retired] = {}
        self.contributions: Final = _Contributions(catalogue, self.trace)
        supply(self, self.contributions)

    def adopt(self, facts: Facts, record: Record | Retired) -> None:
        """Take a record that has been read already, if its file is the one that stands for it."""
        retired = isinstance(record, Retired)
        if self.catalogue.standing(facts.kind, facts.id, retired=retired) == facts.path:
            self._models[facts.kind, facts.id, retired] = record

    def forget(self) -> None:
        """Let go of all records, and of what was worked out from them."""
        self._models.clear()
        self._names.clear()
        self.contributions.forget()

    def dissolve(self) -> None:
        """Let go of everything at the end, so that nothing is left for the search for cyclic garbage."""
        self._collections.clear()
        self._models.clear()
        self._names.clear()
        self.contributions.dissolve()

    def __len__(self) -> int:
        return sum(len(self.catalogue.ids(kind)) for kind in RECORD_TYPES)

    def collection(self, kind: RecordType) -> Mapping[str, Record]:
        """The records of one type by id, in the order of their ids."""
        return self._collections[kind]

    @property
    def retired(self) -> Mapping[Key, Retired]:
        """The retired ids, with what became of each."""
        return _RetiredRecords(self)

    def get(self, kind: RecordType, record_id: str) -> Record | None:
        """A live or draft record, or None."""
        if self.trace.is_on:
            self.trace.seen.add(f"{kind}/{record_id}")
        found = self._models.get((kind, record_id, False)) or self._model(kind, record_id, retired=False)
        return cast("Record | None", found)

    def get_retired(self, kind: RecordType, record_id: str) -> Retired | None:
        """A retired record, or None."""
        self.trace.seen.add(f"{kind}/{record_id}")
        found = self._models.get((kind, record_id, True)) or self._model(kind, record_id, retired=True)
        return cast("Retired | None", found)

    def _model(self, kind: str, record_id: str, *, retired: bool) -> Record | Retired | None:
        path = self.catalogue.standing(kind, record_id, retired=retired)
        found = None if path is None else self._read(path)
        if found is not None:
            self._models[kind, record_id, retired] = found
        return found

    def is_live(self, kind: RecordType, record_id: str) -> bool:
        """Whether the id names a live record."""
        if self.trace.is_on:
            self.trace.seen.add(f"{kind}/{record_id}")
        return self.catalogue.is_live(kind, record_id)

    def are_live(self, references: Sequence[Named]) -> bool:
        """Whether all of some references, as found by `contents_of`, are to live records as a whole."""
        if self.trace.is_on:
            self.trace.seen.update(f"{kind}/{name}" for kind, name, *_ in references)
        return self.catalogue.are_live(references)

    def is_known(self, kind: RecordType, record_id: str) -> bool:
        """Whether the id names a record that exists, be it live, draft, retired or unreadable."""
        self.trace.seen.add(f"{kind}/{record_id}")
        return self.catalogue.is_known(kind, record_id)

    def ids(self, kind: RecordType) -> Iterator[str]:
        """Every id of a type that a reference may name, unreadable records included."""
        self.trace.seen.add(EVERYTHING)
        return iter(self.catalogue.known_ids(kind))

    def closest_id(self, kind: RecordType, word: str) -> str | None:
        """The id of a type that was probably meant by a word."""
        self.trace.seen.add(EVERYTHING)
        return super().closest_id(kind, word)

    def references(self, record: Record | Retired) -> tuple[Reference, ...]:
        """The references of a record."""
        return find_references(record)

    def referrers(self, kind: RecordType, record_id: str) -> tuple[tuple[Record, Reference], ...]:
        """The records that refer to a record, with the reference of each, in the order of type and id."""
        if kind in LINKED:
            items = self.contributions.items(REFERRERS, f"{kind}/{record_id}")
            keys = list(dict.fromkeys((item[1], item[0]) for item in items))
            records = [record for key in keys if (record := self.get(*key)) is not None]
        else:
            records = list(self)
        return tuple(
            (record, reference)
            for record in records
            for reference in self.references(record)
            if (reference.kind, reference.id) == (kind, record_id)
        )

    def _referring(self, kind: RecordType, record_id: str, from_kind: RecordType, field: str) -> tuple[Any, ...]:
        if kind not in LINKED:
            return super()._referring(kind, record_id, from_kind, field)
        items = self.contributions.items(REFERRERS, f"{kind}/{record_id}")
        return tuple(self.get(from_kind, name) for name, of_kind, at in items if (of_kind, at) == (from_kind, field))

    def statements_on(self, meeting_id: str) -> tuple[Statement, ...]:
        """The statements made at or about a meeting (`occasion`), by id."""
        return self._referring("meeting", meeting_id, "statement", "occasion")

    def rounds(self, group_id: str) -> tuple[Meeting, ...]:
        """The meetings of a working group, by id."""
        return self._referring("working_group", group_id, "meeting", "working_group")

    def parts(self, visit_id: str) -> tuple[Meeting, ...]:
        """The meetings inside a visit, by id."""
        return self._referring("meeting", visit_id, "meeting", "part_of")


class _Records(Mapping[str, "Record"]):
    """The records of one type."""

    def __init__(self, dataset: LazyDataset, kind: RecordType) -> None:
        self._dataset = dataset
        self._kind = kind

    def __getitem__(self, record_id: str) -> Record:
        found = self._dataset.get(self._kind, record_id)
        if found is None:
            raise KeyError(record_id)
        return found

    def get(self, record_id: str, default: Any = None) -> Any:  # noqa: ANN401 - the signature of mappings
        return self._dataset.get(self._kind, record_id) or default

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self._dataset.get(self._kind, record_id) is not None

    def __iter__(self) -> Iterator[str]:
        self._dataset.trace.seen.add(EVERYTHING)
        return iter(sorted(self._dataset.catalogue.ids(self._kind)))

    def __len__(self) -> int:
        self._dataset.trace.seen.add(EVERYTHING)
        return len(self._dataset.catalogue.ids(self._kind))


class _RetiredRecords(Mapping[Key, "Retired"]):
    """The retired records."""

    def __init__(self, dataset: LazyDataset) -> None:
        self._dataset = dataset

    def __getitem__(self, key: Key) -> Retired:
        found = self._dataset.get_retired(*key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        self._dataset.trace.seen.add(EVERYTHING)
        return iter(self._dataset.catalogue.retired_keys())

    def __len__(self) -> int:
        self._dataset.trace.seen.add(EVERYTHING)
        return len(self._dataset.catalogue.retired_keys())


class _Contributions:
    """What the records contribute to each index."""

    def __init__(self, catalogue: Catalogue, trace: Trace) -> None:
        self._trace: Final = trace
        self._catalogue: Final = catalogue
        self._derived: dict[Hashable, Any] = {}

    def dissolve(self) -> None:
        """Let go of everything that was worked out."""
        self._derived.clear()

    def forget(self) -> None:
        """Let go of what was worked out for single keys."""
        self._derived = {mark: found for mark, found in self._derived.items() if not isinstance(mark, tuple)}

    def items(self, index: str, key: str) -> Sequence[tuple[Any, ...]]:
        """The items of one key, in the order of the types of records and of their ids."""
        mark = f"{index}:{key}"
        if self._trace.is_on:
            self._trace.seen.add(mark)
        return self._catalogue.items(mark)

    def worked_out(self, index: str, key: str, work_out: Callable[[Sequence[Any]], Any]) -> Any:  # noqa: ANN401
        """What a function makes of the items of one key, worked out once."""
        mark = f"{index}:{key}"
        if self._trace.is_on:
            self._trace.seen.add(mark)
        derived = (work_out, key)
        if derived not in self._derived:
            self._derived[derived] = work_out(self._catalogue.items(mark))
        return self._derived[derived]

    def derived(self, mark: Hashable, work_out: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is worked out
        """What was worked out under a mark before, or else is now."""
        if mark not in self._derived:
            self._derived[mark] = work_out()
        return self._derived[mark]
