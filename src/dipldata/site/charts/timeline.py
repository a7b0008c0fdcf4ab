"""The timeline: every meeting and call as a mark in time, and its years as a table for readers without scripts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dipldata.linked.computing import LEVELS, lowest
from dipldata.site.charts.periods import bounds, data_script, day_number, newest_day
from dipldata.site.wording import LEVEL_WORDS, name_of, period_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.records import Meeting
    from dipldata.site.rendering import Renderer

STATUSES: Final = {
    "held": "held",
    "announced": "announced",
    "reported_plan": "reported as planned",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "lapsed": "lapsed",
    "disputed": "disputed",
}
"""The statuses that marks tell apart, in the order of the key."""
SIGNS: Final = {
    "held": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "announced": "M0 -6L6 5H-6z",
    "reported_plan": "M0 -6L6 5H-6zM-2 2H2",
    "postponed": "M0 -7L7 0L0 7L-7 0z",
    "cancelled": "M-5 -5L5 5M5 -5L-5 5",
    "lapsed": "M-5 -5H5V5H-5z",
    "disputed": "M-6 0A6 6 0 0 1 6 0zM-6 0A6 6 0 0 0 6 0",
}
"""The mark of each status around its middle, as a path; `timeline.js` draws the same."""
NO_LEVEL: Final = "none"
_VISIT: Final = "visit"


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the table: its meetings and calls by status, and where the list of meetings has them."""

    year: str
    counts: Counter[str]
    section: int


def timeline_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The page and the data of its script."""
    ds = renderer.ds
    counted = [meeting for meeting in ds.meetings if meeting.kind != _VISIT]
    yield (
        "timeline.html",
        renderer.page(
            "timeline.html.j2", "timeline.html", years=years_of(ds.meetings), status_words=STATUSES, total=len(counted),
            used=_used(counted), topics=_topics(ds), groups=_groups(ds), last=newest_day(renderer), no_level=NO_LEVEL,
            signs=SIGNS,
        ),
    )  # fmt: skip
    yield data_script("timeline", _data(renderer))


def _used(meetings: Iterable[Meeting]) -> dict[str, list[str]]:
    """The values to filter by: levels from the highest, and the others by how often they occur."""
    found = list(meetings)
    levels = {meeting.level or NO_LEVEL for meeting in found}
    return {
        "level": [level for level in (*LEVELS, NO_LEVEL) if level in levels],
        "mode": [mode for mode, _ in Counter(meeting.mode for meeting in found).most_common()],
        "status": [status for status in STATUSES if any(meeting.status == status for meeting in found)],
    }


def _topics(ds: Dataset) -> list[tuple[str, str]]:
    used = {topic.id: name_of(topic) for meeting in ds.meetings for topic in meeting.all_topics}
    return sorted(used.items(), key=lambda pair: pair[1].casefold())


def _groups(ds: Dataset) -> list[tuple[str, str]]:
    used = {group.id: name_of(group) for meeting in ds.meetings if (group := meeting.working_group)}
    return sorted(used.items(), key=lambda pair: pair[1].casefold())


def years_of(meetings: Iterable[Meeting]) -> list[Year]:
    """The years, the newest first; `section` is the number of the year in the list of meetings, visits included."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in meetings:
        year = str(meeting.first_day.year) if meeting.first_day else ""
        counts[year].update([meeting.status or ""] if meeting.kind != _VISIT else [])
    numbered = enumerate(sorted(counts, reverse=True), 1)
    return [Year(year, counts[year], section) for section, year in numbered if counts[year]]


def _data(renderer: Renderer) -> dict[str, Any]:
    """Rows as lists, to be small; `timeline.js` names their places. Days are counted from the first of 1971."""
    ds = renderer.ds
    topics = {topic.id: at for at, topic in enumerate(ds.topics)}
    groups = {group.id: at for at, group in enumerate(ds.working_groups)}
    known = [day_number(renderer.since(group)) for group in ds.working_groups]
    rows = (_row(meeting, renderer, topics, groups) for meeting in ds.meetings if meeting.kind != _VISIT)
    return {
        "topics": [[topic.id, name_of(topic)] for topic in ds.topics],
        "groups": [[group.id, name_of(group), day] for group, day in zip(ds.working_groups, known, strict=True)],
        "levels": {**LEVEL_WORDS, NO_LEVEL: "level not recorded"},
        "last": newest_day(renderer).isoformat(),
        "rows": sorted(rows, key=lambda row: (row[2][0], row[0])),
    }


def _row(meeting: Meeting, renderer: Renderer, topics: dict[str, int], groups: dict[str, int]) -> list[Any]:
    first, second = bounds(meeting.start)
    third, last = bounds(meeting.end or meeting.start)
    statuses = renderer.knowing.statuses("meeting", meeting.id)
    group = meeting.working_group
    return [
        meeting.id, name_of(meeting), [day_number(day) for day in (first, second, third, last)], meeting.kind,
        meeting.mode, meeting.level or NO_LEVEL, _topic_places(meeting, renderer, topics),
        groups[group.id] if group else -1, [[day_number(day), word] for day, word in statuses],
        [party.id for party in meeting.parties], _level_before(meeting, renderer), day_number(renderer.since(meeting)),
        period_words(meeting),
    ]  # fmt: skip


def _topic_places(meeting: Meeting, renderer: Renderer, topics: dict[str, int]) -> list[Any]:
    """The topics by their places; with the day where a readout brought one after the meeting had become known."""
    since = renderer.since(meeting)
    named = {topic.id: since for topic in meeting.topics}
    for readout in meeting.readouts:
        day = max(renderer.since(readout), since)
        named |= {topic.id: min(day, named.get(topic.id, day)) for topic in readout.topics}
    return [topics[topic] if day == since else [topics[topic], day_number(day)] for topic, day in sorted(named.items())]


def _level_before(meeting: Meeting, renderer: Renderer) -> list[Any]:
    """The level by those who were expected, and until when no more was known; nothing where it was held at once."""
    held = renderer.knowing.took_place(meeting.id)
    if held == renderer.since(meeting):
        return []
    found: dict[str, str] = {}
    for one in meeting.participants:
        if one.attendance == "expected" and one.office is not None:
            side, level = one.side.id, one.office.level
            found[side] = min(found.get(side, level), level, key=LEVELS.index)
    return [lowest(found.values()) or NO_LEVEL, day_number(held)]
