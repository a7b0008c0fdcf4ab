"""The word that was probably meant: "did you mean" for keys, vocabulary values and ids."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CUTOFF = 0.7
_MOST_CANDIDATES = 2000
_SHORTEST_PART = 3
_SHORTEST_ALONE = 5


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate most like a word, or None where nothing is much like it.

    Case, hyphens and underscores do not count as differences. Among very many candidates only those that share a part
    with the word are compared, so that a wrong id costs no more than a moment in a large dataset.
    """
    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(_fold(candidate), candidate)
    wanted = _fold(word)[:200]
    if wanted in folded:
        return folded[wanted]
    pool = list(folded)
    if len(pool) > _MOST_CANDIDATES:
        parts = {part for part in wanted.split("-") if len(part) >= _SHORTEST_PART}
        pool = [name for name in pool if parts & set(name.split("-"))][:_MOST_CANDIDATES]
    found = _most_alike(wanted, tuple(pool))
    return folded[found] if found is not None else None


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
