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
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dipldata.problems import Severity
from dipldata.rules._per_dataset import once_per_dataset
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


class Clash(NamedTuple):
    """A round of the same group with the same or a higher number, and the side that counts so."""

    side: str
    other: str
    number: int


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report each number that is not higher than that of an earlier round."""
    for clash in _clashes(dataset).get(meeting.id, ()):
        number = (meeting.round or {})[clash.side]
        is_same = number == clash.number
        related = Elsewhere("meeting", clash.other, ("round", clash.side), f"{clash.other} is number {clash.number}")
        message = f"{clash.side} counts {'two rounds' if is_same else 'an earlier round'} as number {clash.number}"
        hint = "correct number or date; if the two are the same round, join the records"
        yield Finding(("round", clash.side), message, hint, related=(related,))


@once_per_dataset
def _clashes(dataset: Dataset) -> dict[str, list[Clash]]:
    """The wrong numbers of all rounds, by the id of the later round."""
    series: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in dataset.meetings.values():
        if meeting.working_group is not None and meeting.status == "held":
            for side in meeting.round or ():
                series[meeting.working_group, side].append(meeting)
    found: dict[str, list[Clash]] = defaultdict(list)
    for (_, side), rounds in series.items():
        for later, clash in _clashes_in(side, rounds):
            found[later].append(clash)
    return found


def _clashes_in(side: str, rounds: list[Meeting]) -> Iterator[tuple[str, Clash]]:
    """Go through the rounds by their first days, with the highest number among those certainly over by then."""
    numbers = {meeting.id: (meeting.round or {})[side] for meeting in rounds}
    ended = sorted(rounds, key=lambda meeting: (meeting.last_day.date.latest or dt.date.max, meeting.id))
    over = 0
    highest: Meeting | None = None
    with_number: dict[int, str] = {}
    for meeting in sorted(rounds, key=lambda meeting: (meeting.start.date.earliest or dt.date.min, meeting.id)):
        while over < len(ended) and ended[over].last_day.date.certainly_before(meeting.start.date):
            if highest is None or numbers[ended[over].id] > numbers[highest.id]:
                highest = ended[over]
            over += 1
        number = numbers[meeting.id]
        same = with_number.setdefault(number, meeting.id)
        if same != meeting.id:
            yield meeting.id, Clash(side, same, number)
        elif highest is not None and numbers[highest.id] > number:
            yield meeting.id, Clash(side, highest.id, numbers[highest.id])


RULE = Rule(code="round-number-order", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or "")
