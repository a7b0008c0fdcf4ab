"""A readout says which meeting it is of.

What: a statement of the kind `readout` has no `occasion`.

Why: the readouts of a meeting are found through `occasion`; without it the account belongs to nothing.

Bad:

```yaml
kind: readout
voice: us-bureau
side: us
```

Good:

```yaml
kind: readout
voice: us-bureau
side: us
occasion: 2021-05-06-example-talks
```

Fix: add `occasion` with the id of the meeting, call or visit; if it has no record yet, add one. A text that reports
no single meeting is a `press_release`.

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
    """Report a readout without a meeting."""
    if statement.kind == "readout" and statement.occasion is None:
        hint = "add `occasion:` with the id of the meeting"
        yield Finding(("kind",), "this readout does not say which meeting it reports", hint)


RULE = Rule(
    code="readout-occasion-missing",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
