"""The characters of a file, before it is parsed: what must not be there, and the text that the parser is to see."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from dipldata.problems import Edit, Fix
from dipldata.yaml_tree.characters import HINTS, INVISIBLE, ODD_SPACE, UNWANTED, code_of, mask, name_of
from dipldata.yaml_tree.findings import mending, replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.yaml_tree.findings import Findings

_CARRIAGE_RETURN: Final = re.compile(r"\r\n?")
_TABS: Final = re.compile(r"\t+")
_WORD: Final = re.compile(r"\S+")
_HANGUL_VOWELS_AND_FINALS: Final = range(0x1160, 0x1200)
NOT_NFC: Final = "yaml-not-nfc"
BYTE_ORDER_MARK: Final = "\ufeff"


def scan(text: str, found: Findings) -> str | None:
    """Report every unwanted character and return the text to parse, as long as the text itself.

    None means that parsing is pointless, since tabs stand in the indentation and hide the structure.
    """
    _scan_byte_order_mark(text, found)
    _scan_line_ends(text, found)
    _scan_normal_form(text, found)
    masked = _scan_unwanted(text, found)
    indented = _scan_tabs(text, found)
    return None if indented else masked.replace("\t", " ")


def _scan_byte_order_mark(text: str, found: Findings) -> None:
    if text.startswith(BYTE_ORDER_MARK):
        fix = replacement("delete the byte order mark", (0, 1), "", safe=True)
        message = "the file begins with U+FEFF BYTE ORDER MARK"
        found.add("yaml-byte-order-mark", (0, 1), message, "save it as UTF-8 without a byte order mark", fix=fix)


def _scan_line_ends(text: str, found: Findings) -> None:
    if "\r" not in text:
        return
    ends = list(_CARRIAGE_RETURN.finditer(text))
    edits = tuple(Edit(end.start(), end.end(), "\n") for end in ends)
    lines = "1 line ends" if len(ends) == 1 else f"{len(ends)} lines end"
    message = f"{lines} with U+000D CARRIAGE RETURN"
    hint = "save the file with LF line ends, as on Linux and macOS"
    fix = Fix("write LF line ends", edits, safe=True)
    found.add("yaml-carriage-return", (ends[0].start(), ends[0].start() + 1), message, hint, fix=fix)


def _scan_tabs(text: str, found: Findings) -> bool:
    """Report tabs; say whether some of them stand in the indentation of a line that is not blank."""
    indented = False
    for tabs in _TABS.finditer(text):
        line_start, line_end = found.places.line_range(tabs.start())
        leading = not text[line_start : tabs.start()].strip(" ") and bool(text[tabs.end() : line_end].strip())
        indented = indented or leading
        hint = "indent with two spaces for each level" if leading else "write a space"
        spaces = "  " * len(tabs[0]) if leading else " "
        fix = replacement("write spaces" if leading else "write a space", tabs.span(), spaces, safe=False)
        found.add("yaml-tab", tabs.span(), _unwelcome(name_of("\t"), len(tabs[0])), hint, fix=fix, fatal=leading)
    return indented


def _scan_unwanted(text: str, found: Findings) -> str:
    """Report unwanted characters, but for a byte order mark at the start; return the text with them masked."""

    def masked(run: re.Match[str]) -> str:
        char, start = run[0][0], run.start()
        if char == BYTE_ORDER_MARK and start == 0:
            return char + mask(char) * (len(run[0]) - 1)
        code = code_of(char) or (ODD_SPACE if char == "\u3000" else INVISIBLE)
        if found.is_full(code):
            return mask(char) * len(run[0])
        found.add(code, run.span(), _unwelcome(name_of(char), len(run[0])), HINTS[code], fix=mending(code, run.span()))
        return mask(char) * len(run[0])

    return UNWANTED.sub(masked, text)


def _unwelcome(name: str, count: int) -> str:
    return f"{name}{'' if count == 1 else f', {count} times in a row,'} must not stand in a record"


def _scan_normal_form(text: str, found: Findings) -> None:
    if unicodedata.is_normalized("NFC", text):
        return
    for word in _WORD.finditer(text):
        if found.is_full(NOT_NFC):
            break
        if word[0].isascii() or unicodedata.is_normalized("NFC", word[0]):
            continue
        for start, cluster in _clusters(word):
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                place = (start, start + len(cluster))
                fix = replacement("write it in Unicode form NFC", place, composed, safe=True)
                message = f"{_points(cluster)} is not in Unicode form NFC"
                found.add(NOT_NFC, place, message, f"write {_points(composed)}, which looks the same", fix=fix)


def _points(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text[:4]) + (" …" if len(text) > 4 else "")  # noqa: PLR2004


def _clusters(word: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Split a word where nothing can compose across the cut; the whole word where that would hide what is wrong."""
    cuts = [index for index, char in enumerate(word[0]) if index == 0 or _begins_cluster(char)]
    parts = [(word.start() + a, word[0][a:b]) for a, b in zip(cuts, [*cuts[1:], len(word[0])], strict=True)]
    if unicodedata.is_normalized("NFC", "".join(unicodedata.normalize("NFC", part) for _, part in parts)):
        yield from parts
    else:
        yield word.start(), word[0]


def _begins_cluster(char: str) -> bool:
    return unicodedata.combining(char) == 0 and ord(char) not in _HANGUL_VOWELS_AND_FINALS
