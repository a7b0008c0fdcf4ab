"""Reading the weekdays that a text names, in English and Chinese."""

from __future__ import annotations

import re
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The names of the weekdays, in the order of `datetime.date.weekday`."""

_ENGLISH: Final = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?=\.|,|\s+\d|\s*$|\s+[A-Z][a-z]{2,8}\.?\s+\d)")
"""A short form counts only as part of a date: "Sun, 5 Nov." names a day, "Sun Example" a person."""
_ANY: Final = re.compile(r"\b(?:a|an|any|each|every|one|some|most)\s+$|[每某]$", re.IGNORECASE)
"""What stands before a weekday that is any one of its name: "every Monday"."""
_CHINESE: Final = re.compile("(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])(?![次度年期月])")
"""A week is also part of other words: in 一周一次, once a week, no day is named."""
_DIGITS: Final = "一二三四五六日天"


def weekdays_named(text: str) -> frozenset[int]:
    """Find the weekdays that a text names, 0 for Monday. One that is any of its name (`a Monday`) does not count."""
    named = {
        _number(match[1])
        for pattern in (_ENGLISH, _SHORT, _CHINESE)
        for match in pattern.finditer(text)
        if not _ANY.search(text[: match.start()])
    }
    return frozenset(named)


def _number(name: str) -> int:
    if name in _DIGITS:
        return min(_DIGITS.index(name), 6)
    return next(at for at, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3].capitalize()))
