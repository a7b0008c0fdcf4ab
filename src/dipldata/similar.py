"""The word that was probably meant: "did you mean" for keys, vocabulary values and ids."""

from __future__ import annotations

import difflib
from collections import defaultdict
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CUTOFF = 0.7
_MOST_CANDIDATES = 2000
_SHORTEST_PART = 3
_SHORTEST_ALONE = 5


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate most like a word, or None where nothing is much like it; see `Names`."""
    return Names(candidates).closest(word)


class Names:
    """Candidates that are asked for more than once.

    Case, hyphens and underscores do not count as differences. Among very many candidates only those that share a part
    with the word are compared, and no more than `_MOST_CANDIDATES` of them, so that a wrong id costs no more than a
    moment, however large the dataset is.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._folded: Final[dict[str, str]] = {}
        for name in names:
            self._folded.setdefault(_fold(name), name)
        self._pool: Final = tuple(self._folded)
        self._places: defaultdict[str, list[int]] | None = None

    def closest(self, word: str) -> str | None:
        """Find the candidate most like a word, or None where nothing is much like it."""
        wanted = _fold(word)[:200]
        if wanted in self._folded:
            return self._folded[wanted]
        few = len(self._pool) <= _MOST_CANDIDATES
        found = _most_alike(wanted, self._pool if few else tuple(self._sharing(wanted)))
        return self._folded[found] if found is not None else None

    def _sharing(self, wanted: str) -> Iterator[str]:
        """The first candidates that share a part with a word."""
        if self._places is None:
            self._places = defaultdict(list)
            for at, name in enumerate(self._pool):
                for part in set(name.split("-")):
                    self._places[part].append(at)
        parts = {part for part in wanted.split("-") if len(part) >= _SHORTEST_PART}
        places = merge(*(self._places.get(part, ()) for part in parts))
        return (self._pool[at] for at, _ in islice(groupby(places), _MOST_CANDIDATES))


@lru_cache(maxsize=1024)
def _most_alike(wanted: str, pool: tuple[str, ...]) -> str | None:
    """The name with the same parts in another order, or the one most like the word; one mistake is often made often."""
    same_parts = [name for name in pool if sorted(name.split("-")) == sorted(wanted.split("-"))]
    found = same_parts or difflib.get_close_matches(wanted, pool, n=1, cutoff=_CUTOFF) or _only_one_with(wanted, pool)
    return found[0] if found else None


def _only_one_with(wanted: str, pool: tuple[str, ...]) -> list[str]:
    """The name of which the word is a part (`readout` of `official_readout`), if there is one only."""
    parts = set(wanted.split("-"))
    holding = [name for name in pool if parts <= set(name.split("-"))] if len(wanted) >= _SHORTEST_ALONE else []
    return holding if len(holding) == 1 else []


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
