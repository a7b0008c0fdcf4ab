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

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a readout that is not the first of its side, body and language."""
    for key, (_, source_id) in _readouts(statement):
        source = dataset.sources.get(source_id)
        if source is None:
            return
        first = next(_readouts_in(source.language, _READOUTS.items(dataset, key), dataset), statement.id)
        if first != statement.id:
            yield Finding(
                ("occasion",),
                f"{statement.occasion} has a readout of {statement.side} in this language ({source.language}) already: "
                f"{first}",
                "join the two records, or correct the side, the voice or the meeting of one of them",
                related=(Elsewhere("statement", first, ("occasion",), "the other readout"),),
            )


def _readouts(statement: Statement) -> Iterator[tuple[str, tuple[str, str]]]:
    """A readout and its first source, under meeting, side and body; nothing where it has not all of them."""
    if statement.kind == "readout" and statement.occasion and statement.side and statement.citations:
        key = JOINT.join((statement.occasion, statement.side, statement.voice or ""))
        yield key, (statement.id, statement.citations[0].source)


_READOUTS: Final = Index[tuple[str, str]]("readouts", ("statement",), _readouts)


def _readouts_in(language: str, readouts: Sequence[tuple[str, str]], dataset: Dataset) -> Iterator[str]:
    """Those of some readouts whose first source is in a language."""
    for statement, source_id in readouts:
        source = dataset.sources.get(source_id)
        if source is not None and source.language == language:
            yield statement


RULE = Rule(
    code="readout-duplicate",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("occasion",),
    page=__doc__ or "",
)
