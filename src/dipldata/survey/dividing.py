"""How the files of a corpus are divided among processes, and how one that is done takes over from the others."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import cycle
from typing import TYPE_CHECKING, Final

from dipldata.listing import portions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DAY: Final = re.compile(r"\b[12][0-9]{3}-[0-9]{2}-[0-9]{2}\b")
_YEAR: Final = re.compile("[12][0-9]{3}")
_NUMBER: Final = 4
"""Bytes of a number in a pipe."""
_MOST_IN_PIPE: Final = 65_536 // _NUMBER
"""So many numbers every pipe takes at once, without anybody who reads them."""


def split(paths: Sequence[str], shares: int) -> list[list[str]]:
    """Divide files so that those of one time come together: they refer to each other, and are then read only once.

    Each share is in the order of the paths as they are given: that records of one type come together saves a twelfth of
    the time.
    """
    days = list(map(day_of, paths))
    dated = sorted(filter(None, days))
    size = -(-len(dated) // shares) or 1
    bounds = dated[size::size]
    undated = cycle(range(shares))
    divided: list[list[str]] = [[] for _ in range(shares)]
    for day, path in zip(days, paths, strict=True):
        divided[bisect_right(bounds, day) if day else next(undated)].append(path)
    return divided


def day_of(path: str) -> str:
    """The day in the name of a file, or else the year that its folder is named after; nothing where there is none."""
    folder, _, name = path.rpartition("/")
    day = _DAY.search(name)
    return day[0] if day is not None else _year_of(folder)


@lru_cache(maxsize=4096)
def _year_of(folder: str) -> str:
    name = folder.rpartition("/")[2]
    return name if _YEAR.fullmatch(name) else ""


class Pile:
    """The shares of all processes, in `portions`. A process takes those of its own, and then what is left elsewhere.

    Files of one name are one portion, so that what stands for a record is decided by the process that reads them. With
    `shared`, processes that are forked after this was made take from one pile: the numbers of the portions that are
    left lie in a pipe for each share. Otherwise each has its own share only.
    """

    def __init__(self, shares: Sequence[Sequence[str]], *, shared: bool) -> None:
        namesakes = _namesakes(shares)
        several = frozenset(namesakes)
        alone = [[path for path in share if path not in several] for share in shares] if several else shares
        self.portions: Final = [list(portions(share)) for share in alone]
        if namesakes:
            self.portions[0].insert(0, namesakes)
        fitting = max(map(len, self.portions)) <= _MOST_IN_PIPE
        self._pipes: Final = [_numbers(len(each)) for each in self.portions] if shared and fitting else None

    def taken_by(self, process: int) -> Iterator[Sequence[str]]:
        """The portions that a process has to read, by its number, which is that of its share."""
        if self._pipes is None:
            yield from self.portions[process]
            return
        for at in (process, *(other for other in range(len(self.portions)) if other != process)):
            while number := os.read(self._pipes[at], _NUMBER):
                yield self.portions[at][int.from_bytes(number)]

    def close(self) -> None:
        """Let go of the pipes."""
        for pipe in self._pipes or ():
            os.close(pipe)


def _namesakes(shares: Sequence[Sequence[str]]) -> list[str]:
    """The files that have the name of another, in the order of paths."""
    if len(shares) == 1:
        return []
    names = [path[path.rfind("/") + 1 :] for share in shares for path in share]
    if len(frozenset(names)) == len(names):
        return []
    several = {name for name, number in Counter(names).items() if number > 1}
    return sorted(path for share in shares for path in share if path[path.rfind("/") + 1 :] in several)


def _numbers(number: int) -> int:
    """A pipe with as many numbers, from 0 on, and nobody to write into it any more."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(each.to_bytes(_NUMBER) for each in range(number)))
    os.close(writing)
    return reading
