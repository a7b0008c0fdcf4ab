"""Uncertain dates: a stated subset of EDTF (ISO 8601-2:2019, levels 0 to 2), with earliest and latest bounds.

| form | means |
|---|---|
| `2023-11-03`, `2023-11`, `2023` | that day, month or year |
| `2023-11-03?`, `2023-11~` | the same, uncertain or approximate |
| `2023-11-03/2023-11-05` | throughout: from the first to the last |
| `2023-11-03/..`, `../2023-11-05` | throughout, with one end open |
| `[2023-11-03..2023-11-05]` | one day somewhere within |
| `[..2023-08-04]`, `[2023-08-04..]` | one day, at the latest or at the earliest |

Dates are calendar days in the place where the thing happened. Comparisons use the bounds, so that only a certain breach
is ever reported.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import PydanticCustomError, core_schema

Precision = Literal["day", "month", "year"]
Form = Literal["point", "interval", "one_of"]

_DAY: Final = (
    "((0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|02(-(0[1-9]|[12][0-9]))?)"
)
_POINT: Final = f"[12][0-9]{{3}}(-{_DAY})?"
_MARKED: Final = f"{_POINT}[?~]?"
EDTF_PATTERN: Final = (
    rf"^({_MARKED}|{_MARKED}/({_MARKED}|\.\.)|\.\./{_MARKED}|\[({_POINT}\.\.({_POINT})?|\.\.{_POINT})\])$"
)
"""The lexical form, as published in the JSON Schema; Python adds the leap days and the order of two bounds."""
_MONTH_AND_DAY: Final = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
)
DAY_PATTERN: Final = f"^[12][0-9]{{3}}-{_MONTH_AND_DAY}$"
"""The lexical form of one certain day."""

_EDTF = re.compile(EDTF_PATTERN)


class DateError(ValueError):
    """A text is not a date of the subset. `code` is the problem code, `hint` the remedy, `meant` the likeliest date."""

    def __init__(self, code: str, message: str, hint: str, meant: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.meant = meant


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, and the earliest and latest day that it can mean (None where that end is open).

    `form` tells a point in time from a stretch of time (`interval`, throughout) and from an unknown day within one
    (`one_of`). `uncertain` is set by `?`, `approximate` by `~`.
    """

    text: str
    form: Form
    precision: Precision
    earliest: dt.date | None
    latest: dt.date | None
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """Whether the date is one certain day."""
        return self.form == "point" and self.precision == "day" and not (self.uncertain or self.approximate)

    @property
    def is_open(self) -> bool:
        """Whether the date is an interval with an open end (`2021-01/..`)."""
        return self.form == "interval" and (self.earliest is None or self.latest is None)

    def certainly_before(self, other: Edtf, slack_days: int = 0) -> bool:
        """Whether every reading of this date lies more than `slack_days` days before every reading of the other."""
        if self.latest is None or other.earliest is None:
            return False
        return (other.earliest - self.latest).days > slack_days

    def may_include(self, day: dt.date, slack_days: int = 0) -> bool:
        """Whether the day lies within the bounds, give or take `slack_days` days."""
        slack = dt.timedelta(days=slack_days)
        after_start = self.earliest is None or self.earliest - slack <= day
        return after_start and (self.latest is None or day <= self.latest + slack)

    def overlaps(self, other: Edtf, slack_days: int = 0) -> bool:
        """Whether the two can mean a common day, give or take `slack_days` days."""
        return not (self.certainly_before(other, slack_days) or other.certainly_before(self, slack_days))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - dates are read without pydantic, too

        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.to_string_ser_schema(when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": EDTF_PATTERN, "title": "Date (EDTF subset)"}


def _validate(value: Any) -> Edtf:  # noqa: ANN401 - pydantic hands over whatever stood in the file
    """Read a date for pydantic, turning a `DateError` into pydantic's own error with our code."""
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        context = {"hint": _quote_hint(value)}
        raise _custom_error("date-not-text", "a date is text, such as 2023-11-03", context)
    try:
        return parse_edtf(value)
    except DateError as error:
        told = {"text": str(error), "hint": error.hint, "meant": error.meant}
        raise _custom_error(error.code, "{text}", told) from None


def _custom_error(code: str, message: str, context: dict[str, Any]) -> PydanticCustomError:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - dates are read without pydantic, too

    return PydanticCustomError(code, message, context)


def _quote_hint(value: object) -> str:
    year = isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 2999
    return f'put the year in quotes: "{value}"' if year else "write the date as YYYY-MM-DD, YYYY-MM or YYYY in quotes"


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> Edtf:
    """Read a date of the subset.

    Raises `DateError` with the code `date-malformed` (not of the form), `date-impossible` (30 February) or
    `date-reversed` (the second bound before the first).
    """
    if _EDTF.fullmatch(text) is None:
        raise _malformed(text)
    if text.startswith("["):
        return _bounded(text, "one_of", *text[1:-1].split("..", 1))
    if "/" in text:
        first, last = text.split("/")
        return _bounded(text, "interval", first.replace("..", ""), last.replace("..", ""))
    earliest, latest, precision = _bounds(text.rstrip("?~"))
    return Edtf(text, "point", precision, earliest, latest, text.endswith("?"), text.endswith("~"))


def _bounded(text: str, form: Form, first: str, last: str) -> Edtf:
    start = _bounds(first.rstrip("?~")) if first else None
    end = _bounds(last.rstrip("?~")) if last else None
    earliest, latest = start[0] if start else None, end[1] if end else None
    if start and end and start[0] > end[0]:
        raise DateError("date-reversed", f"{first} is later than {last}", f"swap them: {last} comes first")
    finest = min((part[2] for part in (start, end) if part), key=("day", "month", "year").index)
    return Edtf(text, form, finest, earliest, latest, "?" in text, "~" in text)


def _bounds(point: str) -> tuple[dt.date, dt.date, Precision]:
    """Give the first and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and which of the three it is."""
    parts = [int(part) for part in point.split("-")]
    year = parts[0]
    if len(parts) == 1:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"
    month, last_day = parts[1], calendar.monthrange(year, parts[1])[1]
    if len(parts) == 2:
        return dt.date(year, month, 1), dt.date(year, month, last_day), "month"
    if parts[2] > last_day:
        raise _impossible(point, year, month, last_day)
    day = dt.date(year, month, parts[2])
    return day, day, "day"


def _impossible(point: str, year: int, month: int, last_day: int) -> DateError:
    name = f"{calendar.month_name[month]} {year}"
    return DateError(
        "date-impossible", f"there is no {point}: {name} has {last_day} days", "correct the day from the source"
    )


_NUMERIC = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_IN_WORDS = (
    re.compile(rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})[T ][0-9:.]+.*"),
)
"""Days as they stand in sources: March 4, 2020; 4 March 2020; 2020年3月4日; 20200304; 2020-03-04T10:00."""
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")


