"""Which records there are, in which files, and what they contribute: the facts of all files, made to be looked up."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, cast

from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.survey.facts import OF_SEVERAL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dipldata.dataset import Key
    from dipldata.models.contents import Named
    from dipldata.survey.facts import Facts
    from dipldata.survey.kept_files import Kept

    Known = Facts | Kept
    """What is known of a file, from now or from the last time."""
    Items = dict[str, list[tuple[Any, ...]]]
    """What records contribute under each `index:key`."""

RANK: Final[dict[str, int]] = {kind: at for at, kind in enumerate(RECORD_TYPES)}
"""The order of the types."""


_NO_RECORD: Final = frozenset({"", "broken"})


class Row(NamedTuple):
    """A file: the first fields of its `Facts`."""

    path: str
    kind: str
    id: str
    state: str
    has_record: bool


class Part(NamedTuple):
    """What is known of some files, as plain values that are passed on quickly; files of one name are in one part."""

    rows: Sequence[Row]
    items: Items


def part_of(facts: Iterable[Facts]) -> Part:
    """The part that holds the facts of some files, of which those of one name must come in the order of paths."""
    every = list(facts)
    standing = {(each.kind, each.id, each.state == "retired"): each for each in every if each.state not in _NO_RECORD}
    items: Items = {}
    for each in standing.values():
        for index, key, item in each.entries:
            mark = f"{index}:{key}"
            if mark in items:
                items[mark].append(item)
            else:
                items[mark] = [item]
    return Part([Row._make(each[:5]) for each in every], items)


class Catalogue(Protocol):
    """What can be looked up. Of several files with one record, the last by path stands for it."""

    def standing(self, kind: str, record_id: str, *, retired: bool) -> str | None:
        """The file that stands for a live or draft record, or for a retired one."""

    def is_live(self, kind: str, record_id: str) -> bool:
        """Whether a live record stands under an id."""

    def are_live(self, references: Iterable[Named]) -> bool:
        """Whether a live record stands under each type and id, and no reference names a claim, too."""

    def last_file(self, kind: str, record_id: str) -> str | None:
        """The last file of this type and name, whatever is in it."""

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether a file of the type and name exists, be it readable or not."""

    def ids(self, kind: RecordType) -> Sequence[str]:
        """The ids of live and draft records, each once, in the order of the first file of each."""

    def known_ids(self, kind: RecordType) -> Sequence[str]:
        """The same, and after them those of records that could not be read."""

    def retired_keys(self) -> Sequence[Key]:
        """Type and id of every retired record."""

    def items(self, mark: str) -> Sequence[tuple[Any, ...]]:
        """What records contribute under `index:key`, in the order of types and ids."""

    def repeated(self) -> dict[tuple[str, str], list[str]]:
        """The files with records of one type and name, where there are several, in the order of paths."""


class MemoryCatalogue:
    """A catalogue at hand: the files in the order of paths, and what their records contribute."""

    def __init__(self, rows: Sequence[Row | Known], items: Items) -> None:
        self._rows: Final = rows
        self._standing: Final = {
            (row.kind, row.id, row.state == "retired"): row for row in rows if row.state not in _NO_RECORD
        }
        self._live: Final[set[Named]] = {(row.kind, row.id) for row in self._standing.values() if row.state == "live"}
        self._last: Final = {(row.kind, row.id): row.path for row in rows}
        self._items: Final = items

    @classmethod
    def joined(cls, parts: Sequence[Part]) -> MemoryCatalogue:
        """The catalogue of some parts, whose items it takes over."""
        first, *others = parts
        items = first.items
        for part in others:
            for mark, found in part.items.items():
                if mark in items:
                    items[mark] += found
                else:
                    items[mark] = found
        for mark, found in items.items():
            if len(found) > 1:
                found.sort(key=_type_and_id if mark.partition(":")[0] in OF_SEVERAL_TYPES else itemgetter(0))
        return cls(sorted(row for part in parts for row in part.rows), items)

    def standing(self, kind: str, record_id: str, *, retired: bool) -> str | None:
        """The file that stands for a live or draft record, or for a retired one."""
        row = self._standing.get((kind, record_id, retired))
        return None if row is None else row.path

    def is_live(self, kind: str, record_id: str) -> bool:
        """Whether a live record stands under an id."""
        return (kind, record_id) in self._live

    def are_live(self, references: Iterable[Named]) -> bool:
        """Whether a live record stands under each type and id, and no reference names a claim, too."""
        return self._live.issuperset(references)

    def last_file(self, kind: str, record_id: str) -> str | None:
        """The last file of this type and name, whatever is in it."""
        return self._last.get((kind, record_id))

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether a file of the type and name exists, be it readable or not."""
        return (kind, record_id) in self._last

    def ids(self, kind: RecordType) -> Sequence[str]:
        """The ids of live and draft records, each once, in the order of the first file of each."""
        return list(dict.fromkeys(row.id for row in self._rows if row.kind == kind and row.state in {"live", "draft"}))

    def known_ids(self, kind: RecordType) -> Sequence[str]:
        """The same, and after them those of records that could not be read."""
        return [*self.ids(kind), *sorted({row.id for row in self._rows if row.kind == kind and row.state == "broken"})]

    def retired_keys(self) -> Sequence[Key]:
        """Type and id of every retired record."""
        return [(cast("RecordType", kind), name) for kind, name, retired in self._standing if retired]

    def items(self, mark: str) -> Sequence[tuple[Any, ...]]:
        """What records contribute under `index:key`, in the order of types and ids."""
        return self._items.get(mark, ())

    def repeated(self) -> dict[tuple[str, str], list[str]]:
        """The files with records of one type and name, where there are several, in the order of paths."""
        found: dict[tuple[str, str], list[str]] = {}
        for row in self._rows:
            if row.has_record:
                found.setdefault((row.kind, row.id), []).append(row.path)
        return {key: paths for key, paths in found.items() if len(paths) > 1}


def _type_and_id(item: tuple[Any, ...]) -> tuple[int, str]:
    return RANK[item[1]], item[0]
