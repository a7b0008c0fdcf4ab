"""Mistakes with quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree.findings import excerpt, replacement
from dipldata.yaml_tree.mistakes import Diagnosis
from dipldata.yaml_tree.scalars import quoted

if TYPE_CHECKING:
    from dipldata.problems import Fix
    from dipldata.yaml_tree.mistakes import Clue

_SMART: Final = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*: *)?(?P<mark>[“”„‟‘’«»「」『』])")
_UNCLOSED: Final = ("found unexpected end of stream", "found unexpected document separator")


def unclosed_quote(clue: Clue) -> Diagnosis | None:
    """A quote that nothing closes."""
    if clue.problem not in _UNCLOSED:
        return None
    return _unclosed(clue, clue.since, "is never closed")


def late_quote(clue: Clue) -> Diagnosis | None:
    """A quote that is closed by the opening quote of a later value, so that the text there stands outside."""
    start, end = _quoted_before(clue)
    if end < 0 or clue.line_of(start) == clue.line_of(end) or not _follows(clue, end):
        return None
    return _unclosed(clue, start, f"is closed only on line {clue.line_of(end)}")


def _unclosed(clue: Clue, start: int, what: str) -> Diagnosis:
    mark = clue.text[start]
    message = f"the quote {mark} that opens here {what}"
    hint = f"write {mark} at the end of the text"
    return Diagnosis("yaml-unclosed-quote", clue.tail(start), message, hint)


def text_after_quote(clue: Clue) -> Diagnosis | None:
    """Text after the closing quote, mostly because a quote inside the text closes it."""
    start, end = _quoted_before(clue)
    within_brackets = clue.context.startswith("while parsing a flow")
    if end < 0 or not _follows(clue, end) or (within_brackets and clue.at > end):
        return None
    mark = clue.text[start]
    message = f"the quote {mark} ends the text before {excerpt(clue.text[slice(*clue.tail(clue.at))])}"
    doubled = "write each ' in the text twice" if mark == "'" else 'write \\" for each " in the text'
    hint = f"{doubled}, or quote all of it with the other kind of quotes"
    return Diagnosis("yaml-text-after-quote", clue.tail(clue.at), message, hint, _requoted(clue, start))


def _requoted(clue: Clue, start: int) -> Fix | None:
    place = clue.tail(start)
    text = clue.text[slice(*place)]
    if " #" in text or "\\" in text or clue.context.startswith("while parsing a flow"):
        return None
    inner = text[1:-1] if text[-1] == text[0] and len(text) > 1 else text
    return replacement("put the whole text in double quotes", place, quoted(inner), safe=False)


def _quoted_before(clue: Clue) -> tuple[int, int]:
    """Return the last scalar in quotes that ends before the error; a negative place where there is none."""
    return next((scalar for scalar in reversed(clue.quoted_scalars) if scalar[1] <= clue.at), (-1, -1))


def _follows(clue: Clue, end: int) -> bool:
    between = clue.text[end : clue.at]
    return "\n" not in between and not between.strip()


def smart_quote(clue: Clue) -> Diagnosis | None:
    """Curly quotes around a value or a key that needs straight ones."""
    for offset in clue.suspects:
        match = clue.match(_SMART, offset)
        if match:
            message = f"{match['mark']} is part of the text, it does not quote it"
            hint = 'write straight double quotes " around the text'
            return Diagnosis("yaml-smart-quote", match.span("mark"), message, hint)
    return None
