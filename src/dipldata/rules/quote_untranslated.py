"""A quotation in another language has an English translation.

What: a quote whose language is not English has no `translation`.

Why: readers of the dataset share English; the original shows the exact words, the translation lets everybody follow.

Bad:

```yaml
quotes:
  - text: 示例
    lang: zh
```

Good:

```yaml
quotes:
  - text: 示例
    lang: zh
    translation: example
```

Fix: add `translation`. Use the side's own English text where it published one, and translate yourself where it did
not. If the words are English, correct `lang`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report quotes in other languages that have no translation."""
    for index, quote in enumerate(statement.quotes):
        if quote.lang.split("-")[0] != "en" and quote.translation is None:
            message = f"this quote is in {quote.lang} and has no translation"
            yield Finding(("quotes", index, "lang"), message, "add `translation:` with the words in English")


RULE = Rule(
    code="quote-untranslated",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("quotes",),
    alone=True,
    page=__doc__ or "",
)
