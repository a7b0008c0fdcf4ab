"""White space that nobody can see: at the ends of lines, of the file, and between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.problems import Edit, Fix
from dipldata.style.faults import StyleFault, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES: Final = re.compile(r"[ \t]+(?=\n|\Z)")
_BLANK_START: Final = re.compile(r"\A(?:[ \t]*\n)+")
_BLANK_END: Final = re.compile(r"(?<=\n)(?:[ \t]*\n)+\Z")
_BLANK_RUN: Final = re.compile(r"(?<=[^\n]\n\n)\n+(?=[^\n])")
_ANY: Final = re.compile(r"\A\n|[ \t]\n|\n\n\n|\n\n\Z|[^\n]\Z")


def find_white_space(text: str) -> Iterator[StyleFault]:
    """White space that nobody can see, each stretch with the edit that takes it away."""
    if _ANY.search(text) is None:
        return
    if not text.endswith("\n"):
        yield _white(text, (len(text), len(text)), "the last line has no line end", "end it", "\n")
    for match in _SPACES.finditer(text):
        yield _white(text, match.span(), "there are spaces at the end of the line", "delete them")
    for pattern, where in ((_BLANK_START, "at the start of the file"), (_BLANK_END, "at the end of the file")):
        for match in pattern.finditer(text):
            yield _white(text, match.span(), f"there are blank lines {where}", "delete them")
    for match in _BLANK_RUN.finditer(text):
        yield _white(text, match.span(), "there is more than one blank line in a row", "keep one")


def _white(text: str, place: tuple[int, int], message: str, hint: str, new: str = "") -> StyleFault:
    fix = Fix(hint, (Edit(*place, new),), safe=True)
    return StyleFault("style-whitespace", span_of(text, *place), message, hint, (), fix)
