"""Text as a terminal shows it: what is invisible made visible, and how many columns the rest takes."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

ELLIPSIS: Final = "…"


def printable(text: str) -> str:
    """Write control, bidirectional and other invisible characters as escapes, so that no value can drive a terminal."""
    if text.isprintable():
        return text
    return "".join(map(_escape, text))


def _escape(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def display_width(text: str) -> int:
    """Columns that a printable text takes in a terminal.

    Wide East Asian characters and emoji take two, combining marks none, and a sequence that makes one sign (a flag, a
    letter with its variation selector) takes what the sign takes.
    """
    if text.isascii():
        return len(text)
    import wcwidth  # noqa: PLC0415 - nearly as long to import as an unchanged corpus is to be checked

    return max(0, wcwidth.wcswidth(text))


def _signs(text: str) -> list[str]:
    if text.isascii() and text.isprintable():
        return list(text)
    import wcwidth  # noqa: PLC0415 - as above

    return list(wcwidth.iter_graphemes(text))


def padded(text: str, width: int) -> str:
    """Fill a printable text with spaces on the right up to a number of columns."""
    return text + " " * (width - display_width(text))


def clipped(text: str, width: int) -> str:
    """Cut a printable text to a number of columns, with an ellipsis where something was left out."""
    if display_width(text) <= width:
        return text
    return leading(text, width - 1) + ELLIPSIS


def leading(text: str, width: int) -> str:
    """The longest beginning of a printable text that takes at most a number of columns, no sign cut in two."""
    signs = _signs(text)
    widths = accumulate(map(display_width, signs))
    return "".join(sign for sign, total in zip(signs, widths, strict=True) if total <= width)


def trailing(text: str, width: int) -> str:
    """The longest end of a printable text that takes at most a number of columns, no sign cut in two."""
    signs = _signs(text)[::-1]
    widths = accumulate(map(display_width, signs))
    return "".join([sign for sign, total in zip(signs, widths, strict=True) if total <= width][::-1])
