"""Uncertain dates as text, quarters and years, and the days between them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dipldata.linked.computing import as_day

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset
    from dipldata.linked.records import QualifiedDate


def as_text(date: QualifiedDate | None) -> str:
    """A date as written, empty where there is none."""
    return str(date) if date is not None else ""


def day_of(date: QualifiedDate) -> str:
    """The earliest day that a date can mean, as text; empty where that end is open."""
    return date.earliest.isoformat() if date.earliest else ""


def order_of(date: QualifiedDate | None) -> dt.date:
    """What dates are sorted by: the earliest day; dates without one come last."""
    return (date.earliest if date else None) or dt.date.max


def quarter_of(date: QualifiedDate) -> str:
    """The quarter of a date (`2023-Q4`), its year where several quarters are possible, or empty."""
    quarters = {f"{day.year}-Q{(day.month + 2) // 3}" for day in (date.earliest, date.latest) if day}
    return quarters.pop() if len(quarters) == 1 and date.earliest and date.latest else year_of(date)


def year_of(date: QualifiedDate) -> str:
    """The year of a date, or empty where several are possible."""
    if date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return ""
    return str(date.earliest.year)


def days_between(first: dt.date | None, last: dt.date | None) -> int | None:
    """The number of days from one day to another, None where one of them is not known."""
    return None if first is None or last is None else (last - first).days


def reference_day(ds: Dataset, on: dt.date | str | None) -> dt.date:
    """The day that a question is asked for: the one given, or that of a dataset as of a day. Raises `ValueError`."""
    found = as_day(on) if on is not None else ds.day
    if found is None:
        message = "name the day: on='2024-06-30' (or ask a dataset as of a day)"
        raise ValueError(message)
    return found
