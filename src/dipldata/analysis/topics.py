"""What one side's account of a meeting names and the other's leaves out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.analysis.days import as_text, order_of, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.filters import DayLike
    from dipldata.linked.records import Meeting, Topic


@dataclass(frozen=True, slots=True)
class OneSidedTopic:
    """A topic of a meeting that the readouts of one side name and those of no other do."""

    meeting: str
    day: str
    title: str
    side: str
    topic: str
    label: str


@dataclass(frozen=True, slots=True)
class OneSidedYear:
    """How often in a year only one side named a topic, out of the meetings of which several sides gave a readout."""

    year: str
    side: str
    topic: str
    label: str
    meetings: int
    of: int
    share: float


def one_sided_topics(
    ds: Dataset, since: DayLike | None = None, until: DayLike | None = None
) -> tuple[OneSidedTopic, ...]:
    """The topics of each meeting that only one side's readouts name.

    Definition: of the meetings with readouts of two sides or more, each with at least one topic, the topics that
    readouts of exactly one side are coded with. Each readout is coded from its own text alone.
    Counting rule: all readouts of a side count together, whatever their language. Topics are compared as coded: a
    narrower topic is not the wider one.
    Caveats: a topic left out of a readout may well have been discussed. Long accounts name more than short ones. Joint
    statements are not readouts.

    >>> import dipldata
    >>> rows = one_sided_topics(dipldata.load(), "2024-05-23", "2024-05-23")
    >>> [row.topic for row in rows if row.meeting == "2024-05-23-lambert-hong-liang-video" and row.side == "cn"]
    ['maritime-security', 'one-china', 'us-china-relations']
    """
    meetings = sorted(_two_sided(ds, since, until), key=lambda each: (order_of(each.start), each.id))
    return tuple(row for each in meetings for row in sorted(_one_sided(each), key=lambda row: (row.side, row.topic)))


def one_sided_by_year(
    ds: Dataset, since: DayLike | None = None, until: DayLike | None = None
) -> tuple[OneSidedYear, ...]:
    """How often each side alone named each topic, year by year.

    Definition and caveats as for `one_sided_topics`.
    Counting rule: each meeting once, in the year in which it began; `of` counts the meetings of the year with readouts
    of several sides, `share` is meetings / of (0 to 1). Meetings whose year is not certain stand under an empty year.
    """
    totals: Counter[str] = Counter()
    counts: Counter[tuple[str, str, str]] = Counter()
    for meeting in _two_sided(ds, since, until):
        year = year_of(meeting.start)
        totals[year] += 1
        counts.update((year, row.side, row.topic) for row in _one_sided(meeting))
    return tuple(
        OneSidedYear(year, side, topic, ds.topics[topic].label, n, totals[year], round(n / totals[year], 4))
        for (year, side, topic), n in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    )


def _two_sided(ds: Dataset, since: DayLike | None, until: DayLike | None) -> Iterator[Meeting]:
    return (meeting for meeting in ds.meetings.where(since=since, until=until) if len(_by_side(meeting)) > 1)


def _by_side(meeting: Meeting) -> dict[str, dict[str, Topic]]:
    """The topics that each side's readouts name, by side and id; sides whose readouts have none left out."""
    found: dict[str, dict[str, Topic]] = defaultdict(dict)
    for readout in meeting.readouts:
        if readout.side is not None and readout.topics:
            found[readout.side.id].update((topic.id, topic) for topic in readout.topics)
    return found


def _one_sided(meeting: Meeting) -> Iterator[OneSidedTopic]:
    by_side = _by_side(meeting)
    sides_naming = Counter(topic for topics in by_side.values() for topic in topics)
    for side, topics in by_side.items():
        for topic in topics.values():
            if sides_naming[topic.id] == 1:
                yield OneSidedTopic(meeting.id, as_text(meeting.start), meeting.title, side, topic.id, topic.label)
