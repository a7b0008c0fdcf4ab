"""Which records there are, in which files, and what they contribute: the facts of all files, made to be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from dipldata.ids import RECORD_TYPES, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dipldata.dataset import Key
    from dipldata.survey.facts import Facts
    from dipldata.survey.kept_files import Kept

    Known = Facts | Kept
    """What is known of a file, from now or from the last time."""

RANK: Final[dict[str, int]] = {kind: at for at, kind in enumerate(RECORD_TYPES)}
"""The order of the types."""


class Catalogue(Protocol):
    """What can be looked up. Of several files with one record, the last by path stands for it."""

    def standing(self, kind: str, record_id: str, *, retired: bool) -> str | None:
        """The file that stands for a live or draft record, or for a retired one."""

    def is_live(self, kind: str, record_id: str) -> bool:
        """Whether a live record stands under an id."""

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
    """A catalogue of facts at hand, which must come in the order of paths."""

    def __init__(self, facts: Sequence[Known]) -> None:
        self._standing = {
            (each.kind, each.id, each.state == "retired"): each for each in facts if each.state not in {"", "broken"}
        }
        self._last: Final = {(each.kind, each.id): each.path for each in facts}
        self._broken: Final = [(each.kind, each.id) for each in facts if each.state == "broken"]
        self._facts: Final = facts
        self._items: Final[dict[str, list[tuple[Any, ...]]]] = {}
        self._gather(sorted(self._standing.values(), key=lambda each: (RANK[each.kind], each.id)))

    def standing(self, kind: str, record_id: str, *, retired: bool) -> str | None:
        """The file that stands for a live or draft record, or for a retired one."""
        facts = self._standing.get((kind, record_id, retired))
        return None if facts is None else facts.path

    def is_live(self, kind: str, record_id: str) -> bool:
        """Whether a live record stands under an id."""
        facts = self._standing.get((kind, record_id, False))
        return facts is not None and facts.state == "live"

    def last_file(self, kind: str, record_id: str) -> str | None:
        """The last file of this type and name, whatever is in it."""
        return self._last.get((kind, record_id))

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether a file of the type and name exists, be it readable or not."""
        return (kind, record_id) in self._last

    def ids(self, kind: RecordType) -> Sequence[str]:
        """The ids of live and draft records, each once, in the order of the first file of each."""
        return list(
            dict.fromkeys(each.id for each in self._facts if each.kind == kind and each.state in {"live", "draft"})
        )

    def known_ids(self, kind: RecordType) -> Sequence[str]:
        """The same, and after them those of records that could not be read."""
        return [*self.ids(kind), *sorted({name for broken, name in self._broken if broken == kind})]

    def retired_keys(self) -> Sequence[Key]:
        """Type and id of every retired record."""
        return [(cast("RecordType", kind), name) for kind, name, retired in self._standing if retired]

    def items(self, mark: str) -> Sequence[tuple[Any, ...]]:
        """What records contribute under `index:key`, in the order of types and ids."""
        return self._items.get(mark, ())

    def repeated(self) -> dict[tuple[str, str], list[str]]:
        """The files with records of one type and name, where there are several, in the order of paths."""
        found: dict[tuple[str, str], list[str]] = {}
        for each in self._facts:
            if each.has_record:
                found.setdefault((each.kind, each.id), []).append(each.path)
        return {key: paths for key, paths in found.items() if len(paths) > 1}

    def _gather(self, standing: Iterable[Known]) -> None:
        """Take in what records contribute, given the facts of all that stand for a record, in their order."""
        found = self._items
        for each in standing:
            for index, key, item in each.entries:
                mark = f"{index}:{key}"
                if mark in found:
                    found[mark].append(item)
                else:
                    found[mark] = [item]
