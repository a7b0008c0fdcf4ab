"""Look-ups over a whole dataset, built once and kept as long as the dataset."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from dipldata.dataset import Dataset

T = TypeVar("T")


def once_per_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """Make a function of a dataset build its result once for each dataset.

    Datasets never change, and the result goes when the dataset goes.
    """
    built: WeakKeyDictionary[Dataset, T] = WeakKeyDictionary()

    @wraps(build)
    def look_up(dataset: Dataset) -> T:
        if dataset not in built:
            built[dataset] = build(dataset)
        return built[dataset]

    return look_up
