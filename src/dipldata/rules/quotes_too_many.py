"""All quotations from one source together are short.

What: the quotes of all statements from one source in copyright (or of unknown licence) have more than 100 words
together. In Chinese and Japanese, two characters count as one word. A quote that is too long by itself counts as 25
words, as it should be. The problem is reported where the limit is passed, statements being taken in the order of
their ids.

Why: many short passages of one article are in the end the article.

Bad:

```yaml
# five statements from one article, each with a quote of this length: 110 words
quotes:
  - text: some twenty-two words of the article
    lang: en
```

Good:

```yaml
# four of them keep a quote, 88 words; the fifth says it in its claims alone
claims:
  - key: plan
    text: The two sides will go on meeting.
    modality: expects
```

Fix: drop the quotes whose exact wording matters least; the claims keep what was said.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._quotation import MAX_QUOTE_WORDS, MAX_SOURCE_WORDS, QUOTES, Quoted, is_free, quotes_from, quotes_of
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Statement
    from dipldata.rules._quotation import QuoteItem


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report the quote with which the quotes from its source become too many."""
    for quoted in quotes_of(statement):
        passing = _passing_quote(quoted.source, dataset)
        if passing is not None and passing[0] == quoted:
            yield Finding(
                ("quotes", quoted.number, "text"),
                f"with this the quotes from {quoted.source} have {passing[1]} words; {MAX_SOURCE_WORDS} are allowed",
                "drop this quote, or others from the same source, and rely on the claims",
                related=tuple(_related(quoted, dataset)),
            )


def _passing_quote(source_id: str, dataset: Dataset) -> tuple[Quoted, int] | None:
    """The quote with which a source is quoted too much, and the words up to and with it."""
    passing = QUOTES.derived(dataset, source_id, _first_beyond)
    source = dataset.sources.get(source_id) if passing else None
    if passing is None or source is None or is_free(source):
        return None
    statement, number, words, total = passing
    return Quoted(statement, number, source_id, words), total


def _first_beyond(quotes: Sequence[QuoteItem]) -> tuple[str, int, int, int] | None:
    """Statement, number and words of the quote that passes the limit, and the words up to and with it."""
    total = 0
    for statement, number, words in quotes:
        total += min(words, MAX_QUOTE_WORDS)
        if total > MAX_SOURCE_WORDS:
            return statement, number, words, total
    return None


def _related(quoted: Quoted, dataset: Dataset) -> Iterator[Elsewhere]:
    others = [other for other in quotes_from(quoted.source, dataset) if other != quoted]
    for other in sorted(others, key=lambda each: -each.words)[:3]:
        yield Elsewhere("statement", other.statement, ("quotes", other.number, "text"), f"{other.words} words")


RULE = Rule(
    code="quotes-too-many",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("quotes",),
    page=__doc__ or "",
)
