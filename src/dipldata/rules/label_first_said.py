"""A quoted label says since when it has been used.

What: a statement of the kind `quoted_label` has none of `first_said`, `repeats` and `notes`.

Why: a label ("the so-called …") is older than the article that repeats it. Without a word on its origin it would
count as said on the day of the article.

Bad:

```yaml
kind: quoted_label
made: "[..2021-05-07]"
```

Good:

```yaml
kind: quoted_label
made: "[..2021-05-07]"
first_said: 2020-11-12
```

Fix: add `first_said` with the day when the label was first used, or `repeats` with the source in which it was; if
neither is known, say so in `notes`.

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
    """Report a quoted label of unstated origin."""
    if statement.kind == "quoted_label" and not (statement.first_said or statement.repeats or statement.notes):
        hint = "add `first_said` or `repeats`, or say in `notes` that the origin is not known"
        yield Finding(("kind",), "this quoted_label does not say when the label was first used", hint)


RULE = Rule(
    code="label-first-said", severity=Severity.ERROR, types=("statement",), check=check, alone=True, page=__doc__ or ""
)
