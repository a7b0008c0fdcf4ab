"""Look-ups over a whole dataset: what records contribute, by key, and what is worked out from that.

A rule never goes through all records itself. It declares an `Index`: what each record of some types contributes, as
plain values under text keys. Whoever runs the rules may work the contributions out elsewhere (in another process, or
on another day), and hand them in with `supply`; otherwise they are gathered from the dataset when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.models import Record, Retired

ItemT = TypeVar("ItemT", bound="tuple[Any, ...]")
T = TypeVar("T")
Contribution = tuple[str, tuple[Any, ...]]
"""A key, and an item that begins with the id of the record, then its type where the index is of several types.

Both hold plain values only.
"""

JOINT: Final = "\x1f"
"""Joins the parts of a key; no text of a record holds it."""


class Supply(Protocol):
    """Where the contributions of a dataset come from."""

    def items(self, index: str, key: str) -> Sequence[tuple[Any, ...]]:
        """The items of one key, in the order of the types of records and of their ids."""

    def worked_out(self, index: str, key: str, work_out: Callable[[Sequence[Any]], Any]) -> Any:  # noqa: ANN401
        """What a function makes of the items of one key, worked out once."""

    def derived(self, mark: Hashable, work_out: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is worked out
        """What was worked out under a mark before, or else is now."""


class Index(Generic[ItemT]):
    """What the records of some types contribute. `extract` yields the contributions of one record."""

    def __init__(
        self,
        name: str,
        types: tuple[RecordType, ...],
        extract: Callable[[Any], Iterable[tuple[str, ItemT]]],
        *,
        of_retired: bool = False,
    ) -> None:
        self.name = name
        self.types = types
        self.extract = extract
        self.of_retired = of_retired
        INDEXES[name] = self

    def items(self, dataset: Dataset, key: str) -> Sequence[ItemT]:
        """The items of one key, in the order of the types of records and of their ids."""
        return _supply_of(dataset).items(self.name, key)  # type: ignore[return-value]  # only `extract` makes them

    def derived(self, dataset: Dataset, key: str, work_out: Callable[[Sequence[ItemT]], T]) -> T:
        """What a function makes of the items of a key, worked out once."""
        found: T = _supply_of(dataset).worked_out(self.name, key, work_out)
        return found


INDEXES: Final[dict[str, Index[Any]]] = {}
"""Every index by name."""


class _Gathered:
    """The contributions of a dataset, gathered when they are first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        # The supply is kept for the dataset, so it must not keep the dataset.
        self._dataset: Final = ref(dataset)
        self._found: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
        self._derived: dict[Hashable, Any] = {}

    def items(self, index: str, key: str) -> Sequence[tuple[Any, ...]]:
        return self._of(index).get(key, ())

    def worked_out(self, index: str, key: str, work_out: Callable[[Sequence[Any]], Any]) -> Any:  # noqa: ANN401
        return self.derived((work_out, key), lambda: work_out(self.items(index, key)))

    def derived(self, mark: Hashable, work_out: Callable[[], Any]) -> Any:  # noqa: ANN401
        if mark not in self._derived:
            self._derived[mark] = work_out()
        return self._derived[mark]

    def _of(self, name: str) -> dict[str, list[tuple[Any, ...]]]:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = {}
            for record in self._records(INDEXES[name]):
                for key, item in INDEXES[name].extract(record):
                    found.setdefault(key, []).append(item)
        return found

    def _records(self, index: Index[Any]) -> Iterator[Record | Retired]:
        dataset = self._dataset()
        if dataset is not None:
            for kind in index.types:
                yield from dataset.collection(kind).values()
            if index.of_retired:
                yield from dataset.retired.values()


def supply(dataset: Dataset, source: Supply) -> None:
    """Say where the contributions of a dataset come from."""
    dataset.look_ups = source


def _supply_of(dataset: Dataset) -> Supply:
    found: Supply | None = dataset.look_ups
    if found is None:
        found = dataset.look_ups = _Gathered(dataset)
    return found


def once_per_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """Make a function of a dataset work its result out once for each dataset. Datasets never change."""

    def look_up(dataset: Dataset) -> T:
        found: T = _supply_of(dataset).derived(build, lambda: build(dataset))
        return found

    return look_up
