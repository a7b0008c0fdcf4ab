"""What is refused before any parser sees it: files that are too large and files that are not UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from dipldata.problems import Span
from dipldata.yaml_tree.reading import Limits, Reading, YamlProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

TOO_LARGE: Final = "yaml-too-large"
LINE_TOO_LONG: Final = "yaml-line-too-long"
NOT_UTF8: Final = "yaml-not-utf-8"
_SHOWN: Final = 12
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")


def oversize(data: bytes, limits: Limits) -> Reading | None:
    """Refuse a file with too many bytes or lines, or with an overlong line; None for a file of proper size."""
    if len(data) > limits.max_bytes:
        return _refusal(TOO_LARGE, 0, data, f"the file has {len(data)} bytes, more than {limits.max_bytes}")
    lines = data.count(b"\n") + data.count(b"\r")
    if lines > limits.max_lines:
        return _refusal(TOO_LARGE, 0, data, f"the file has {lines} lines, more than {limits.max_lines}")
    if len(data) <= limits.max_line_length:
        return None
    start = 0
    for line in data.split(b"\n"):
        if len(line) > limits.max_line_length:
            message = f"the line has {len(line)} bytes, more than {limits.max_line_length}"
            return _refusal(LINE_TOO_LONG, start, data, message)
        start += len(line) + 1
    return None


def _refusal(code: str, offset: int, data: bytes, message: str) -> Reading:
    text = data.decode("utf-8", "replace")
    hints = {
        TOO_LARGE: "a file holds one record: look whether the right file was saved",
        LINE_TOO_LONG: "break the line; long text goes under `>-`, one indented line after another",
    }
    place = span_in_bytes(data, offset)
    return unread(text if _is_utf8(data) else None, YamlProblem(code, place, message, hints[code]))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unread(text: str | None, *problems: YamlProblem) -> Reading:
    """Return the reading of a file of which nothing can be used."""
    return Reading(text=text, value=None, readable=False, problems=problems, plain_dates=(), compose=_no_tree)


def _no_tree() -> None:
    """There are no nodes to find a place in."""


def span_in_bytes(data: bytes, offset: int) -> Span:
    """Return the place of one byte, counted in the code points before it."""
    before = data[:offset].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Span(line, column, line, column, len(before), len(before))


def sparse(data: bytes) -> Reading | None:
    """Refuse a file in which every second byte is zero: UTF-16 that is valid UTF-8 by chance; None for any other."""
    if b"\0" not in data or likely_encoding(data) != "UTF-16":
        return None
    message = "the file is not UTF-8: every second byte is zero; it looks like UTF-16"
    hint = "save the file as UTF-8 (convert it from UTF-16)"
    return unread(None, YamlProblem(NOT_UTF8, span_in_bytes(data, data.index(0)), message, hint))


def not_utf8(data: bytes, error: UnicodeDecodeError) -> Reading:
    """Refuse a file that is not UTF-8, saying where and what it looks like."""
    byte = data[error.start]
    message = f"the file is not UTF-8: byte 0x{byte:02X} at offset {error.start}"
    incomplete = error.reason == "unexpected end of data"
    likely = None if incomplete else likely_encoding(data)
    if likely or incomplete:
        message += f"; it looks like {likely}" if likely else "; the file ends within a character"
    hint = f"save the file as UTF-8{f' (convert it from {likely})' if likely else ''}"
    return unread(None, YamlProblem(NOT_UTF8, span_in_bytes(data, error.start), message, hint))


def likely_encoding(data: bytes) -> str | None:
    """Guess what encoding the bytes are in, None where nothing speaks for any."""
    sample = data[:65_536]
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    fewer, more = sorted((sample[::2].count(0), sample[1::2].count(0)))
    if more * 3 > len(sample) > fewer * 10:
        return "UTF-16"
    runs = re.findall(rb"[\x80-\xff][\x40-\xff]*[\x80-\xff]|[\x80-\xff]", sample)
    return _by_runs(sample, runs)


def _by_runs(sample: bytes, runs: Sequence[bytes]) -> str | None:
    """Tell Chinese double bytes from the lone accented letters and curly quotes of Western text."""
    singles = sum(len(run) == 1 for run in runs)
    if singles * 2 < len(runs):
        chinese = _CHINESE.findall(sample.decode("gb18030", "ignore"))
        if len(chinese) * 2 >= sum(map(len, runs)) // 2:
            return "GB18030"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return "Windows-1252" if runs else None
