"""How often each field is filled, in two snapshots: a field that is suddenly empty is a fault, not a change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.changes import Snapshot
    from dipldata.dataset import Key
    from dipldata.models.plain import Plain, PlainRecord

FEWEST: Final = 20
"""A field of fewer records (or list items) than this in the old release says nothing."""
LEAST_KEPT: Final = 0.5
"""The part of its old rate that a field has to keep, among the records of both releases."""
LEAST_LEFT: Final = 0.1
"""The part of its old rate that a field has to keep among all records, new ones included."""


@dataclass(slots=True)
class _Counts:
    """How many records or items could hold each field, and how many do; fields are named `type.field[].field`."""

    could: Counter[str] = field(default_factory=Counter)
    do: Counter[str] = field(default_factory=Counter)

    def add(self, value: Plain, place: str) -> None:
        """Count a record, or a part of one, and what is inside it."""
        if isinstance(value, list):
            for item in value:
                self.add(item, f"{place}[]")
        elif isinstance(value, dict):
            self.could[place] += 1
            for key, inner in value.items():
                if inner not in (None, [], {}, ""):
                    self.do[f"{place}.{key}"] += 1
                    self.add(inner, f"{place}.{key}")

    def rate(self, name: str) -> float:
        """The share of the records or items that hold a field."""
        could = self.could[name.rpartition(".")[0]]
        return self.do[name] / could if could else 0.0


def find_collapses(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """A sentence for each field that holds far less than it did, in the order of their names."""
    kept = old.records.keys() & new.records.keys()
    both = _counted(old, kept), _counted(new, kept)
    everything = _counted(old, old.records), _counted(new, new.records)
    for (before, after), least, where in (
        (both, LEAST_KEPT, "in the records of both releases"),
        (everything, LEAST_LEFT, "in all records"),
    ):
        for name in sorted(before.do):
            was, now = before.rate(name), after.rate(name)
            if before.do[name] >= FEWEST and now < least * was:
                yield f"{name} was filled in {was:.0%} and is filled in {now:.0%} {where}"


def _counted(snapshot: Snapshot, keys: Iterable[Key]) -> _Counts:
    counts = _Counts()
    for key in keys:
        record: PlainRecord = snapshot.records[key]
        if record.get("state") == "live":
            counts.add(dict(record), key[0])
    return counts
