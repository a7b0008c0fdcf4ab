"""Characters that no record may hold, whether they stand there as such or as an escape."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

CONTROL: Final = "yaml-control-character"
SEPARATOR: Final = "yaml-line-separator"
BIDI: Final = "yaml-bidi-character"
INVISIBLE: Final = "yaml-invisible-character"
ODD_SPACE: Final = "yaml-odd-space"
PRIVATE: Final = "yaml-private-character"
REPLACEMENT: Final = "yaml-replacement-character"
SURROGATE: Final = "yaml-bad-escape"

_RANGES: Final[dict[str, str]] = {
    CONTROL: r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17)),
    SEPARATOR: r"\x85\u2028\u2029",
    BIDI: r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    INVISIBLE: r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff"
    r"\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff",
    ODD_SPACE: r"\xa0\u1680\u2000-\u200a\u202f\u205f",
    PRIVATE: r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    REPLACEMENT: r"\ufffc\ufffd",
    SURROGATE: r"\ud800-\udfff",
}
_LONE_SELECTOR: Final = r"(?<![\xa9\xae\u2010-\U0010ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""A variation selector is part of an emoji or ideograph, and invisible anywhere else."""
_STRUCTURAL_SPACE: Final = r"(?:^(?:[ -]*)|(?<=[:-])|(?<=[:-] ))\u3000"
"""The ideographic space is proper in Chinese text, but not where YAML wants a space."""

UNWANTED: Final = re.compile(f"([{''.join(_RANGES.values())}])\\1*|{_LONE_SELECTOR}|{_STRUCTURAL_SPACE}", re.MULTILINE)
"""One unwanted character, or several of the same in a row."""

_CODES: Final = tuple((code, re.compile(f"[{ranges}]")) for code, ranges in _RANGES.items())

STAND_IN: Final = "\ue000"
"""Stands for a character that is to be removed while the text is parsed, so that offsets stay right."""

HINTS: Final[dict[str, str]] = {
    CONTROL: "delete it; it usually comes from copying out of a PDF or a web page",
    SEPARATOR: "write a space, or begin a new line",
    BIDI: "delete it; it makes the text look different from what it says",
    INVISIBLE: "delete it; nobody can see it, yet searches and comparisons go wrong",
    ODD_SPACE: "write an ordinary space",
    PRIVATE: "write the character that was meant; this one has no meaning outside the font it was copied from",
    REPLACEMENT: "write the character that was meant; it was lost when the text was decoded",
}

_ALIASES: Final = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0A: "LINE FEED",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
    0xFEFF: "BYTE ORDER MARK",
}
"""Names of characters that the Unicode tables leave without one, or give one that nobody uses."""
_CATEGORY_NAMES: Final = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE", "Cs": "SURROGATE", "Cn": "NOT A CHARACTER"}


def code_of(char: str) -> str | None:
    """Return the problem code of a character, None for one that a record may hold."""
    return next((code for code, pattern in _CODES if pattern.match(char)), None)


def name_of(char: str) -> str:
    """Name a character as the Unicode tables do: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    fallback = _CATEGORY_NAMES.get(unicodedata.category(char), "UNNAMED CHARACTER")
    return f"U+{ord(char):04X} {_ALIASES.get(ord(char)) or unicodedata.name(char, fallback)}"


def mask(char: str) -> str:
    """Return what the parser is to see instead of an unwanted character."""
    return " " if code_of(char) in {ODD_SPACE, SEPARATOR} or char in "\u3000\t" else STAND_IN


def repaired(value: str) -> str:
    """Return a value as it would be without its unwanted characters, so that no later stage stumbles over them."""
    if value.isascii() and value.isprintable():
        return value
    kept = UNWANTED.sub(lambda found: mask(found[0][0]).strip(STAND_IN) * len(found[0]), value)
    return unicodedata.normalize("NFC", kept.replace("\t", " ").replace("\r", ""))
