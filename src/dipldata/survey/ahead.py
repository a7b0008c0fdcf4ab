"""A process that reads files while the first one still imports what is needed to check them.

On a machine with several processors these would have nothing to do meanwhile, for a fifth of the whole time. What has
been read is plain values, packed by `marshal` into a file that lies in memory; the rest is read as if there was none.
"""

from __future__ import annotations

import marshal
import os
from array import array
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Any, Final

from dipldata.files import read_bytes
from dipldata.listing import holds_waivers
from dipldata.survey.dividing import Pile, split
from dipldata.survey.processes import can_fork, helper
from dipldata.yaml_tree.clean import canonical_reading, read_canonically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dipldata.survey.processes import Helper
    from dipldata.yaml_tree import Reading

_SIZES: Final = "Q"
"""Type of the sizes that are told."""
_MOST: Final = 130
"""Portions: what has been read of them takes some 50 MB, and importing should be done by then."""


class Ahead:
    """Files that have been read ahead: none before `arrange`, and those of some of the portions after it."""

    def __init__(self, process: Helper | None = None, store: int = -1) -> None:
        self._process: Final = process
        self._store: Final = store
        self._places: dict[tuple[str, ...], tuple[int, int]] = {}

    def stop(self) -> None:
        """End the process, however far it has come."""
        if self._process is not None:
            self._process.stop()

    def arrange(self, pile: Pile) -> None:
        """Find what has been read of some portions; the process ends, if it has not yet."""
        if self._process is None:
            return
        self._process.stop()
        at = 0
        for some, size in zip(_order_of(pile), array(_SIZES, self._process.said()), strict=False):
            self._places[tuple(some)] = (at, size)
            at += size

    def of(self, portion: Sequence[str]) -> dict[str, Reading]:
        """What has been read of the files of a portion, by path."""
        at, size = self._places.get(tuple(portion), (0, 0))
        found = marshal.loads(os.pread(self._store, size, at)) if size else ()  # noqa: S302 - our own process wrote it
        return {path: canonical_reading(*each) for path, each in found}


NOTHING_AHEAD: Final = Ahead()


@contextmanager
def reading_ahead(names: Iterable[str], workers: int) -> Iterator[Ahead]:
    """Read files that will be divided among some processes, until that is stopped or the context left."""
    store = _store() if workers > 1 and can_fork() else None
    if store is None:
        yield NOTHING_AHEAD
        return
    try:
        with helper(partial(_read, store, names, workers)) as process:
            yield Ahead(process, store)
    finally:
        os.close(store)


def _store() -> int | None:
    """A file that lies in memory, where there is such a thing."""
    try:
        return os.memfd_create("dipldata")  # type: ignore[attr-defined,unused-ignore]  # only Linux has it
    except (AttributeError, OSError):
        return None


def _order_of(pile: Pile) -> Iterator[Sequence[str]]:
    """The portions that are read ahead: the first of each share, the second of each, and so on."""
    return islice(filter(None, chain.from_iterable(zip_longest(*pile.portions))), _MOST)


def _read(store: int, names: Iterable[str], workers: int, say: Callable[[bytes], object]) -> None:
    """Read portion by portion, and tell how much was written of each."""
    records = [name for name in names if not holds_waivers(name)]
    for some in _order_of(Pile(split(records, workers), shared=False)):
        packed = marshal.dumps(_canonical(some))
        if os.write(store, packed) != len(packed):
            break
        say(array(_SIZES, (len(packed),)).tobytes())


def _canonical(paths: Sequence[str]) -> list[tuple[str, tuple[Any, ...]]]:
    """What was read of those of some files that are canonical: path, and what makes the reading of it."""
    every = [(path, read_bytes(path, path)[0]) for path in paths]
    return [(path, found) for path, data in every if data is not None and (found := read_canonically(data)) is not None]
