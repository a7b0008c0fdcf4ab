"""Mistakes within brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree.findings import excerpt
from dipldata.yaml_tree.mistakes import Diagnosis

if TYPE_CHECKING:
    from dipldata.yaml_tree.mistakes import Clue

_SEPARATOR: Final = re.compile("expected ',' or '(?P<closing>.)', but got ")
_CONTENT: Final = "expected the node content, but found "
_STRAY: Final = re.compile("found '(?P<token>[],}])'")


def unclosed_bracket(clue: Clue) -> Diagnosis | None:
    """A bracket that nothing closes, at least not on its line."""
    if not clue.context.startswith("while parsing a flow"):
        return None
    start = _opening(clue)
    if "<stream end>" not in clue.problem and clue.line_of(start) == clue.line_of(clue.at):
        return None
    bracket = clue.text[start]
    message = f"the bracket {bracket} that opens here is not closed"
    hint = f"write {'}' if bracket == '{' else ']'} where the {'fields' if bracket == '{' else 'items'} end"
    return Diagnosis("yaml-unclosed-bracket", (start, start + 1), message, hint)


def _opening(clue: Clue) -> int:
    """Return the offset of the bracket: PyYAML names it only where it waits for a comma."""
    if clue.text[clue.since : clue.since + 1] in {"[", "{"}:
        return clue.since
    before = clue.text[: clue.at]
    return max(before.rfind("["), before.rfind("{"), 0)


def missing_comma(clue: Clue) -> Diagnosis | None:
    """Something else where a comma or the closing bracket should be."""
    match = _SEPARATOR.match(clue.problem)
    if not match and clue.problem != "found unexpected ':'":
        return None
    closing = match["closing"] if match else "the closing bracket"
    message = f"a comma or {closing} is missing before {excerpt(clue.text[slice(*clue.tail(clue.at))])}"
    hint = "separate items with commas; put text that holds any of , : [ ] { } in double quotes"
    return Diagnosis("yaml-syntax", clue.tail(clue.at), message, hint)


def missing_item(clue: Clue) -> Diagnosis | None:
    """A comma with nothing before it, or a list item with a dash within brackets."""
    if not (clue.context == "while parsing a flow node" and clue.problem.startswith(_CONTENT)):
        return None
    what = clue.text[clue.at : clue.at + 1]
    message = f"a value is missing before {what}"
    hint = "delete the comma or colon that is too many; items within brackets have no dash"
    return Diagnosis("yaml-syntax", (clue.at, clue.at + 1), message, hint)


def stray_bracket(clue: Clue) -> Diagnosis | None:
    """A closing bracket or a comma that belongs to nothing."""
    match = _STRAY.search(clue.problem)
    if not match or clue.context.startswith("while parsing a flow"):
        return None
    message = f"{match['token']} belongs to no list and no mapping in brackets"
    hint = "delete it, or write the opening bracket; put text that begins with it in double quotes"
    return Diagnosis("yaml-syntax", (clue.at, clue.at + 1), message, hint)


def text_after_bracket(clue: Clue) -> Diagnosis | None:
    """Text after a closing bracket."""
    before = clue.text[: clue.at].rstrip(" ")
    if not before.endswith(("]", "}")):
        return None
    tail = clue.tail(clue.at)
    message = f"{before[-1]} ends the value before {excerpt(clue.text[slice(*tail)])}"
    hint = "put the whole value in double quotes if it is text, otherwise delete the rest"
    return Diagnosis("yaml-syntax", tail, message, hint)
