"""Words for people who read: dates, days and the words of vocabularies."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Final, cast

from dipldata.exports.labels import label_of

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.dates import Edtf
    from dipldata.linked.facts import Linked
    from dipldata.linked.records import Meeting
    from dipldata.models.plain import PlainRecord

LEVEL_WORDS: Final[dict[str, str]] = {
    "L1": "leaders",
    "L2": "principals",
    "L3": "deputies",
    "L4": "senior officials",
    "L5": "working level",
    "L6": "experts and staff",
    "legislator": "legislators",
    "non_official": "not officials",
    "unknown": "level not known",
}
"""The levels in short, from the highest."""
_POINT: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LONGEST_TITLE: Final = 160


def date_words(date: Edtf) -> str:
    """A date in words: `3 November 2023`, `May 2023`, `a day from 23 to 24 May 2024`, `about 1999`."""
    text = date.text
    if date.form == "one_of":
        first, last = text[1:-1].split("..", 1)
        if not first or not last:
            return f"{'by' if last else 'on or after'} {_marked(last or first)}"
        return f"between {_marked(first)} and {_marked(last)}"
    if date.form == "interval":
        first, last = text.split("/")
        if ".." in {first, last}:
            return f"until {_marked(last)}" if first == ".." else f"since {_marked(first)}"
        return f"{_marked(first)} to {_marked(last)}"
    return _marked(text)


def period_words(meeting: Meeting) -> str:
    """When a meeting was or is to be: its day, or the first and the last."""
    start = date_words(meeting.start.date)
    if meeting.end is None or meeting.end.date == meeting.start.date:
        return start
    return f"{start} to {date_words(meeting.end.date)}"


def day_words(day: dt.date) -> str:
    """A day in words."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def plain_word(word: str) -> str:
    """A word of a vocabulary as people read it."""
    return word.replace("_", " ")


def name_of(record: Linked | str) -> str:
    """What a record is called; a word that stands in place of one is itself. Very long titles are shortened."""
    if isinstance(record, str):
        return plain_word(record)
    title = label_of(cast("PlainRecord", record._plain))  # noqa: SLF001 - reading it is cheaper than a copy of every record named
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def native_name(record: Linked) -> str:
    """The Chinese name of a record in characters, or an empty text."""
    names = record._plain.get("names", ())  # noqa: SLF001 - the same
    return next(
        (str(name["text"]) for name in names if str(name["lang"]).startswith("zh") and "-Latn" not in name["lang"]), ""
    )


def _marked(text: str) -> str:
    """A point in time in words, with what makes it uncertain."""
    match = _POINT.match(text)
    if match is None:
        return text
    year, month, day = match.groups()
    words = " ".join(filter(None, [day and str(int(day)), month and calendar.month_name[int(month)], year]))
    words = f"about {words}" if text.endswith("~") else words
    return f"{words} (uncertain)" if text.endswith("?") else words
