"""The calendar before two readers of iCalendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject

from dipldata.exports.calendar_export import plan_calendar

if TYPE_CHECKING:
    from dipldata.dataset import Dataset


def test_both_readers_take_the_calendar(real: Dataset) -> None:
    """Every event is valid for vobject and has no error for icalendar; no two events have one UID."""
    data = plan_calendar(real, "0.0.0")
    strict = vobject.readOne(data.decode("utf-8"))
    assert strict.validate(raiseException=True)
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert [event for event in events if event.errors] == []
    assert len({event["UID"] for event in events}) == len(events) == len(strict.vevent_list)


def test_events_are_the_meetings_of_certain_days(real: Dataset) -> None:
    """Each event has the days of its meeting, the end being the day after the last; the others are counted."""
    calendar = icalendar.Calendar.from_ical(plan_calendar(real, "0.0.0"))
    found = {str(event["UID"]): (event.decoded("DTSTART"), event.decoded("DTEND")) for event in calendar.walk("VEVENT")}
    certain = {}
    for meeting in real.meetings.values():
        first, last = meeting.start.date, meeting.last_day.date
        if first.earliest == first.latest and last.earliest == last.latest and first.earliest and last.earliest:
            certain[f"{meeting.id}@dipldata"] = (first.earliest, last.earliest + dt.timedelta(days=1))
    assert found == certain
    assert f"{len(real.meetings) - len(certain)} without certain days" in str(calendar["X-WR-CALDESC"])


@pytest.mark.parametrize("line", ["UID:", "DTSTAMP:", "END:VEVENT"])
def test_a_reader_would_find_a_fault(base: Dataset, line: str) -> None:
    """An event without UID, stamp or end is refused."""
    lines = plan_calendar(base, "0.0.0").decode("utf-8").split("\r\n")
    broken = "\r\n".join(each for each in lines if not each.startswith(line))
    with pytest.raises((vobject.base.ParseError, vobject.base.ValidateError)):
        vobject.readOne(broken).validate(raiseException=True)
