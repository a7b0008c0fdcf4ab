"""Records that go on under another id: retired in favour of a new one, or simply given another id."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.changes.fields import FieldChange, diff_fields
from dipldata.changes.matching import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dipldata.dataset import Key
    from dipldata.models.plain import Plain, PlainRecord

NEAR_EQUAL: Final = 0.6
"""Share of content, by weight, from which a deleted and an added record are taken for one that was given another id."""
_COMMON: Final = 20
"""A value that more records of a type have than this makes no two of them a likely pair."""
_NOT_CONTENT: Final = frozenset({"id", "type", "state", "revisions"})

Leaf = tuple[str, str]
"""A single value and the names of the fields on the way to it."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A record that has another id now. `retired`: the old id says so; else it is gone, and only the content tells.

    `fields` is what changed besides the id.
    """

    old: Key
    new: Key
    retired: bool
    fields: tuple[FieldChange, ...]


def diff_content(old: PlainRecord, new: PlainRecord) -> tuple[FieldChange, ...]:
    """What changed between two records besides their ids."""
    return diff_fields(_without_id(old), _without_id(new))


def _without_id(record: PlainRecord) -> PlainRecord:
    return {key: value for key, value in record.items() if key != "id"}


def find_successors(
    retired: Mapping[Key, PlainRecord], before: Mapping[Key, PlainRecord], added: Mapping[Key, PlainRecord]
) -> Iterator[Rename]:
    """Pair each record that was retired for one other with that other, where it is new.

    `retired` are the records as retired, `before` the same as they were.
    """
    for key, record in retired.items():
        instead = record.get("replaced_by")
        new = (key[0], str(instead[0])) if isinstance(instead, list) and len(instead) == 1 else key
        if new in added and new != key:
            yield Rename(key, new, retired=True, fields=diff_content(before[key], added[new]))


def find_near_equals(
    deleted: Mapping[Key, PlainRecord], added: Mapping[Key, PlainRecord], records: Iterable[PlainRecord]
) -> Iterator[Rename]:
    """Pair deleted records with added ones of nearly the same content; `records` are all there are, to weigh values by.

    A value weighs the less the more records have it: two places of one country are not alike for that.
    """
    if not deleted or not added:
        return
    gone, new = ({key: _leaves(record) for key, record in side.items()} for side in (deleted, added))
    types = {key[0] for key in deleted}
    counts = Counter(leaf for record in records if record.get("type") in types for leaf in _leaves(record))
    taken: set[Key] = set()
    for _, old_key, new_key in sorted(_likely_pairs(gone, new, counts)):
        if old_key not in taken and new_key not in taken:
            taken |= {old_key, new_key}
            yield Rename(old_key, new_key, retired=False, fields=diff_content(deleted[old_key], added[new_key]))


def _likely_pairs(
    gone: Mapping[Key, frozenset[Leaf]], new: Mapping[Key, frozenset[Leaf]], counts: Counter[Leaf]
) -> Iterator[tuple[float, Key, Key]]:
    """Each pair of the same type that is near-equal, after how unlike the two are."""
    holders: dict[tuple[str, Leaf], list[Key]] = defaultdict(list)
    for key, leaves in new.items():
        for leaf in leaves:
            if counts[leaf] <= _COMMON:
                holders[key[0], leaf].append(key)
    for key, leaves in gone.items():
        for other in {other for leaf in leaves for other in holders.get((key[0], leaf), ())}:
            likeness = _likeness(leaves, new[other], counts)
            if likeness >= NEAR_EQUAL:
                yield 1 - likeness, key, other


def _likeness(one: frozenset[Leaf], other: frozenset[Leaf], counts: Counter[Leaf]) -> float:
    """The weight of what two records share, as a part of the weight of all that they hold."""
    shared, either = (sum(sorted(1 / counts[leaf] for leaf in leaves)) for leaves in (one & other, one | other))
    return shared / either if either else 0.0


def _leaves(record: PlainRecord) -> frozenset[Leaf]:
    content = {key: value for key, value in record.items() if key not in _NOT_CONTENT}
    return frozenset(_walk(content, ""))


def _walk(value: Plain, path: str) -> Iterator[Leaf]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, f"{path}/{key}")
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, path)
    else:
        yield path, canonical(value)
