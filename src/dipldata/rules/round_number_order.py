"""The later round of a group has the higher number.

What: among the held rounds of a working group, two have the same number in one side's count, or a round that took
place later, however the dates are read, has a lower number. Each side's count is looked at by itself. Reported on the
later of the two.

Why: one of the two dates or numbers is wrong, or the same round was recorded twice.

Bad:

```yaml
# the round of 2020-03-04 has cn: 2
start: 2020-09-10
round:
  cn: 1
```

Good:

```yaml
# the round of 2020-03-04 has cn: 1
start: 2020-09-10
round:
  cn: 2
```

Fix: correct number or date from the sources. A number that no source prints stays out; where a body was set up anew
and counts from one again, it is a working group of its own.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


_NEVER: Final = dt.date.max.toordinal()


class Round(NamedTuple):
    """A round as a side counts it: its number, and the bounds of its first and its last day as day numbers."""

    id: str
    number: int
    first: int | None
    last: int | None


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report each number that is not higher than that of an earlier round."""
    for key, _ in _rounds(meeting):
        side = key.partition(JOINT)[2]
        clash = _ROUNDS.derived(dataset, key, _clashes).get(meeting.id)
        if clash is not None:
            yield _finding(meeting, side, *clash)


def _finding(meeting: Meeting, side: str, other: str, counted: int) -> Finding:
    is_same = (meeting.round or {})[side] == counted
    related = Elsewhere("meeting", other, ("round", side), f"{other} is number {counted}")
    message = f"{side} counts {'two rounds' if is_same else 'an earlier round'} as number {counted}"
    hint = "correct number or date; if the two are the same round, join the records"
    return Finding(("round", side), message, hint, related=(related,))


def _rounds(meeting: Meeting) -> Iterator[tuple[str, Round]]:
    """A held round under its group and each side that counts it."""
    if meeting.working_group is not None and meeting.status == "held":
        first, last = meeting.start.date.earliest, meeting.last_day.date.latest
        days = (first.toordinal() if first else None, last.toordinal() if last else None)
        for side, number in (meeting.round or {}).items():
            yield f"{meeting.working_group}{JOINT}{side}", Round(meeting.id, number, *days)


_ROUNDS: Final = Index[Round]("rounds", ("meeting",), _rounds)


def _clashes(items: Sequence[Round]) -> dict[str, tuple[str, int]]:
    """The wrong numbers of a group's rounds, by the id of the later round: the other round and its number.

    Goes through the rounds by their first days, with the highest number among those certainly over by then.
    """
    found: dict[str, tuple[str, int]] = {}
    rounds = [Round(*item) for item in items]
    ended = sorted(rounds, key=lambda each: (_NEVER if each.last is None else each.last, each.id))
    over = 0
    highest: Round | None = None
    with_number: dict[int, str] = {}
    for each in sorted(rounds, key=lambda each: (each.first or 0, each.id)):
        while over < len(ended) and _is_over(ended[over], each):
            if highest is None or ended[over].number > highest.number:
                highest = ended[over]
            over += 1
        same = with_number.setdefault(each.number, each.id)
        if same != each.id:
            found[each.id] = (same, each.number)
        elif highest is not None and highest.number > each.number:
            found[each.id] = (highest.id, highest.number)
    return found


def _is_over(one: Round, other: Round) -> bool:
    """Whether a round is certainly over before another begins."""
    return one.last is not None and other.first is not None and one.last < other.first


RULE = Rule(
    code="round-number-order",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("round",),
    page=__doc__ or "",
)
