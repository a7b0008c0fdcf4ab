"""Whatever a meeting says of a side, it says of one of its parties.

What: a `side` of `participants`, `no_readout`, `names_by_side` or `side_dates`, a party in `claimed_by` of an
outcome, or a key of `round` is not among the `parties` of the meeting.

Why: a side that is no party is lost in every count by party; mostly it is a slip, or a party is missing from the
list.

Bad:

```yaml
parties: [us, cn]
participants:
  - side: xx
    person: ann-example
    office: head-of-bureau
    attendance: reported
```

Good:

```yaml
parties: [us, cn]
participants:
  - side: us
    person: ann-example
    office: head-of-bureau
    attendance: reported
```

Fix: correct the side. If people of a third party took part, add it to `parties`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting
    from dipldata.problems import Pointer


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each side that is not a party of the meeting."""
    parties = Elsewhere("meeting", meeting.id, ("parties",), "the parties of the meeting")
    for pointer, side in _sides(meeting):
        if side not in meeting.parties:
            hint = f"write one of: {', '.join(meeting.parties)}; or add {side} to parties"
            key = pointer[0] == "round"
            yield Finding(pointer, f"{side} is not a party of this meeting", hint, key=key, related=(parties,))


def _sides(meeting: Meeting) -> Iterator[tuple[Pointer, str]]:
    """Every place in a meeting that names a side."""
    for field in ("names_by_side", "side_dates", "participants", "no_readout"):
        for at, part in enumerate(getattr(meeting, field)):
            yield (field, at, "side"), part.side
    yield from ((("round", side), side) for side in meeting.round or ())
    for at, outcome in enumerate(meeting.outcomes):
        yield from ((("outcomes", at, "claimed_by", n), party) for n, party in enumerate(outcome.claimed_by))


RULE = Rule(
    code="participant-side", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
