"""A joint statement names the parties that issue it.

What: a statement of the kind `joint_statement` names fewer than two different `parties`.

Why: a joint statement is a text that several parties issue as their common one. One party's account of an agreement
is a readout or a press release.

Bad:

```yaml
kind: joint_statement
parties: [us]
```

Good:

```yaml
kind: joint_statement
parties: [us, cn]
```

Fix: name every party that issued the text; or correct `kind`.

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

_FEWEST = 2


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report a joint statement of fewer than two parties."""
    if statement.kind == "joint_statement" and len(set(statement.parties)) < _FEWEST:
        named = f"names {statement.parties[0]} alone" if statement.parties else "names no `parties`"
        hint = "add `parties:` with all that issued the text, or correct the kind"
        yield Finding(("parties",) if statement.parties else ("kind",), f"this joint_statement {named}", hint)


RULE = Rule(
    code="joint-statement-parties",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
