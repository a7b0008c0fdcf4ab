"""How often the sides are in contact, at which level, by which means, and who with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from dipldata.analysis.days import as_text, day_of, quarter_of, year_of
from dipldata.linked.computing import STAYED_AWAY
from dipldata.linked.graphs import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.filters import DayLike
    from dipldata.linked.records import Meeting, Person

NOT_RECORDED = "not_recorded"
"""Stands for the level of a contact of which no office is recorded."""


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """The contacts of one quarter (`2023-Q4`; the year alone, or empty, where the date says no more) of one kind."""

    quarter: str
    level: str
    mode: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people of different sides, and the contacts that both took part in. Days are the earliest possible ones."""

    first: str
    first_name: str
    second: str
    second_name: str
    contacts: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class SystematicYear:
    """The contacts of a year by whether they were rounds of a body that meets by a cadence; `share` is 0 to 1."""

    year: str
    contacts: int
    systematic: int
    ad_hoc: int
    unknown: int
    share: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline; `level` is empty where none is recorded, `sources` are addresses."""

    day: str
    end: str
    title: str
    kind: str
    mode: str
    level: str
    place: str
    people: str
    id: str
    sources: str


def contacts(ds: Dataset, since: DayLike | None = None, until: DayLike | None = None) -> Iterator[Meeting]:
    """Yield the contacts that may lie in a window: meetings that were held, by id.

    Counting rule: the leaf meeting is the unit. A visit only contains meetings and is never counted; plans, and
    meetings that were postponed, cancelled, lapsed or are disputed, are not contacts.
    """
    return (meeting for meeting in ds.meetings.where(since=since, until=until) if meeting.is_contact)


def contacts_per_quarter(
    ds: Dataset, since: DayLike | None = None, until: DayLike | None = None
) -> tuple[QuarterCount, ...]:
    """The number of contacts per quarter, by level and mode.

    Definition: contacts as `contacts` has them; the level is `Meeting.level`, the lowest among the highest levels of
    the sides, so that L1 means leaders on both sides.
    Counting rule: each contact once, in the quarter in which it began. Where the date leaves several quarters open, it
    stands under the year, or under an empty quarter where not even that is certain. Quarters without contacts, and
    combinations that did not occur, have no row.
    Caveats: the dataset holds contacts that were found in public sources; more were found for recent years, so a rise
    can be one of coverage. Levels rest on the named people alone.
    """
    counts = Counter(
        (quarter_of(each.start), each.level or NOT_RECORDED, each.mode) for each in contacts(ds, since, until)
    )
    return tuple(QuarterCount(*key, count) for key, count in sorted(counts.items()))


def who_meets_whom(ds: Dataset, since: DayLike | None = None, until: DayLike | None = None) -> tuple[Pair, ...]:
    """The pairs of people of different sides who were in contact, the most frequent first.

    Definition: two named people of different sides who both took part in a contact. People recorded as absent, or
    whose presence is denied, did not.
    Counting rule: each contact once for each pair; the pair is in the order of the sides of the dataset.
    Caveats: being at one meeting is not the same as talking to each other; large delegations are mostly unnamed.
    """
    sides = {party: at for at, party in enumerate(ds.parties.ids[::-1])}
    met: dict[tuple[Person, Person], list[Meeting]] = defaultdict(list)
    for meeting in contacts(ds, since, until):
        for first, second in _pairs(meeting, sides):
            met[first, second].append(meeting)
    rows = [
        Pair(
            first.id, first.name, second.id, second.name, len(meetings),
            min(day_of(each.start) for each in meetings), max(day_of(each.start) for each in meetings),
        )
        for (first, second), meetings in met.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda pair: (-pair.contacts, pair.first, pair.second)))


def _pairs(meeting: Meeting, sides: dict[str, int]) -> set[tuple[Person, Person]]:
    took_part = [
        (one.side.id, one.person)
        for one in meeting.participants
        if one.person is not None and one.attendance not in STAYED_AWAY
    ]
    ahead = ((one, two) for one, two in product(took_part, repeat=2) if sides.get(one[0], 0) < sides.get(two[0], 0))
    return {(one[1], two[1]) for one, two in ahead}


def systematic_share(
    ds: Dataset, since: DayLike | None = None, until: DayLike | None = None
) -> tuple[SystematicYear, ...]:
    """The share of contacts, year by year, that were rounds of a body which meets by a cadence.

    Definition: a contact is systematic when it is a round of a group whose `formality` is systematic, unknown when
    that is unknown, and else ad hoc: no round, or one of an ad hoc group.
    Counting rule: each contact once, in the year in which it began; `share` is systematic / contacts.
    Caveats: `formality` is one value for the whole life of a group. A leaders' meeting that is due every year by custom
    alone is ad hoc here. Contacts whose year is not certain stand under an empty year.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in contacts(ds, since, until):
        group = meeting.working_group
        counts[year_of(meeting.start)][group.formality if group else "ad_hoc"] += 1
    return tuple(
        SystematicYear(
            year, found.total(), found["systematic"], found["ad_hoc"], found["unknown"],
            round(found["systematic"] / found.total(), 4),
        )
        for year, found in sorted(counts.items())
    )  # fmt: skip


def timeline(ds: Dataset, since: DayLike | None = None, until: DayLike | None = None) -> tuple[Entry, ...]:
    """A dated list of the contacts, to be printed or put beside an article.

    Definition: contacts as `contacts` has them, by the earliest day on which each can have begun.
    Counting rule: one line for each; `people` names those who took part, `sources` the addresses of what is cited.
    Caveats: dates are as precise as the sources: `2023-11` is some day of that month.

    >>> import dipldata
    >>> [entry.people for entry in timeline(dipldata.load(), "2023-11-03", "2023-11-03") if entry.kind == "round"]
    ['Mark Lambert, Hong Liang']
    """
    found = sorted(contacts(ds, since, until), key=lambda each: (day_of(each.start), each.id))
    return tuple(_entry(meeting) for meeting in found)


def _entry(meeting: Meeting) -> Entry:
    people = (one.person.name for one in meeting.participants if one.person and one.attendance not in STAYED_AWAY)
    addresses = (citation.source.url for citation in meeting.citations)
    return Entry(
        as_text(meeting.start), as_text(meeting.end), label_of(meeting), meeting.kind, meeting.mode,
        meeting.level or "", meeting.place.name if meeting.place else "", ", ".join(dict.fromkeys(people)),
        meeting.id, " ".join(filter(None, addresses)),
    )  # fmt: skip
