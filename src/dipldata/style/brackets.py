"""Lists and mappings in brackets: evenly spaced on one line where that fits, else one entry a line without brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.problems import Edit
from dipldata.style.faults import line_start
from dipldata.style.field_types import FieldType, holds_date, item_type, type_below
from dipldata.style.quoting import one_line
from dipldata.style.scalars import WIDTH
from dipldata.style.tree import Entry, entries, is_blank, is_text
from dipldata.yaml_tree.nodes import extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading

_COMMENT_BEHIND: Final = re.compile(r"[ \t]+#")


def bracket_edits(reading: Reading, model: type[Model]) -> Iterator[tuple[Edit, ...]]:
    """The edits that write collections in brackets in canonical form; one that holds a comment is left alone."""
    text = reading.text or ""
    for entry in entries(reading, model):
        node = entry.node
        if not isinstance(node, MappingNode | SequenceNode) or not node.flow_style or entry.lead is None:
            continue
        if _has_comment(node, text) or not is_blank(text, entry.lead, entry.start):
            continue
        new = _canonical(entry, node, entry.lead, text)
        if text[entry.lead : entry.end] != new:
            yield (Edit(entry.lead, entry.end, new),)


def _has_comment(node: Node, text: str) -> bool:
    """Whether a `#` stands between the scalars of a collection."""
    start, end = extent(node, text)
    done = start
    for first, last in _scalars(node, text):
        if "#" in text[done:first]:
            return True
        done = last
    return "#" in text[done:end]


def _scalars(node: Node, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        yield extent(node, text)
    for part in [] if isinstance(node, ScalarNode) else node.value:
        for child in part if isinstance(part, tuple) else (part,):
            yield from _scalars(child, text)


def _canonical(entry: Entry, node: MappingNode | SequenceNode, lead: int, text: str) -> str:
    inline = " " + _inline(node, entry.kind, text)
    fits = lead - line_start(text, lead) + len(inline) <= WIDTH
    if fits or not node.value or _COMMENT_BEHIND.match(text, entry.end):
        return inline
    lines = _lines(node, entry.kind, text)
    if entry.key is None:
        return " " + ("\n" + " " * (entry.column + 2)).join(lines)
    return "".join("\n" + " " * (entry.column + 2) + line for line in lines)


def _inline(node: Node, kind: FieldType, text: str, *, flow: bool = True) -> str:
    """A value on one line, in brackets if it is a collection."""
    if isinstance(node, ScalarNode):
        start, end = extent(node, text)
        return one_line(node.value, flow=flow, dated=holds_date(kind)) if is_text(node) else text[start:end]
    if isinstance(node, SequenceNode):
        item = item_type(kind)
        return "[" + ", ".join(_inline(child, item, text) for child in node.value) + "]"
    return "{" + ", ".join(_pair(key, value, kind, text) for key, value in cast("MappingNode", node).value) + "}"


def _pair(key: ScalarNode, value: Node, kind: FieldType, text: str, *, flow: bool = True) -> str:
    return f"{one_line(key.value, flow=flow)}: {_inline(value, type_below(kind, str(key.value)), text, flow=flow)}"


def _lines(node: MappingNode | SequenceNode, kind: FieldType, text: str) -> list[str]:
    """The entries of a collection, one a line."""
    if isinstance(node, MappingNode):
        return [_pair(key, value, kind, text, flow=False) for key, value in node.value]
    item = item_type(kind)
    return ["- " + _inline(child, item, text, flow=False) for child in node.value]
