"""Mistakes with indentation, dashes and colons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree.findings import excerpt, replacement
from dipldata.yaml_tree.mistakes import Diagnosis

if TYPE_CHECKING:
    from dipldata.yaml_tree.mistakes import Clue

_FULL_WIDTH: Final = re.compile(r" *(?:- +)*[A-Za-z_][\w -]*(?P<colon>：)")
_NO_SPACE: Final = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?!//)(?=[^\s:])")
_NO_SPACE_AFTER_DASH: Final = re.compile(r" *-(?=[^\s-])")
_FIELD: Final = re.compile(r" *(?:- +)*[^\s:#'\"\[{][^:]*: +(?P<value>\S)")
_EXPECTED_END: Final = "expected <block end>, but found "
_MAX_KEY: Final = 1024


def full_width_colon(clue: Clue) -> Diagnosis | None:
    """A full-width colon after a key."""
    for offset in clue.suspects:
        match = clue.match(_FULL_WIDTH, offset)
        if match:
            place = match.span("colon")
            message = "the full-width colon ： does not separate a key from its value"
            fix = replacement("write a colon and a space", place, ": ", safe=False)
            return Diagnosis("yaml-full-width-colon", place, message, "write an ordinary colon and a space", fix)
    return None


def missing_space(clue: Clue) -> Diagnosis | None:
    """`key:value` or `-item`."""
    if "':'" not in clue.problem and "mapping values" not in clue.problem:
        return None
    found = (space_missing_in(clue.text, clue.line_range(offset)) for offset in clue.suspects)
    return next(filter(None, found), None)


def space_missing_in(text: str, line: tuple[int, int]) -> Diagnosis | None:
    """Recognize `key:value` or `-item` in a line of the text."""
    match = _NO_SPACE.match(text, *line)
    if match:
        return _with_space(match.end(), f"a space is missing after {excerpt(match['key'] + ':')}", "write `key: value`")
    match = _NO_SPACE_AFTER_DASH.match(text, *line)
    if match:
        hint = "write `- ` before the item; if the dash belongs to a text, put it in double quotes"
        return _with_space(match.end(), "a list item needs a space after its dash", hint)
    return None


def _with_space(end: int, message: str, hint: str) -> Diagnosis:
    fix = replacement("write a space", (end, end), " ", safe=False)
    return Diagnosis("yaml-missing-space", (end - 1, end), message, hint, fix)


def colon_in_value(clue: Clue) -> Diagnosis | None:
    """`title: Talks: an outline`: the second colon would begin another mapping."""
    if not clue.problem.startswith("mapping values are not allowed"):
        return None
    match = clue.match(_FIELD, clue.at)
    if not match or match.start("value") >= clue.at:
        return None
    start = match.start("value")
    message = f"{excerpt(clue.text[slice(*clue.tail(start))])} holds a colon and a space, which only follow a key"
    hint = "put the text in double quotes"
    return Diagnosis("yaml-colon-in-value", clue.tail(start), message, hint, clue.quote_tail(start))


def deeper_line(clue: Clue) -> Diagnosis | None:
    """A field that is indented below a field which has its value already."""
    if not clue.problem.startswith("mapping values are not allowed"):
        return None
    start, _ = clue.line_range(clue.at)
    indent = _indent(clue.line(clue.at))
    if len(clue.suspects) < 3 or clue.text.startswith("---", start):  # noqa: PLR2004 - there is no line before
        return None
    message = "a field begins here, but the line before already holds the value that it would belong to"
    hint = "indent the line as far as the line before; if it continues a text, put the whole text in double quotes"
    return Diagnosis("yaml-bad-indentation", clue.tail(start + indent), message, hint)


def mixed_collection(clue: Clue) -> Diagnosis | None:
    """List items among fields, or fields among list items."""
    if clue.problem == _EXPECTED_END + "'-'" or clue.problem.startswith("sequence entries are not allowed"):
        message = "a list item stands among the fields of a mapping"
        hint = "write a field above it and indent the item below that, or delete the dash"
        if not clue.first_word():
            message = "a list item cannot begin on the line of its field"
            hint = "put the item on a line of its own; if the dash belongs to a text, put the text in double quotes"
        return Diagnosis("yaml-mixed-collection", clue.tail(clue.at), message, hint)
    if clue.problem == _EXPECTED_END + "'?'" and clue.context == "while parsing a block collection":
        message = "a field stands among the items of a list"
        hint = "indent it by two more spaces to make it part of the item above, or by fewer to end the list"
        return Diagnosis("yaml-mixed-collection", clue.tail(clue.at), message, hint)
    return None


def bad_indentation(clue: Clue) -> Diagnosis | None:
    """A line that is in line with nothing above it."""
    if not clue.problem.startswith((_EXPECTED_END + "'<block", _EXPECTED_END + "'<scalar>'")) or not clue.first_word():
        return None
    column = clue.at - clue.line_range(clue.at)[0]
    message = f"the line is indented by {column} space{'' if column == 1 else 's'}, in line with nothing above"
    hint = "indent it exactly as far as the lines that it belongs with"
    return Diagnosis("yaml-bad-indentation", clue.tail(clue.at), message, hint)


def missing_key(clue: Clue) -> Diagnosis | None:
    """A colon with nothing before it."""
    if clue.problem != _EXPECTED_END + "':'":
        return None
    hint = "write a field name before the colon; put a text that begins with a colon in double quotes"
    return Diagnosis("yaml-key-not-text", (clue.at, clue.at + 1), "there is no key before the colon", hint)


def field_after_document_start(clue: Clue) -> Diagnosis | None:
    """`--- key: value`."""
    if not clue.line(clue.at).startswith("--- "):
        return None
    message = "a field cannot begin on the line of `---`"
    return Diagnosis("yaml-syntax", clue.tail(clue.line_range(clue.at)[0]), message, "delete `---`")


def long_key(clue: Clue) -> Diagnosis | None:
    """A key beyond the length that YAML allows."""
    start = clue.since if clue.problem == "could not find expected ':'" else clue.line_range(clue.at)[0]
    if "':'" not in clue.problem and "mapping values" not in clue.problem:
        return None
    if max(clue.at, clue.tail(start)[1]) - start <= _MAX_KEY or clue.text[start:].find(": ", 0, _MAX_KEY) >= 0:
        return None
    message = f"there is no key in the first {_MAX_KEY} characters of the line"
    hint = "write `key: value`; to continue a text, indent the line"
    return Diagnosis("yaml-missing-colon", clue.tail(start), message, hint)


def missing_colon(clue: Clue) -> Diagnosis | None:
    """A line that is neither a field nor part of a text."""
    if clue.problem != "could not find expected ':'":
        return None
    place = clue.tail(clue.since)
    if clue.text[slice(*place)].startswith("<<<<<<<"):
        hint = "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        return Diagnosis("yaml-missing-colon", place, "`<<<<<<<` begins two versions that git could not merge", hint)
    message = f"{excerpt(clue.text[slice(*place)])} is neither `key: value` nor part of the text above"
    hint = "write `key: value`; indent the line to continue a text; begin a list item with `- `"
    return Diagnosis("yaml-missing-colon", place, message, hint)


def reserved_character(clue: Clue) -> Diagnosis | None:
    """A text that begins with a character that YAML keeps for itself."""
    reserved = "that cannot start any token" in clue.problem
    if not reserved and not clue.problem.startswith("mapping keys are not allowed"):
        return None
    char = clue.text[clue.at : clue.at + 1]
    message = f"a text cannot begin with {char} unless it is in quotes"
    fix = None if clue.context.startswith("while parsing a flow") else clue.quote_tail(clue.at)
    return Diagnosis("yaml-reserved-character", clue.tail(clue.at), message, "put the text in double quotes", fix)


def block_text_header(clue: Clue) -> Diagnosis | None:
    """Text on the line of `|` or `>`."""
    if clue.context != "while scanning a block scalar":
        return None
    mark = clue.text[clue.since : clue.since + 1]
    message = f"`{mark}` begins a block of text, which stands on the lines below it"
    hint = f"put the text on the next lines, indented; if `{mark}` belongs to it, put it in double quotes"
    return Diagnosis("yaml-block-text", clue.tail(clue.since), message, hint, clue.quote_tail(clue.since))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
