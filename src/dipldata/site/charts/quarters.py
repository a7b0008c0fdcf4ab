"""Contacts per quarter by level, drawn as stacked bars and listed as a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.analysis.contacts import contacts
from dipldata.analysis.days import quarter_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dipldata.site.rendering import Renderer

    Contact = tuple[str, str, dt.date]
    """Quarter (the year alone, or nothing, where the date says no more), class of level, known to be held since."""

CLASSES: Final = {
    "l1": "Leaders",
    "l2": "Principals: ministers and their like",
    "l3": "Deputies",
    "l4": "Senior officials",
    "l5": "Working level and experts",
    "other": "Legislators, others, or level not recorded",
}
"""The classes of levels that bars tell apart, from the bottom of a bar."""
_CLASS_OF: Final = {"L1": "l1", "L2": "l2", "L3": "l3", "L4": "l4", "L5": "l5", "L6": "l5"}
_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])")
STEP: Final = 5
WIDTH: Final = 4
HEIGHT: Final = 220
_LEFT: Final = 34
_GRIDLINES: Final = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A quarter: where it stands, and its segments (class, y, height, contacts) from the bottom."""

    quarter: str
    x: int
    segments: tuple[tuple[str, float, float, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their axes: years and where they begin; counts and their heights. `unit` is the height of a contact."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]
    counts: tuple[tuple[int, float], ...]
    width: int
    unit: float
    unplaced: int


def contacts_by_quarter(renderer: Renderer) -> list[Contact]:
    """Every contact, as `dipldata.analysis` counts them, in the order of quarters."""
    found = (
        (
            quarter_of(meeting.start),
            _CLASS_OF.get(meeting.level or "", "other"),
            renderer.knowing.took_place(meeting.id),
        )
        for meeting in contacts(renderer.ds)
    )
    return sorted(found)


def quarter_table(found: Sequence[Contact]) -> list[tuple[str, list[tuple[str, int]], int]]:
    """For each quarter, the newest first: the contacts of each class, and all."""
    counts = Counter((quarter, level) for quarter, level, _ in found)
    quarters = sorted({quarter for quarter, _, _ in found}, reverse=True)
    return [
        (
            quarter,
            [(level, counts[quarter, level]) for level in CLASSES],
            sum(counts[quarter, level] for level in CLASSES),
        )
        for quarter in quarters
    ]


def draw_quarters(found: Sequence[Contact]) -> Chart:
    """The bars of all quarters from the first to the last with a contact."""
    counts = Counter((quarter, level) for quarter, level, _ in found)
    totals = Counter(quarter for quarter, _, _ in found)
    placed = {quarter: count for quarter, count in totals.items() if _QUARTER.fullmatch(quarter)}
    unit = HEIGHT / (max(placed.values(), default=1) * 1.02)
    quarters = _stretch(list(placed))
    bars = tuple(
        Bar(quarter, _LEFT + at * STEP, _segments(quarter, counts, unit), placed[quarter])
        for at, quarter in enumerate(quarters)
        if quarter in placed
    )
    years = tuple(
        (int(quarter[:4]), _LEFT + at * STEP)
        for at, quarter in enumerate(quarters)
        if quarter.endswith("Q1") and int(quarter[:4]) % 5 == 0
    )
    width = _LEFT + len(quarters) * STEP + 6
    return Chart(bars, years, _gridlines(unit), width, unit, sum(totals.values()) - sum(placed.values()))


def _gridlines(unit: float) -> tuple[tuple[int, float], ...]:
    most = int(HEIGHT / unit)
    every = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if most / step <= _GRIDLINES), 1000)
    return tuple((count, round(HEIGHT - count * unit, 2)) for count in range(0, most + 1, every))


def _segments(quarter: str, counts: Counter[tuple[str, str]], unit: float) -> tuple[tuple[str, float, float, int], ...]:
    found, below = [], 0
    for level in CLASSES:
        count = counts[quarter, level]
        if count:
            below += count
            found.append((level, round(HEIGHT - below * unit, 2), round(count * unit, 2), count))
    return tuple(found)


def _stretch(quarters: list[str]) -> list[str]:
    """Every quarter from the first quarter of the first year to the last one with a contact."""
    if not quarters:
        return []
    first, last = min(quarters), max(quarters)
    every = (f"{year}-Q{number}" for year in range(int(first[:4]), int(last[:4]) + 1) for number in range(1, 5))
    return [quarter for quarter in every if quarter <= last]
