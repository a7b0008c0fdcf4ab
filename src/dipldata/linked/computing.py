"""What follows from the facts of a record: statuses, levels, names."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from dipldata.dates import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Plain = dict[str, Any]
LEVELS: Final = ("L1", "L2", "L3", "L4", "L5", "L6", "legislator", "non_official", "unknown")
"""The levels of offices, from the highest; a test holds them to the vocabulary."""
STAYED_AWAY: Final = frozenset({"absent", "denied"})
"""Attendance of people who are in a record because they did not take part."""


def as_day(day: dt.date | str) -> dt.date:
    """A day given as such, with a time of day, or as `2023-08-31`. Raises `ValueError` for other text."""
    if isinstance(day, dt.datetime):
        return day.date()
    if isinstance(day, dt.date):
        return day
    found = parse_edtf(day)
    if not found.is_day or found.earliest is None:
        message = f"{day!r} is not one day: write YYYY-MM-DD"
        raise ValueError(message)
    return found.earliest


def is_known(step: Mapping[str, Any], day: dt.date) -> bool:
    """Whether a step was certainly public on a day."""
    latest = parse_edtf(step["known"]["date"]).latest
    return latest is not None and latest <= day


def had_happened(step: Mapping[str, Any], day: dt.date) -> bool:
    """Whether on a day a step was certainly public and, if it lay ahead, had begun."""
    begins = parse_edtf(step["effective"]["date"]).earliest if "effective" in step else None
    return is_known(step, day) and (begins is None or begins <= day)


def status(plain: Mapping[str, Any], day: dt.date | None) -> str | None:
    """The status by the last step, or by the last one that had happened by a day."""
    steps = plain.get("history", ())
    return next((step["status"] for step in reversed(steps) if day is None or had_happened(step, day)), None)


def first_name(plain: Mapping[str, Any]) -> str:
    """The first English name, or the first of all where there is none."""
    names: list[dict[str, str]] = plain["names"]
    return next((name["text"] for name in names if name["lang"] == "en"), names[0]["text"])


def by_day(meetings: Iterable[Any]) -> tuple[Any, ...]:
    """Meetings by the earliest day on which they can have begun; those without one first."""
    return tuple(sorted(meetings, key=lambda each: (each.first_day or dt.date.min, each.id)))


def levels(meeting: Any) -> Mapping[str, str]:  # noqa: ANN401 - a meeting; naming its class would make a cycle
    """The highest level among the offices of those who took part, by party."""
    found: dict[str, str] = {}
    for one in meeting.participants:
        if one.office is not None and one.attendance not in STAYED_AWAY:
            side, level = one.side.id, one.office.level
            found[side] = min(found.get(side, level), level, key=LEVELS.index)
    return MappingProxyType(found)


def lowest(given: Iterable[str]) -> str | None:
    """The lowest of some levels, None where there are none."""
    return max(given, key=LEVELS.index, default=None)