def _malformed(text: str) -> DateError:
    """Explain a text that is not of the form, with the likeliest correction."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    numeric = _NUMERIC.fullmatch(text)
    if numeric is None:
        days = _days_in(text)
        hint = "write YYYY-MM-DD, YYYY-MM or YYYY; a/b for throughout; [a..b] for some day within"
        hint = f"write {' or '.join(days)}, as the source has it" if days else hint
        meant = days[0] if len(days) == 1 else None
        return DateError("date-malformed", f"{shown!r} is not a date of the form used here", hint, meant)
    year, month, day = (int(part) for part in numeric.groups())
    if 1 <= month <= 12 and 1 <= day <= 31 and len(text) == 10 and text[4] == "-":
        return _impossible_or_malformed(text, year, month)
    if month > 12 and 1 <= day <= 12:
        meant = f"{year:04d}-{day:02d}-{month:02d}"
        hint = f"month and day look swapped: {meant}"
        return DateError("date-impossible", f"there is no month {month} in {shown}", hint, meant)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return DateError("date-impossible", f"there is no such day as {shown}", "correct the date from the source")
    meant = f"{year:04d}-{month:02d}-{day:02d}"
    return DateError("date-malformed", f"{shown!r} is not a date of the form used here", f"write {meant}", meant)


def _days_in(text: str) -> list[str]:
    """The days that a text of another form may mean: two where month and day could stand in either order."""
    found = next((match.groupdict() for form in _IN_WORDS if (match := form.fullmatch(text.strip()))), None)
    if found is not None:
        month = found.get("month") or _MONTHS.index(found["name"].lower()) + 1
        return _real_days((int(found["year"]), int(month), int(found["day"])))
    last = _YEAR_LAST.fullmatch(text.strip())
    first, second, year = (int(part) for part in last.groups()) if last else (0, 0, 0)
    return _real_days((year, first, second), (year, second, first))


def _real_days(*days: tuple[int, int, int]) -> list[str]:
    """Those of some years, months and days that exist, each once."""
    real = [day for day in days if day[0] and 1 <= day[1] <= 12 and 1 <= day[2] <= calendar.monthrange(*day[:2])[1]]
    return [f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in dict.fromkeys(real)]


def _impossible_or_malformed(text: str, year: int, month: int) -> DateError:
    if not 1000 <= year <= 2999:
        return DateError("date-malformed", f"the year of {text} is out of range", "years run from 1000 to 2999")
    return _impossible(text, year, month, calendar.monthrange(year, month)[1])


def validate_day(value: Edtf) -> Edtf:
    """Accept only one certain day; raises pydantic's error with the code `date-not-a-day` otherwise."""
    if not value.is_day:
        raise _custom_error(
            "date-not-a-day",
            "{text} is not one certain day",
            {"text": value.text, "hint": "write the day as YYYY-MM-DD"},
        )
    return value
