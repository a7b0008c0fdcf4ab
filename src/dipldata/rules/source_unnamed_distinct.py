"""Unnamed people are told apart from other unnamed people of the same source.

What: `distinct_from` of an unnamed person names a key that the source does not have, or the person's own key.

Why: "a fourth person" is counted once more only if it is clear from whom that person differs.

Bad:

```yaml
unnamed:
  - key: fourth-person
    count: 1
    described_as: a fourth person
    distinct_from: [tree-people]
```

Good:

```yaml
unnamed:
  - key: three-people
    count: 3
    described_as: three people who know of the plan
  - key: fourth-person
    count: 1
    described_as: a fourth person
    distinct_from: [three-people]
```

Fix: name a key of this source's `unnamed`, or leave the entry out.

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
    from dipldata.models import Source


def check(source: Source, _dataset: Dataset) -> Iterator[Finding]:
    """Report keys in `distinct_from` that are unknown or the person's own."""
    keys = list(dict.fromkeys(unnamed.key for unnamed in source.unnamed))
    for at, unnamed in enumerate(source.unnamed):
        for index, other in enumerate(unnamed.distinct_from):
            pointer = ("unnamed", at, "distinct_from", index)
            if other == unnamed.key:
                message = f"{other} is said to differ from itself"
                yield Finding(pointer, message, "leave it out, or name another key", replacement=Replacement(None))
            elif other not in keys:
                message = f"this source has no unnamed person with the key {other}"
                meant = closest(other, [key for key in keys if key != unnamed.key])
                remedy = Replacement(meant) if meant else None
                yield Finding(pointer, message, _hint(other, unnamed.key, keys), replacement=remedy)


def _hint(unknown: str, own: str, keys: list[str]) -> str:
    others = [key for key in keys if key != own]
    meant = closest(unknown, others)
    if meant:
        return f"did you mean {meant}?"
    return (
        f"its other keys are: {', '.join(others)}" if others else "leave it out: there is no other unnamed person here"
    )


RULE = Rule(
    code="source-unnamed-distinct",
    severity=Severity.ERROR,
    types=("source",),
    check=check,
    fields=("unnamed",),
    alone=True,
    page=__doc__ or "",
)
