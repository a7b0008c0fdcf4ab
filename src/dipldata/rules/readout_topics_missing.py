"""A readout lists the topics that it names.

What: a statement of the kind `readout` has no `topics`.

Why: which topics only one side's readout names is computed from these lists. An empty list would read as if that side
had left out everything.

Bad:

```yaml
kind: readout
side: us
occasion: 2021-05-06-example-talks
```

Good:

```yaml
kind: readout
side: us
occasion: 2021-05-06-example-talks
topics:
  - lighthouses
```

Fix: list the topics that this text names, coded from this text alone and not from what is known of the meeting
otherwise. For a text that names none, use the widest topic that it does name, such as relations between the two.

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
    """Report a readout without topics."""
    if statement.kind == "readout" and not statement.topics:
        hint = "add `topics:` with what this text names, and nothing known from elsewhere"
        yield Finding(("kind",), "this readout has no topics", hint)


RULE = Rule(
    code="readout-topics-missing",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
