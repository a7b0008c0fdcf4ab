"""The side of a statement is that of its speaker.

What: a statement has a `side`, but no speaker holds an office of that party, and the organization that speaks does
not belong to it.

Why: claims are counted by side. With the wrong one, a side says what the other said.

Bad:

```yaml
kind: speech
speakers:
  - person: ann-example
    office: head-of-bureau   # an office of the party us
side: cn
```

Good:

```yaml
kind: speech
speakers:
  - person: ann-example
    office: head-of-bureau
side: us
```

Fix: correct `side`, or the speaker's `office`, or `voice`. Leave `side` out where nobody speaks for a party.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._parties import NO_PARTY, speaker_sides
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a side that is none of the speakers'."""
    if statement.side is None:
        return
    places = list(speaker_sides(statement, dataset))
    sides = list(dict.fromkeys(side for _, side in places))
    if not sides or None in sides or statement.side in sides:
        return
    parties = [side for side in sides if side and side != NO_PARTY]
    message = f"the side is {statement.side}, but the speaker belongs to {' and '.join(parties) or 'no party'}"
    hint = "write " + " or ".join(f"`side: {party}`" for party in parties) if parties else "leave `side` out"
    yield Finding(
        ("side",),
        message,
        f"{hint}, or correct the speaker",
        related=(Elsewhere("statement", statement.id, places[0][0], "the speaker"),),
    )


RULE = Rule(
    code="statement-side-mismatch",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("side",),
    page=__doc__ or "",
)
