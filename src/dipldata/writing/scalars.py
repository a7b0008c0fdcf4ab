"""Single values as YAML source: plain where every reader takes them for what they are, in double quotes otherwise."""

from __future__ import annotations

from typing import Final

from dipldata.style.quoting import one_line

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_LAST_OF_PLANE_0: Final = 0xFFFF


def text_source(text: str, *, flow: bool = False, dated: bool = False) -> str:
    """The source of a text or, where `dated`, of a date, of which a day needs no quotes.

    `flow` says that it stands in a list in brackets, where commas and brackets end it.
    """
    is_plain = text.isprintable() and one_line(text, flow=flow, dated=dated) == text
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes; what is invisible or drives a terminal is written as an escape."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _LAST_OF_PLANE_0 else f"\\U{code:08X}"
