"""A relation begins at a claim of its own statement.

What: `from` of a relation is no key of the statement's `claims`.

Why: a relation says how one claim of this statement bears on another claim. Without its first end it says nothing.

Bad:

```yaml
claims:
  - key: doubt
    text: It is open whether the group will meet.
    modality: evaluates
relations:
  - type: qualifies
    from: doubts
    to: "2021-02-01-two-people-plan#group"
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

Fix: write the key of one of this statement's claims. If the relation starts from a claim of another statement, move
it there.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Replacement, Rule
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report relations that begin at no claim of the statement."""
    keys = list(dict.fromkeys(claim.key for claim in statement.claims))
    for index, relation in enumerate(statement.relations):
        if relation.from_ not in keys:
            meant = closest(relation.from_, keys)
            yield Finding(
                ("relations", index, "from"),
                f"this statement has no claim {relation.from_}",
                f"did you mean {meant}?" if meant else f"its claims are: {', '.join(keys)}",
                replacement=Replacement(meant) if meant else None,
            )


RULE = Rule(
    code="relation-unknown-claim",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("relations",),
    alone=True,
    page=__doc__ or "",
)
