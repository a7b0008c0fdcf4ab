"""A readout says whose it is.

What: a statement of the kind `readout` has no `side`.

Why: a readout is one side's account of one meeting. What one side left out shows only where each readout has its
side.

Bad:

```yaml
kind: readout
voice: us-bureau
occasion: 2021-05-06-example-talks
```

Good:

```yaml
kind: readout
voice: us-bureau
side: us
occasion: 2021-05-06-example-talks
```

Fix: add `side` with the party that published the account. A text that both sides published as their common one is a
`joint_statement`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._parties import spoken_for
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a readout without a side."""
    if statement.kind == "readout" and statement.side is None:
        parties = spoken_for(statement, dataset)
        hint = f"add `side: {parties[0]}`" if len(parties) == 1 else "add `side:` with the party whose account it is"
        yield Finding(("kind",), "this readout has no side", hint)


RULE = Rule(code="readout-side-missing", severity=Severity.ERROR, types=("statement",), check=check, page=__doc__ or "")
