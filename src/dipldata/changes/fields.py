"""Two versions of one record, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dipldata.changes.matching import canonical, item_names, match_items, moved_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.plain import Plain, PlainRecord
    from dipldata.problems import Pointer


class Operation(StrEnum):
    """What happened to a value. `moved` is an item of a list that now stands elsewhere in it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value of a record that is not what it was.

    `field` is its place for people (`participants[wang-yi].attendance`). `old` is its place in the old record (None
    for what was added), `new` in the new one (None for what was removed). `before` and `after` are its values, None
    where it has none; of what only moved they are left out.
    """

    operation: Operation
    field: str
    old: Pointer | None
    new: Pointer | None
    before: Plain | None = None
    after: Plain | None = None

    @property
    def head(self) -> str:
        """The field of the record in which the value stands."""
        pointer = self.new if self.new is not None else self.old
        return str(pointer[0]) if pointer else ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in both records, and its name for people."""

    old: Pointer
    new: Pointer
    field: str

    def key(self, key: str, *, short: bool = False) -> _Place:
        field = self.field if short else f"{self.field}.{key}" if self.field else key
        return _Place((*self.old, key), (*self.new, key), field)

    def item(self, old: int, new: int, name: str) -> _Place:
        return _Place((*self.old, old), (*self.new, new), f"{self.field}[{name}]" if name else self.field)


def diff_fields(old: PlainRecord, new: PlainRecord) -> tuple[FieldChange, ...]:
    """What changed between two versions of a record (or of any plain mapping), in the order of the new one's fields."""
    return tuple(_mapping(old, new, _Place((), (), "")))


def _mapping(old: dict[str, Plain], new: dict[str, Plain], at: _Place) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*new, *old)):
        # `start.date` is what people write as `start` (the short form of a qualified date).
        place = at.key(key, short=key == "date" and "basis" in new and bool(at.field))
        if key not in old:
            yield _added(place, new[key])
        elif key not in new:
            yield _removed(place, old[key])
        else:
            yield from _value(key, old[key], new[key], place)


def _added(at: _Place, value: Plain) -> FieldChange:
    return FieldChange(Operation.ADDED, at.field, None, at.new, None, value)


def _removed(at: _Place, value: Plain) -> FieldChange:
    return FieldChange(Operation.REMOVED, at.field, at.old, None, value, None)


def _value(name: str, old: Plain, new: Plain, at: _Place) -> Iterator[FieldChange]:
    """`name` is the key of the value, or of the list it stands in."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _mapping(old, new, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list(name, old, new, at)
    elif canonical(old) != canonical(new):
        yield FieldChange(Operation.CHANGED, at.field, at.old, at.new, old, new)


def _list(name: str, old: list[Plain], new: list[Plain], at: _Place) -> Iterator[FieldChange]:
    pairs = match_items(name, old, new)
    moved = moved_items(pairs)
    kept_old, partner = {one for one, _ in pairs}, {other: one for one, other in pairs}
    names_old, names_new = item_names(name, old), item_names(name, new)
    for index in (index for index in range(len(old)) if index not in kept_old):
        yield _removed(at.item(index, index, names_old[index]), old[index])
    for index, value in enumerate(new):
        other = partner.get(index)
        place = at.item(index if other is None else other, index, names_new[index])
        if other is None:
            yield _added(place, value)
            continue
        if (other, index) in moved:
            yield FieldChange(Operation.MOVED, at.field, place.old, place.new)
        yield from _value(name, old[other], value, place)
