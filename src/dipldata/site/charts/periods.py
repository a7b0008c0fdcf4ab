"""Stretches of time on paper: where a day lies in one, and what a page counts as the last day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from dipldata.site.knowing import NEVER
from dipldata.site.rendering import script_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.linked.records import QualifiedDate
    from dipldata.site.rendering import Renderer

BEGINNING: Final = dt.date(1971, 1, 1)
"""The year of the first contacts after two decades without."""
_PRECISION: Final = 3
_NEWEST: Final[WeakKeyDictionary[Renderer, dt.date]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day; places in it are shares of its length."""

    first: dt.date
    last: dt.date

    def percent(self, day: dt.date) -> float:
        """Where a day lies, from 0 to 100; days outside lie at the nearer end."""
        length = max((self.last - self.first).days, 1)
        return round(min(max((day - self.first).days / length, 0.0), 1.0) * 100, _PRECISION)

    def years(self, every: int) -> Iterator[tuple[int, float]]:
        """Every so many years, the beginning of the year and where it lies."""
        for year in range(self.first.year, self.last.year + 1):
            day = dt.date(year, 1, 1)
            if year % every == 0 and day >= self.first:
                yield year, self.percent(day)

    def ticks(self, most: int) -> list[tuple[int, float]]:
        """Years to be named, not more than so many."""
        length = self.last.year - self.first.year + 1
        every = next((step for step in (1, 2, 5, 10, 20) if length / step <= most), 50)
        return list(self.years(every))


def newest_day(renderer: Renderer) -> dt.date:
    """The last day on which something became known: a site reads no clock. Worked out once for each renderer."""
    if renderer not in _NEWEST:
        days = (renderer.since(source) for source in renderer.ds.sources)
        _NEWEST[renderer] = max((day for day in days if day != NEVER), default=BEGINNING)
    return _NEWEST[renderer]


def iso(day: dt.date | None) -> str:
    """A day as text, empty where there is none; texts sort as days do."""
    return day.isoformat() if day else ""


def day_number(day: dt.date) -> int:
    """Days since the first of 1971, which is shorter than a date where there are many."""
    return (day - BEGINNING).days


def bounds(date: QualifiedDate) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date can mean; one end where the other is open."""
    earliest, latest = date.earliest, date.latest
    either = earliest or latest or BEGINNING
    return earliest or either, latest or either


def data_script(name: str, value: Any) -> tuple[str, bytes]:  # noqa: ANN401 - any JSON value
    """A script that hands data to the pages: its path and its bytes."""
    return f"data/{name}.js", f'dipldata.data("{name}",{script_json(value)});\n'.encode()
