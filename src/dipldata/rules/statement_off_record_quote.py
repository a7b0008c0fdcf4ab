"""Words that may not be quoted are not quoted.

What: a statement whose `ground_rules` are `off_record` or `deep_background` has `quotes`, and is no `leak`.

Why: those rules forbid quotation. Words that were quoted all the same were spoken under other rules, or leaked.

Bad:

```yaml
kind: anonymous
ground_rules: deep_background
quotes:
  - text: not before the spring
    lang: en
```

Good:

```yaml
kind: anonymous
ground_rules: background
quotes:
  - text: not before the spring
    lang: en
```

Fix: correct the rules from the source; write `kind: leak` where the source says that the words came out against the
rules; or drop the quotes.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement

_NOT_FOR_QUOTATION: Final = frozenset({"off_record", "deep_background"})


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report quotes of words that were spoken on the condition that they are not quoted."""
    if statement.ground_rules in _NOT_FOR_QUOTATION and statement.quotes and statement.kind != "leak":
        yield Finding(
            ("quotes", 0, "text"),
            f"words spoken {statement.ground_rules} are quoted",
            "correct the ground rules, write kind: leak if the words were leaked, or drop the quotes",
            related=(Elsewhere("statement", statement.id, ("ground_rules",), "the ground rules"),),
        )


RULE = Rule(
    code="statement-off-record-quote",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("quotes",),
    alone=True,
    page=__doc__ or "",
)
