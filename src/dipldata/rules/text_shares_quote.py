"""The curator's own text is not a copy of a quotation.

What: a text that should be in your own words (a title, claim, note, outcome or summary) shares ten words in a row
with a quote from a source of the same record, or of a statement on the same meeting. In Chinese and Japanese it is
twenty characters.

Why: what stands outside `quotes` is given away free of rights and must be the curator's own. Own words also show that
the source was understood.

Bad:

```yaml
quotes:
  - text: we will keep the lights burning on both shores of the sea
    lang: en
claims:
  - key: lights
    text: They will keep the lights burning on both shores of the sea.
```

Good:

```yaml
quotes:
  - text: we will keep the lights burning on both shores of the sea
    lang: en
claims:
  - key: lights
    text: Neither side will put its lighthouses out of service.
```

Fix: say it in other words. Where the exact words matter, they belong in `quotes` alone.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Meeting, Source
from dipldata.problems import Severity
from dipldata.rules._quotation import runs_from, shared_run_candidates
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import cited_ids
from dipldata.rules._texts import own_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record


def check(record: Record, dataset: Dataset) -> Iterator[Finding]:
    """Report own texts that repeat ten words of a quote from a source of the record."""
    quoted = [runs for source in _sources_of(record, dataset) if (runs := runs_from(source, dataset))]
    if not quoted:
        return
    for pointer, text in own_texts(record):
        for folded, run in shared_run_candidates(text):
            place = next((runs[folded] for runs in quoted if folded in runs), None)
            if place is not None:
                statement, index = place
                yield Finding(
                    pointer,
                    f"ten words in a row are those of a quote: {run}",
                    "say it in your own words, and leave the exact words to `quotes`",
                    related=(Elsewhere("statement", statement, ("quotes", index, "text"), "the quote"),),
                )
                break


def _sources_of(record: Record, dataset: Dataset) -> dict[str, None]:
    """The sources whose quotes the record should not repeat, each once."""
    found = dict.fromkeys((record.id,) if isinstance(record, Source) else cited_ids(record))
    if isinstance(record, Meeting):
        for statement in dataset.statements_on(record.id):
            found.update(dict.fromkeys(cited_ids(statement)))
    return found


RULE = Rule(
    code="text-shares-quote",
    severity=Severity.WARNING,
    types=("statement", "meeting", "working_group", "source"),
    check=check,
    page=__doc__ or "",
)
