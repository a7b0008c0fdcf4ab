"""The life of working groups as lines: proposed, agreed, active, suspended, resumed, ended, with their rounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from dipldata.analysis.groups import dormant_groups
from dipldata.exports.extras import library
from dipldata.linked.computing import by_day
from dipldata.site.charts.periods import BEGINNING, Period, bounds, newest_day
from dipldata.site.wording import date_words, name_of, plain_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dipldata.analysis.groups import DormantGroup
    from dipldata.linked.records import GroupStep, Meeting, WorkingGroup
    from dipldata.site.rendering import Renderer

    Silences = Mapping[str, DormantGroup]
    """The dormant groups by id."""

_LABEL: Final = 2.2
"""The width of a numbered mark, in shares of the line."""
_MOST_ROWS: Final = 4
BREAK: Final = dt.date(2022, 8, 5)
"""The day on which the Chinese side announced countermeasures to the visit of the Speaker of the House to Taiwan."""
OVER: Final = {
    "ended": "M-5 -5h10v10h-10z",
    "superseded": "M-5 -6L6 0L-5 6z",
    "dropped": "M-6 -4L-4 -6L0 -2L4 -6L6 -4L2 0L6 4L4 6L0 2L-4 6L-6 4L-2 0z",
}
"""The statuses after which there is no line, with their mark around its middle, as a path."""
_TOOK_PLACE: Final = frozenset({"held", "disputed"})
STATUS_WORDS: Final = {
    "under_discussion": "proposed or discussed",
    "agreed": "agreed",
    "active": "active",
    "suspended": "suspended",
    "ended": "ended",
    "superseded": "superseded",
    "dropped": "dropped",
}
"""The statuses in the order of the key."""
HEIGHTS: Final = {"under_discussion": 5, "agreed": 9, "active": 15, "suspended": 15}
"""How thick a line is under each status: what is more is thicker."""

_FOUND: Final[WeakKeyDictionary[Renderer, Silences]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch under one status, until the next began (None: it lasts); `start` and `sure` bound its first day.

    `silent` is the day since which a group has not met that by the measure of `dormant_groups` should have.
    """

    status: str
    start: dt.date
    sure: dt.date
    end: dt.date | None
    known: dt.date
    silent: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A step or a round: the first and last day it can mean, since when it is known, in words, and the meeting."""

    number: int
    first: dt.date
    last: dt.date
    known: dt.date
    words: str
    status: str
    meeting: Meeting | None = None

    @property
    def held(self) -> bool:
        """Whether it is a round that took place, as far as one side or more say."""
        return self.status in _TOOK_PLACE


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one group. `patience` is how many days of silence are too many, where by now there are too many."""

    group: WorkingGroup
    spans: tuple[Span, ...]
    steps: tuple[Mark, ...]
    rounds: tuple[Mark, ...]
    statuses: frozenset[str]
    patience: int | None = None

    @property
    def first(self) -> dt.date:
        """The first day that anything of the group can mean."""
        return min((mark.first for mark in (*self.steps, *self.rounds)), default=BEGINNING)


def line_of(group: WorkingGroup, renderer: Renderer, silences: Silences) -> Line:
    """The line of a group, from its history, its rounds and its silence, if it is dormant."""
    steps = tuple(_step(number, step, renderer) for number, step in enumerate(group.history, 1))
    rounds = tuple(_round(number, meeting, renderer) for number, meeting in enumerate(by_day(group.rounds), 1))
    silence = silences.get(group.id)
    spans = [*_spans(steps)]
    if silence and spans:
        spans[-1] = replace(spans[-1], silent=max(dt.date.fromisoformat(silence.last), spans[-1].sure))
    patience = int(silence.expected_gap * 2) if silence else None
    return Line(group, tuple(spans), steps, rounds, frozenset(step.status for step in group.history), patience)


