"""Measuring quotations: which source they stand in, how long they are, and what they share with other text.

Chinese and Japanese are written without spaces: two characters count as one word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Source, Statement

MAX_QUOTE_WORDS: Final = 25
MAX_SOURCE_WORDS: Final = 100
MAX_SHARED_WORDS: Final = 9
_FREE: Final = frozenset({"public_domain", "cc"})

_IDEOGRAPH = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+")


class Quoted(NamedTuple):
    """One quote: its statement, its number in the list of quotes (from 0), its source, its length in words."""

    statement: str
    number: int
    source: str
    words: int


QuoteItem = tuple[str, int, int]
"""A statement, the number of a quote, and its words."""
LongQuoteItem = tuple[str, int, str]
"""A statement, the number of a quote, and its text."""


def is_free(source: Source) -> bool:
    """Whether the source may be quoted at any length."""
    return source.licence in _FREE


def word_count(text: str) -> int:
    """Count words: those between spaces, and one for every two Chinese or Japanese characters."""
    ideographs = len(_IDEOGRAPH.findall(text))
    words = sum(1 for word in _IDEOGRAPH.sub(" ", text).split() if _WORD.search(word))
    return words + (ideographs + 1) // 2


def quotes_of(statement: Statement) -> Iterator[Quoted]:
    """Yield the quotes of a statement with the source each stands in, where one is cited."""
    first = statement.citations[0].source if statement.citations else None
    for index, quote in enumerate(statement.quotes):
        source = quote.source or first
        if source is not None:
            yield Quoted(statement.id, index, source, word_count(quote.text))


def _contributed(statement: Statement) -> Iterator[tuple[str, QuoteItem]]:
    """The quotes of a statement under their sources."""
    for quoted in quotes_of(statement):
        yield quoted.source, (quoted.statement, quoted.number, quoted.words)


def _long(statement: Statement) -> Iterator[tuple[str, LongQuoteItem]]:
    """Those quotes of a statement that are long enough to be repeated, under their sources."""
    first = statement.citations[0].source if statement.citations else None
    for number, quote in enumerate(statement.quotes):
        source, text = quote.source or first, quote.text
        if source is not None and len(text) > 2 * MAX_SHARED_WORDS and any(True for _ in shared_run_candidates(text)):
            yield source, (statement.id, number, text)


QUOTES: Final = Index["QuoteItem"]("quotes", ("statement",), _contributed)
_LONG_QUOTES: Final = Index["LongQuoteItem"]("long-quotes", ("statement",), _long)
"""Hardly any quote is as long, so that nearly no source has one."""


def quotes_from(source: str, dataset: Dataset) -> list[Quoted]:
    """The quotes from a source, in the order of statements and then of quotes."""
    return [Quoted(statement, number, source, words) for statement, number, words in QUOTES.items(dataset, source)]


def shared_run_candidates(text: str) -> Iterator[tuple[str, str]]:
    """Yield every run of ten words (twenty Chinese or Japanese characters) of a text: its folded form and the run."""
    ideographs = _IDEOGRAPH.findall(text)
    words = _WORD.findall(_IDEOGRAPH.sub(" ", text))
    yield from _runs(words, MAX_SHARED_WORDS + 1, " ")
    yield from _runs(ideographs, 2 * (MAX_SHARED_WORDS + 1), "")


def _runs(parts: list[str], length: int, joint: str) -> Iterator[tuple[str, str]]:
    for start in range(len(parts) - length + 1):
        run = joint.join(parts[start : start + length])
        yield run.casefold(), run


def runs_from(source: str, dataset: Dataset) -> dict[str, tuple[str, int]]:
    """The folded runs of ten words in the quotes from a source, each with statement and number of the first quote."""
    return _LONG_QUOTES.derived(dataset, source, _runs_in) if _LONG_QUOTES.items(dataset, source) else {}


def _runs_in(quotes: Sequence[LongQuoteItem]) -> dict[str, tuple[str, int]]:
    runs: dict[str, tuple[str, int]] = {}
    for statement, number, text in quotes:
        for folded, _ in shared_run_candidates(text):
            runs.setdefault(folded, (statement, number))
    return runs
