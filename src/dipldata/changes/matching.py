"""Which item of an old list is which item of a new one: by what identifies it, not by where it stands."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dipldata.models.plain import Plain


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells the items of a list apart: `by` are groups of fields, tried in turn; `shown` names an item."""

    by: tuple[tuple[str, ...], ...]
    shown: tuple[str, ...] = ()


IDENTITIES: Final[dict[str, Identity]] = {
    "attested": Identity((("date",),), ("date",)),
    "cadence": Identity((("text",),)),
    "chairs": Identity((("side", "person", "office"), ("side", "person"), ("person",)), ("person",)),
    "citations": Identity((("source", "locator"), ("source",)), ("source",)),
    "claims": Identity((("key",),), ("key",)),
    "corrections": Identity((("text",), ("date",)), ("date",)),
    "editions": Identity((("edition",),), ("edition",)),
    "history": Identity((("status", "known"), ("status",)), ("status", "known")),
    "leads": Identity((("side", "organization"), ("side",)), ("side",)),
    "names": Identity((("text", "lang"), ("text",), ("lang", "used_by", "kind"), ("lang",)), ("text",)),
    "names_by_side": Identity((("side",),), ("side",)),
    "no_readout": Identity((("side",),), ("side",)),
    "offices": Identity((("key",),), ("key",)),
    "outcomes": Identity((("kind", "text"), ("text",), ("kind",))),
    "participants": Identity(
        (("side", "person", "unnamed", "office"), ("side", "person", "unnamed"), ("person",)), ("person", "unnamed")
    ),
    "quotes": Identity((("text",), ("lang", "source"))),
    "relations": Identity((("type", "from", "to"), ("from", "to")), ("from", "to")),
    "revisions": Identity((("date", "kind", "fields"), ("date", "kind"), ("date",)), ("date", "kind")),
    "side_dates": Identity((("side",),), ("side",)),
    "speakers": Identity((("person",),), ("person",)),
    "unnamed": Identity((("key",),), ("key",)),
}
"""How the items of each list of parts are identified, by the name of the list.

A group of fields identifies an item where no other item of its list has the same values; a field that an item lacks
counts as a value, but one of the group must be there. Lists of single values are not here: a value identifies itself.
"""
_NONE: Final = Identity(())

Pairs = list[tuple[int, int]]
"""Indexes of an item in the old and in the new list, in the order of the new one."""


def canonical(value: object) -> str:
    """A plain value as text that only equal values share: `1` and `1.0` differ, the order of keys does not count."""
    return json.dumps(value, sort_keys=True)


def match_items(name: str, old: Sequence[Plain], new: Sequence[Plain]) -> Pairs:
    """Pair the items of two lists of a name: equal ones first, then those that are the same by what identifies them."""
    pairs: Pairs = []
    left, right = dict(enumerate(old)), dict(enumerate(new))
    _take(pairs, left, right, canonical, repeated=True)
    for fields in IDENTITIES.get(name, _NONE).by:
        _take(pairs, left, right, lambda item, fields=fields: _values(item, fields), repeated=False)  # type: ignore[misc]  # mypy cannot infer the default
    return sorted(pairs, key=lambda pair: pair[1])


def _take(
    pairs: Pairs, left: dict[int, Plain], right: dict[int, Plain], of: Callable[[Plain], Hashable], *, repeated: bool
) -> None:
    """Pair what is left by a property: the n-th with the n-th, or only where one item on each side has it."""
    found = [_by_property(side, of) for side in (left, right)]
    for value, indexes in found[0].items():
        others = found[1].get(value, [])
        if not repeated and (len(indexes) != 1 or len(others) != 1):
            continue
        for one, other in zip(indexes, others, strict=False):
            pairs.append((one, other))
            del left[one], right[other]


def _by_property(items: dict[int, Plain], of: Callable[[Plain], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, item in items.items():
        value = of(item)
        if value is not None:
            found[value].append(index)
    return found


def _values(item: Plain, fields: tuple[str, ...]) -> tuple[str, ...] | None:
    """The values of some fields of an item, or None where it has none of them."""
    if not isinstance(item, dict) or not any(field in item for field in fields):
        return None
    return tuple(canonical(item.get(field)) for field in fields)


def moved_items(pairs: Pairs) -> frozenset[tuple[int, int]]:
    """The pairs to move so that the rest keep their order: as few as can be."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for at, (old, _) in enumerate(pairs):
        place = bisect_left(ends, old)
        before.append(tails[place - 1] if place else -1)
        if place == len(ends):
            ends.append(old)
            tails.append(at)
        else:
            ends[place], tails[place] = old, at
    kept = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(pairs[at])
        at = before[at]
    return frozenset(pairs) - kept


def item_names(name: str, items: Sequence[Plain]) -> list[str]:
    """What people call each item of a list: what is shown of it, or its index where that names none or several.

    A single value needs no name besides itself: its name is empty.
    """
    shown = IDENTITIES.get(name, _NONE).shown
    names = [" ".join(filter(None, (_shown(item, field) for field in shown))) for item in items]
    counts = Counter(names)
    unique = [text if text and counts[text] == 1 else str(index) for index, text in enumerate(names)]
    return [text if isinstance(item, dict | list) else "" for text, item in zip(unique, items, strict=True)]


def _shown(item: Plain, field: str) -> str:
    value = item.get(field) if isinstance(item, dict) else None
    if isinstance(value, dict):
        value = value.get("date")
    return str(value) if isinstance(value, str | int) else ""