def _step(number: int, step: GroupStep, renderer: Renderer) -> Mark:
    date = step.effective or step.known
    first, last = _step_bounds(date)
    known = renderer.knowing.part(step._plain, "GroupStep")  # noqa: SLF001 - read for every step of every group
    words = f"{plain_word(step.status)}, {date_words(date.date)}"
    return Mark(number, first, last, known, words, step.status)


def _step_bounds(date: Any) -> tuple[dt.date, dt.date]:  # noqa: ANN401 - a qualified date
    """The days between which a step was taken; one that took several days (`throughout`) began on the first."""
    first, last = bounds(date)
    return (first, first) if date.date.form == "interval" else (first, last)


def _round(number: int, meeting: Meeting, renderer: Renderer) -> Mark:
    first, last = bounds(meeting.start)
    status = meeting.status or ""
    held = status in _TOOK_PLACE
    known = renderer.knowing.took_place(meeting.id) if held else renderer.since(meeting)
    words = f"{name_of(meeting)}, {date_words(meeting.start.date)}" + ("" if held else f" ({plain_word(status)})")
    return Mark(number, first, last, known, words, status, meeting)


def _spans(steps: tuple[Mark, ...]) -> Iterator[Span]:
    """One span for each run of steps of one status; of an uncertain beginning, the earliest day counts."""
    runs: list[list[Mark]] = []
    for step in steps:
        if runs and runs[-1][0].status == step.status:
            runs[-1].append(step)
        else:
            runs.append([step])
    starts = [run[0].first for run in runs]
    for at, run in enumerate(runs):
        end = max(starts[at + 1], starts[at]) if at + 1 < len(runs) else None
        known = min(step.known for step in run)
        sure = max(run[0].first, min(run[0].last, end or run[0].last))
        yield Span(run[0].status, run[0].first, sure, end, known)


def lifeline_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The page with the lines of all groups, by first step."""
    silences = _silences(renderer)
    lines = [line_of(group, renderer, silences) for group in renderer.ds.working_groups]
    lines.sort(key=lambda line: (line.first, line.group.id))
    period = Period(BEGINNING, _end(renderer))
    path = "working-group/index.html"
    statuses = {word: text for word, text in STATUS_WORDS.items() if any(word in line.statuses for line in lines)}
    yield (
        path,
        renderer.page("groups.html.j2", path, lines=lines, period=period, status_words=statuses, **_shared(renderer)),
    )


def label_rows(line: Line, period: Period) -> dict[int, int]:
    """For the number of each step, the row below the line in which it does not cover another, from 0."""
    found: dict[int, int] = {}
    ends: list[float] = []
    for step in line.steps:
        place = period.percent(step.first)
        row = next((at for at, end in enumerate(ends) if end <= place), min(len(ends), _MOST_ROWS - 1))
        ends[row : row + 1] = [place + _LABEL]
        found[step.number] = row
    return found


def lifeline_of(renderer: Renderer, group: WorkingGroup) -> Any:  # noqa: ANN401 - markup
    """The line of one group over its own life, with numbered steps, for its page."""
    line = line_of(group, renderer, _silences(renderer))
    period = Period(dt.date(line.first.year, 1, 1), _end(renderer))
    path = f"working-group/{group.id}.html"
    html = renderer.page(
        "lifeline.html.j2", path, line=line, period=period, status_words=STATUS_WORDS,
        rows=label_rows(line, period), **_shared(renderer),
    )  # fmt: skip
    return library("markupsafe", "site").Markup(html.decode("utf-8"))


def _silences(renderer: Renderer) -> Silences:
    """The dormant groups; found once for each renderer, as every page of a group asks for them."""
    if renderer not in _FOUND:
        _FOUND[renderer] = {row.group: row for row in dormant_groups(renderer.ds, newest_day(renderer))}
    return _FOUND[renderer]


def _end(renderer: Renderer) -> dt.date:
    return max(newest_day(renderer), BREAK)


def _shared(renderer: Renderer) -> dict[str, Any]:
    return {"guide": BREAK, "over": OVER, "last": _end(renderer), "heights": HEIGHTS}
