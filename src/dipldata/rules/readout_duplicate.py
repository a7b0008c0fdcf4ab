"""A side has one readout of a meeting in each language.

What: two readouts of one meeting have the same `side` and `voice`, and their first cited sources are in the same
language.

Why: two records of one text count every topic and adjective of it twice. Accounts of two bodies of a side, such as a
president's office and a ministry, are two readouts; so are an English and a Chinese text.

Bad:

```yaml
# statements/2021/2021-05-06-us-readout.yaml and statements/2021/2021-05-06-us-readout-again.yaml both say
kind: readout
voice: us-bureau
side: us
occasion: 2021-05-06-example-talks
```

Good:

```yaml
# one record, which cites both places where the text stands
kind: readout
voice: us-bureau
side: us
occasion: 2021-05-06-example-talks
citations:
  - us-2021-05-06-talks
  - us-2021-05-06-talks-embassy
```

Fix: join the two, with the sources of both; or correct `side`, `voice` or `occasion` of one. What a side adds later
is no second readout but a `briefing_answer` or `press_release`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._per_dataset import once_per_dataset
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement

    Mark = tuple[str, str, str | None, str]


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a readout that is not the first of its side, body and language."""
    mark = _mark(statement, dataset)
    first = _first_readouts(dataset).get(mark) if mark else None
    if mark is None or first is None or first == statement.id:
        return
    yield Finding(
        ("occasion",),
        f"{statement.occasion} has a readout of {statement.side} in this language ({mark[3]}) already: {first}",
        "join the two records, or correct the side, the voice or the meeting of one of them",
        related=(Elsewhere("statement", first, ("occasion",), "the other readout"),),
    )


@once_per_dataset
def _first_readouts(dataset: Dataset) -> dict[Mark, str]:
    """Map what readouts must not share to the first readout that has it, in the order of ids."""
    found: dict[Mark, str] = {}
    for statement in dataset.statements.values():
        mark = _mark(statement, dataset)
        if mark is not None:
            found.setdefault(mark, statement.id)
    return found


def _mark(statement: Statement, dataset: Dataset) -> Mark | None:
    """Give meeting, side, body and language of a readout, None where it has not all of them."""
    if statement.kind != "readout" or not (statement.occasion and statement.side and statement.citations):
        return None
    source = dataset.sources.get(statement.citations[0].source)
    return (statement.occasion, statement.side, statement.voice, source.language) if source else None


RULE = Rule(code="readout-duplicate", severity=Severity.ERROR, types=("statement",), check=check, page=__doc__ or "")
