"""A claim has no relation to itself.

What: a relation leads from a claim to the same claim.

Why: no claim supports, denies or corrects itself; one of the two ends is wrong.

Bad:

```yaml
# statements/2021/2021-02-01-scholar-doubt.yaml
relations:
  - type: qualifies
    from: doubt
    to: "2021-02-01-scholar-doubt#doubt"
    basis: curator
```

Good:

```yaml
relations:
  - type: qualifies
    from: doubt
    to: "2021-02-01-two-people-plan#group"
    basis: curator
```

Fix: correct `to` or `from`, or delete the relation.

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
    """Report relations of a claim to itself."""
    for index, relation in enumerate(statement.relations):
        if relation.to == f"{statement.id}#{relation.from_}":
            message = f"the claim {relation.from_} has a relation to itself"
            yield Finding(("relations", index, "to"), message, "name the other claim, or delete the relation")


RULE = Rule(
    code="relation-to-itself",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("relations",),
    alone=True,
    page=__doc__ or "",
)
