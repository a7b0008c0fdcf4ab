"""A key names one thing in its record.

What: two claims of a statement, two offices of a person or two unnamed people of a source have the same key.

Why: other records refer to a claim, an office or an unnamed speaker by its key; it would not say which of the two is
meant.

Bad:

```yaml
offices:
  - key: ambassador
    title: Ambassador to Examplia
  - key: ambassador
    title: Ambassador to Specimenland
```

Good:

```yaml
offices:
  - key: ambassador-examplia
    title: Ambassador to Examplia
  - key: ambassador-specimenland
    title: Ambassador to Specimenland
```

Fix: give one of the two another key, and correct the references that mean it. Somebody who holds one office for a
second time has it under a second key, such as `secretary-of-state-2`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Person, Source, Statement
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset


def check(record: Statement | Person | Source, _: Dataset) -> Iterator[Finding]:
    """Find keys that stand for a second thing."""
    field, noun, keys = _keys(record)
    first: dict[str, int] = {}
    for at, key in enumerate(keys):
        if first.setdefault(key, at) != at:
            related = (Elsewhere(record.type, record.id, (field, first[key], "key"), "the first one"),)
            hint = f"give this {noun} another key, such as {_free(key, keys)}"
            yield Finding((field, at, "key"), f"another {noun} has the key {key}", hint, related=related)


def _keys(record: Statement | Person | Source) -> tuple[str, str, list[str]]:
    if isinstance(record, Statement):
        return "claims", "claim", [claim.key for claim in record.claims]
    if isinstance(record, Person):
        return "offices", "office", [office.key for office in record.offices]
    return "unnamed", "unnamed speaker", [unnamed.key for unnamed in record.unnamed]


def _free(key: str, keys: list[str]) -> str:
    """Return the key with the first number that makes it another one."""
    taken = set(keys)
    return next(f"{key}-{number}" for number in range(2, len(keys) + 2) if f"{key}-{number}" not in taken)


RULE = Rule(
    code="key-duplicate",
    severity=Severity.ERROR,
    types=("statement", "person", "source"),
    check=check,
    fields=("claims", "offices", "unnamed"),
    alone=True,
    page=__doc__ or "",
)
