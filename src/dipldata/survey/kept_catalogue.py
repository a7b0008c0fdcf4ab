"""A catalogue of which most facts are kept from the last survey: an item is parsed when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.survey.catalogue import RANK, MemoryCatalogue
from dipldata.survey.kept_files import Kept, packed_mark, packed_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dipldata.survey.catalogue import Known

    _Place = tuple[Known, int]
    """A contribution: whose, and which of them."""


class KeptCatalogue(MemoryCatalogue):
    """A catalogue of facts, some of them as they were kept, in the order of paths."""

    def __init__(self, facts: Sequence[Known]) -> None:
        self._places: Final[dict[str, list[_Place]]] = {}
        self._items_of: Final[dict[str, list[Any]]] = {}
        super().__init__(facts, items={})
        self._gather(facts)

    def _gather(self, facts: Iterable[Known]) -> None:
        places = self._places
        standing = set(map(id, self._standing.values()))
        for each in (each for each in facts if id(each) in standing):
            marks = each.packed_marks() if isinstance(each, Kept) else packed_marks(each)
            for at, mark in enumerate(marks):
                if mark in places:
                    places[mark].append((each, at))
                else:
                    places[mark] = [(each, at)]

    def items(self, mark: str) -> Sequence[tuple[Any, ...]]:
        """What records contribute under `index:key`, in the order of types and ids."""
        found = self._items.get(mark)
        if found is None:
            places = sorted(self._places.get(packed_mark(mark), ()), key=_type_and_id)
            found = self._items[mark] = [self._item(each, at) for each, at in places]
        return found

    def _item(self, each: Known, at: int) -> tuple[Any, ...]:
        if not isinstance(each, Kept):
            return each.entries[at][2]
        if each.path not in self._items_of:
            self._items_of[each.path] = each.split_items()
        return tuple(self._items_of[each.path][at])


def _type_and_id(place: _Place) -> tuple[int, str]:
    each, _ = place
    return RANK[each.kind], each.id
