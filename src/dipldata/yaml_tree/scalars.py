"""What an unquoted scalar means: text, a number, true or false, or something that YAML libraries do not agree on.

Numbers follow the JSON grammar and must survive being read and written again; `true` and `false` are lower case. What
the YAML 1.1 types (https://yaml.org/type/) or the YAML 1.2 core schema would read as anything but text is ambiguous.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_BOOLEANS: Final = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE"), "true"),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "off", "Off", "OFF", "False", "FALSE"), "false"),
}
NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
STARTS: Final = frozenset("0123456789+-.~yYnNtTfFoO=<“‘„«「『：|>%@`")
"""A text that begins with another character, is none of `NULLS` and holds no full-width colon is text to everybody."""
_FULL_WIDTH_KEY: Final = re.compile(r" *(?:- +)?[A-Za-z_][A-Za-z0-9_-]* *：")
MAX_DIGITS: Final = 15
"""A number with more digits does not fit into the floating-point numbers that many JSON readers use."""

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP: Final = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ]\s*[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\.[0-9]*)?\s*(?:Z|[-+][0-9:]+)?)?"
)
_CLOCK: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_OTHER_NUMBER: Final = re.compile(
    r"[-+]?(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_CURLY: Final = {"“": "”", "‘": "’", "„": "“”", "«": "»", "「": "」", "『": "』"}


def quoted(text: str) -> str:
    """Write a text in double quotes, as YAML and JSON both read it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Trap(NamedTuple):
    """Why an unquoted scalar is not accepted: its problem code and the two halves of the report."""

    code: str
    message: str
    hint: str


class Meaning(NamedTuple):
    """What an unquoted scalar is read as, and the trap that it may be. `is_day` marks a plain `YYYY-MM-DD`."""

    value: str | int | float | bool | None
    trap: Trap | None = None
    is_day: bool = False


def meaning_of(text: str) -> Meaning:
    """Say what an unquoted scalar means. Its value is the text itself wherever there is a trap, but for null."""
    return _remembered(text) if len(text) <= REMEMBERED_LENGTH else _meaning(text)


def _meaning(text: str) -> Meaning:
    if text[:1] not in STARTS and "：" not in text and text not in NULLS and text:
        return Meaning(text)
    if text == "true" or text == "false":  # noqa: PLR1714 - a set would hide that these two are all
        return Meaning(text == "true")
    if text == "" or text in NULLS:
        return Meaning(None, _nothing(text))
    if text[0] in "0123456789+-.":
        return _numeric(text)
    return Meaning(text, _boolean(text) or _lookalike(text))


REMEMBERED_LENGTH: Final = 48
_remembered = lru_cache(maxsize=8192)(_meaning)


def _numeric(text: str) -> Meaning:
    digits = sum(map(str.isdigit, text))
    if digits <= MAX_DIGITS and text != "-0":
        if _INTEGER.fullmatch(text):
            return Meaning(int(text))
        if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
            return Meaning(float(text))
    if _DAY.fullmatch(text):
        return Meaning(text, is_day=True)
    return Meaning(text, _time(text) or _number(text) or _dash(text))


def _nothing(text: str) -> Trap:
    if text == "":
        return Trap("yaml-empty-value", "there is no value here", "write a value, or delete the line")
    return Trap(
        "yaml-null",
        f"`{text}` means that there is no value",
        f'delete the line; if the word itself is meant, write "{text}" in double quotes',
    )


def _boolean(text: str) -> Trap | None:
    if text not in _BOOLEANS:
        return None
    return Trap(
        "yaml-ambiguous-boolean",
        f"`{text}` is text to some YAML readers and the truth value {_BOOLEANS[text]} to others",
        f'write "{text}" in double quotes if text is meant, {_BOOLEANS[text]} if the truth value is',
    )


def day_of(text: str) -> str | None:
    """The day of a time stamp that YAML readers understand differently: 2023-11-03 of 2023-11-3."""
    if not _TIMESTAMP.fullmatch(text):
        return None
    year, month, day = re.findall(r"[0-9]+", text)[:3]
    return f"{year}-{month:0>2}-{day:0>2}"


def _time(text: str) -> Trap | None:
    if _TIMESTAMP.fullmatch(text):
        return Trap(
            "yaml-ambiguous-time",
            f"`{text}` is text to some YAML readers and a time stamp to others",
            f'write {day_of(text)} if a date is meant, "{text}" in double quotes if text is',
        )
    if _CLOCK.fullmatch(text):
        return Trap(
            "yaml-ambiguous-time",
            f"`{text}` is text to some YAML readers and a number in base 60 to others",
            f'write "{text}" in double quotes',
        )
    return None


def _number(text: str) -> Trap | None:
    if not _OTHER_NUMBER.fullmatch(text):
        return None
    return Trap(
        "yaml-ambiguous-number",
        f"`{text}` is read as different values by different YAML readers",
        f'write "{text}" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5',
    )


def _dash(text: str) -> Trap | None:
    if text == "-":
        return Trap("yaml-special-value", "`-` begins a list item", f'write "{text}" in double quotes')
    if text[0] != "-" or text[1] in "-0123456789.":
        return None
    return Trap(
        "yaml-missing-space",
        "a list item needs a space after its dash",
        "write `- ` before the item; if the dash belongs to the text, put the text in double quotes",
    )


def _lookalike(text: str) -> Trap | None:
    if text in {"=", "<<"}:
        message = f"`{text}` has a meaning of its own in some YAML readers"
        return Trap("yaml-special-value", message, f'write "{text}" in double quotes')
    closing = _CURLY.get(text[0])
    if closing and len(text) > 1 and text[-1] in closing and not any(mark in text[1:-1] for mark in closing):
        return Trap(
            "yaml-smart-quote",
            f"{text[0]} and {text[-1]} are part of the text here, they do not quote it",
            'write straight double quotes " instead; if they belong to the text, put straight ones around them',
        )
    if _FULL_WIDTH_KEY.match(text):
        return Trap(
            "yaml-full-width-colon",
            "the full-width colon ： does not separate a key from its value",
            "write an ordinary colon and a space",
        )
    return None
