"""iCalendar (RFC 5545): the meetings as all-day events.

An event has the id of its record, so that a calendar that is loaded again changes events instead of doubling them, and
it is stamped with the day on which its sources were read, so that nothing changes without a cause. Meetings whose first
and last day are not certain are left out, and counted in the description of the calendar. Needs icalendar
(`dipldata[icalendar]`).
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.extras import library
from dipldata.tables import released

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import Meeting

NAME: Final = "dipldata.ics"
_DAY: Final = dt.timedelta(days=1)
_STATUS: Final = {
    "held": "CONFIRMED", "announced": "TENTATIVE", "reported_plan": "TENTATIVE", "disputed": "TENTATIVE",
    "postponed": "CANCELLED", "cancelled": "CANCELLED", "lapsed": "CANCELLED",
}  # fmt: skip


def plan_calendar(dataset: Dataset, version: str) -> bytes:
    """The calendar. Raises `MissingExtraError` without icalendar."""
    icalendar = library("icalendar", "icalendar")
    dataset = released(dataset)
    meetings = [meeting for meeting in dataset.meetings.values() if _days(meeting)]
    left_out = len(dataset.meetings) - len(meetings)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//dipldata//dipldata {version}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "dipldata")
    calendar.add("x-wr-caldesc", f"{len(meetings)} meetings; {left_out} without certain days are left out.")
    for meeting in meetings:
        calendar.add_component(_event(icalendar, meeting, dataset))
    return bytes(calendar.to_ical())


def _days(meeting: Meeting) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a meeting, where both are certain."""
    first, last = _certain(meeting.start.date), _certain(meeting.last_day.date)
    return (first, last) if first and last and first <= last else None


def _certain(date: Edtf) -> dt.date | None:
    return date.earliest if date.earliest == date.latest else None


def _event(icalendar: Any, meeting: Meeting, dataset: Dataset) -> Any:  # noqa: ANN401 - icalendar and one of its events
    first, last = _days(meeting) or (dt.date.min, dt.date.min)
    event = icalendar.Event()
    event.add("uid", f"{meeting.id}@dipldata")
    event.add("dtstamp", dt.datetime.combine(_stamp(meeting, dataset) or first, dt.time(), dt.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)  # the first day after the event
    event.add("summary", _text(meeting.title))
    event.add("status", _STATUS.get(meeting.status or "", "TENTATIVE"))
    event.add("sequence", len(meeting.revisions))
    event.add("transp", "TRANSPARENT")
    place = dataset.places.get(meeting.place or "")
    if place:
        event.add("location", _text(place.name))
    if meeting.topics:
        event.add("categories", [dataset.topics[topic].label for topic in meeting.topics if topic in dataset.topics])
    event.add("description", _text(_description(meeting, dataset)))
    if url := _url(meeting, dataset):
        event.add("url", url)
    return event


@cache
def _text_type() -> Any:  # noqa: ANN401 - a class
    """Text that is escaped as the standard says; icalendar 7 itself takes a backslash before N for a line end."""

    class Text(library("icalendar", "icalendar").vText):  # type: ignore[misc]  # a class of a library without types
        def to_ical(self) -> bytes:
            return self.written.encode("utf-8")  # type: ignore[no-any-return]  # set below

    return Text


def _text(text: str) -> Any:  # noqa: ANN401 - a text of icalendar
    made = _text_type()(text)
    made.written = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return made


def _stamp(meeting: Meeting, dataset: Dataset) -> dt.date | None:
    """The day of the last revision, or the last on which a source was read."""
    read = [source.consulted.date for source in _sources(meeting, dataset)]
    days = [date.latest for date in (*read, *(revision.date for revision in meeting.revisions)) if date]
    return max((day for day in days if day), default=None)


def _sources(meeting: Meeting, dataset: Dataset) -> list[Any]:
    cited = (dataset.sources.get(citation.source) for citation in meeting.citations)
    return [source for source in cited if source]


def _url(meeting: Meeting, dataset: Dataset) -> str | None:
    return next((source.url for source in _sources(meeting, dataset) if source.url), None)


def _description(meeting: Meeting, dataset: Dataset) -> str:
    lines = [f"{meeting.kind.replace('_', ' ')}, {meeting.mode.replace('_', ' ')}: {meeting.status or 'no status'}"]
    for one in meeting.participants:
        person = dataset.people.get(one.person or "")
        office = person.office(one.office or "") if person else None
        name = _name(person) if person else one.unnamed or one.person or "not named"
        lines.append(f"{one.side}: {name}{f', {office.title}' if office else ''}")
    lines.extend(f"Source: {source.title}" for source in _sources(meeting, dataset))
    return "\n".join(lines)


def _name(person: Any) -> str:  # noqa: ANN401 - a person
    return str(next((name.text for name in person.names if name.lang == "en"), person.names[0].text))
