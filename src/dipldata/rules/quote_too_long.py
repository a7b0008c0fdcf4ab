"""A quotation is short.

What: a quote from a source in copyright (or of unknown licence) has more than 25 words. In Chinese and Japanese, two
characters count as one word.

Why: a dataset that anybody may use freely can hold only short quotations of other people's texts.

Bad:

```yaml
quotes:
  - lang: en
    text: >-
      two whole sentences of a newspaper article, copied word for word, although a single phrase of
      them would have shown the reader how the speaker put the matter at the time
```

Good:

```yaml
quotes:
  - lang: en
    text: how the speaker put the matter
```

Fix: quote only the words that matter, and put the rest in your own words in a claim. Texts in the public domain and
under a Creative Commons licence have no limit: if the source is one, correct its `licence`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._quotation import MAX_QUOTE_WORDS, is_free, quotes_of
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report quotes that are too long for the licence of their source."""
    for quoted in quotes_of(statement):
        source = dataset.sources.get(quoted.source)
        if quoted.words > MAX_QUOTE_WORDS and source is not None and not is_free(source):
            yield Finding(
                ("quotes", quoted.number, "text"),
                f"this quote has {quoted.words} words; from {source.id} (licence {source.licence}) "
                f"it may have {MAX_QUOTE_WORDS}",
                "quote only the words that matter, and say the rest in your own words",
                related=(Elsewhere("source", source.id, ("licence",), "the licence of the source"),),
            )


RULE = Rule(
    code="quote-too-long",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("quotes",),
    page=__doc__ or "",
)
