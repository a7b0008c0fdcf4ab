"""Nothing stands twice in one list.

What: a list of references or texts (parties, topics, sources, authors and the like) has the same entry twice, or the
citations name the same source with the same locator twice.

Why: what is counted from the list would be counted twice.

Bad:

```yaml
topics:
  - fentanyl
  - trade
  - fentanyl
```

Good:

```yaml
topics:
  - fentanyl
  - trade
```

Fix: delete the second one. Two passages of one source are two citations with different locators.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.ids import RECORD_TYPES
from dipldata.models import Record, Retired
from dipldata.models.contents import is_list_of_texts
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule
from dipldata.rules._values import suspects

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.problems import Pointer


def check(record: Record | Retired, _: Dataset) -> Iterator[Finding]:
    """Find entries that stand in their list for a second time."""
    for pointer, texts in suspects(record, is_list_of_texts, _repeats):
        for first, second in _repeated(texts):
            yield _finding(record, pointer, first, second, texts[second])
    citations = record.citations if isinstance(record, Record) and len(record.citations) > 1 else ()
    for first, second in _repeated([(citation.source, citation.locator) for citation in citations]):
        citation = citations[second]
        where = f" ({citation.locator})" if citation.locator else ""
        yield _finding(record, ("citations",), first, second, f"{citation.source}{where}")


def _repeats(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and len(set(texts)) < len(texts)


def _repeated(entries: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield the index of each repeated entry, after that of the first of its kind."""
    first: dict[Hashable, int] = {}
    for at, entry in enumerate(entries):
        if first.setdefault(entry, at) != at:
            yield first[entry], at


def _finding(record: Record | Retired, pointer: Pointer, first: int, second: int, shown: str) -> Finding:
    kind: RecordType = record.type  # type: ignore[union-attr]  # every concrete record has a type
    related = (Elsewhere(kind, record.id, (*pointer, first), "the first one"),)
    message = f"{shown} stands in {pointer[-1]} twice"
    remedy = Replacement(None, safe=pointer[-1] != "citations")
    return Finding((*pointer, second), message, "delete one of the two", related=related, replacement=remedy)


RULE = Rule(
    code="entry-duplicate",
    severity=Severity.ERROR,
    types=(*RECORD_TYPES, "retired"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
