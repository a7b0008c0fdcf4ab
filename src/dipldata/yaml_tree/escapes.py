r"""Escapes in double quotes: what stands for no character at all, and what stands for an unwanted one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree.characters import CONTROL, HINTS, STAND_IN, code_of, name_of
from dipldata.yaml_tree.findings import excerpt, mending, replacement

if TYPE_CHECKING:
    from dipldata.problems import Pointer
    from dipldata.yaml_tree.findings import Findings

BAD_ESCAPE: Final = "yaml-bad-escape"
DOUBLE_QUOTED: Final = re.compile(r'"[^"\\\0]*(?:\\[^\0][^"\\\0]*)*')
"""A scalar in double quotes up to its closing quote, or up to the end of the text."""

_ESCAPE: Final = re.compile(
    r"\\(?:(?P<high>u[dD][89abAB][0-9a-fA-F]{2})\\(?P<low>u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<hex>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(?P<other>[^\0]))"
)
_SHORT: Final = {
    **dict(zip("0abtnvfre", "\0\a\b\t\n\v\f\r\x1b", strict=True)),
    **dict(zip('"\\/ N_LP', '"\\/ \x85\xa0\u2028\u2029', strict=True)),
}
_JOINING: Final = frozenset("\n\r\t")
"""What may follow a backslash although it is no escape: the end of a line that goes on without a space."""
_REFUSED_JOINTS: Final = frozenset("\t\r")
_LAST_CODE_POINT: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)


def mended(raw: str, start: int, found: Findings) -> str:
    """Report the bad escapes of a scalar in double quotes that begins at `start`; return it, equally long, without.

    The rest of it is left as it is once there are too many of them.
    """
    parts: list[str] = []
    done = 0
    for escape in _ESCAPE.finditer(raw):
        if _is_good(escape):
            continue
        place = (start + escape.start(), start + escape.end())
        parts += [raw[done : escape.start()], _mended(escape, place, found)]
        done = escape.end()
        if found.is_full(BAD_ESCAPE):
            break
    return "".join([*parts, raw[done:]])


def _is_good(escape: re.Match[str]) -> bool:
    if escape["hex"]:
        point = int(escape["hex"][1:], 16)
        return point <= _LAST_CODE_POINT and point not in _SURROGATES
    return not escape["high"] and (escape["other"] in _SHORT or escape["other"] in _JOINING)


def _mended(escape: re.Match[str], place: tuple[int, int], found: Findings) -> str:
    raw = escape[0]
    if escape["high"]:
        _report_pair(escape, place, found)
    elif escape["hex"]:
        found.add(BAD_ESCAPE, place, f"{excerpt(raw)} is not a character", "write the character itself")
    else:
        fix = replacement("double the backslash", place, "\\" + raw, safe=False)
        found.add(BAD_ESCAPE, place, f"YAML knows no escape {excerpt(raw)}", r"for a backslash write \\", fix=fix)
        return STAND_IN + raw[1]
    return STAND_IN * len(raw)


def _report_pair(escape: re.Match[str], place: tuple[int, int], found: Findings) -> None:
    lead, trail = int(escape["high"][1:], 16), int(escape["low"][1:], 16)
    char = chr(0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00))
    message = f"{excerpt(escape[0])} is a pair of surrogates, which YAML does not join to a character"
    fix = replacement("write the character itself", place, char, safe=True)
    found.add(BAD_ESCAPE, place, message, f"write the character itself: {excerpt(char)}", fix=fix)


def report_unwanted(raw: str, start: int, pointer: Pointer, found: Findings) -> None:
    """Report the escapes of a scalar in double quotes that stand for unwanted characters or make its text not NFC."""
    for escape in _ESCAPE.finditer(raw):
        char = _character(escape)
        code = CONTROL if char in _REFUSED_JOINTS else code_of(char) if char else None
        if code is not None and code != BAD_ESCAPE:
            place = (start + escape.start(), start + escape.end())
            message = f"{excerpt(escape[0])} stands for {name_of(char)}"
            found.add(code, place, message, HINTS[code], fix=mending(code, place), pointer=pointer)
    plain = _ESCAPE.sub(_character, raw)
    if unicodedata.is_normalized("NFC", raw) and not unicodedata.is_normalized("NFC", plain):
        place = (start, start + len(raw))
        message = "the escapes make text that is not in Unicode form NFC"
        found.add("yaml-not-nfc", place, message, "write the composed characters", pointer=pointer)


def _character(escape: re.Match[str]) -> str:
    """Return the character that a good escape stands for, nothing for any other."""
    if escape["other"]:
        return _SHORT.get(escape["other"], "")
    if escape["hex"]:
        point = int(escape["hex"][1:], 16)
        return chr(point) if point <= _LAST_CODE_POINT else ""
    return ""
