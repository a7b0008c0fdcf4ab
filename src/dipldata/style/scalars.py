"""Texts in canonical form: on one line where that fits, else folded below `>-`; text of several lines below `|-`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import ScalarNode

from dipldata.problems import Edit
from dipldata.style.faults import line_start
from dipldata.style.field_types import holds_date
from dipldata.style.quoting import one_line
from dipldata.style.tree import Entry, entries, is_blank, is_text
from dipldata.yaml_tree.nodes import extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading

WIDTH: Final = 120
"""Code points on a line, where the text has a space to break at."""
_COMMENT_BEHIND: Final = re.compile(r"[ \t]+#")
_INDENT: Final = 2


def scalar_edits(reading: Reading, model: type[Model]) -> Iterator[tuple[Edit, ...]]:
    """The edits that write keys and texts outside brackets in canonical form, each independent of the others."""
    text = reading.text or ""
    for entry in entries(reading, model):
        if entry.key is not None and entry.key.style in {"'", '"'} and "\n" not in entry.key.value:
            yield from _replaced(text, *extent(entry.key, text), one_line(str(entry.key.value)))
        if isinstance(entry.node, ScalarNode) and is_text(entry.node):
            new = _canonical(entry, entry.node, text)
            if new is not None and entry.lead is not None:
                yield from _replaced(text, entry.lead, entry.end, new)


def _replaced(text: str, start: int, end: int, new: str) -> Iterator[tuple[Edit, ...]]:
    if text[start:end] != new:
        yield (Edit(start, end, new),)


def _canonical(entry: Entry, node: ScalarNode, text: str) -> str | None:
    """What stands behind the colon or dash of a text; None where it is best left as it is."""
    if entry.lead is None or not is_blank(text, entry.lead, entry.start):
        return None
    source = text[entry.start : entry.end]
    in_block = node.style in {"|", ">"}
    if in_block and "#" in source.partition("\n")[0]:
        return None
    value: str = node.value
    if "\n" in value:
        return _of_several_lines(entry, value, source)
    inline = " " + one_line(value, dated=holds_date(entry.kind))
    fits = entry.lead - line_start(text, entry.lead) + len(inline) <= WIDTH
    if fits or _COMMENT_BEHIND.match(text, entry.end):
        return inline
    if node.style == ">" and _fits(source):
        return None
    return folded(value, entry.column + _INDENT) or inline


def _of_several_lines(entry: Entry, value: str, source: str) -> str | None:
    """A block for text with line breaks, where a block can hold it; a block whose lines fit is left alone."""
    if source[0] == "|" or (source[0] == ">" and _fits(source)) or not _is_tidy(value):
        return None
    indent = "\n" + " " * (entry.column + _INDENT)
    literal = indent + value.replace("\n", indent)
    block = " |-" + re.sub(r" +(?=\n)", "", literal)
    return block if _fits(block) and source[0] != ">" else folded(value, entry.column + _INDENT)


def _is_tidy(value: str) -> bool:
    """Whether a text survives in a block: no space at either end of a line, no break at either end."""
    return value == value.strip("\n") and all(line == line.strip() for line in value.split("\n"))


def _fits(source: str) -> bool:
    return all(len(line) <= WIDTH for line in source.split("\n"))


def folded(value: str, indent: int) -> str | None:
    """Write a text below `>-`, behind a colon or dash, None where no line can be broken."""
    if value != value.strip() or "  " in value or not _is_tidy(value):
        return None
    lines = []
    for part in re.split(r"(\n+)", value):
        lines += [""] * len(part) if part.startswith("\n") else _filled(part, WIDTH - indent)
    if len(lines) == 1:
        return None
    return " >-" + "".join("\n" + (" " * indent + line if line else "") for line in lines)


def _filled(text: str, width: int) -> list[str]:
    """Break a paragraph at spaces into lines of at most a width, as long as they can be."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
