"""The values of a file in their places: behind which key or dash each stands, and what the model says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.style.faults import line_start
from dipldata.style.field_types import FieldType, item_type, type_below
from dipldata.yaml_tree.nodes import extent
from dipldata.yaml_tree.scalars import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading

_COLON: Final = re.compile(r"[ \t]*:(?=\s)")
_DASH: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*-(?=\s)")
_COMMENT: Final = re.compile(r"#[^\n]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value behind a key or a dash.

    `lead` is the offset right behind the colon or dash, `column` (from 0) that of the key or dash; both only outside
    brackets, and `lead` is None where something unusual stands before the value. `kind` is its type in the model.
    """

    node: Node
    key: ScalarNode | None
    start: int
    end: int
    lead: int | None
    column: int
    kind: FieldType


def entries(reading: Reading, model: type[Model]) -> Iterator[Entry]:
    """The values of a file outside brackets, from the top; a list or mapping comes before what it holds."""
    if isinstance(reading.root, MappingNode) and not reading.root.flow_style and reading.text is not None:
        yield from _all_below(reading.root, model, reading.text)


def _all_below(node: MappingNode | SequenceNode, kind: FieldType, text: str) -> Iterator[Entry]:
    for entry in entries_below(node, kind, text):
        yield entry
        if isinstance(entry.node, MappingNode | SequenceNode) and not entry.node.flow_style:
            yield from _all_below(entry.node, entry.kind, text)


def entries_below(node: MappingNode | SequenceNode, kind: FieldType, text: str) -> Iterator[Entry]:
    """The values right below a list or mapping that is not in brackets."""
    return _of_mapping(node, kind, text) if isinstance(node, MappingNode) else _of_list(node, kind, text)


def _of_mapping(node: MappingNode, kind: FieldType, text: str) -> Iterator[Entry]:
    for key, value in node.value:
        start, end = extent(value, text)
        behind = extent(key, text)[1]
        colon = _COLON.match(text, behind, start) if start > behind else None
        column = key.start_mark.index - line_start(text, key.start_mark.index)
        lead = colon.end() if colon else None
        yield Entry(value, key, start, end, lead, column, type_below(kind, str(key.value)))


def _of_list(node: SequenceNode, kind: FieldType, text: str) -> Iterator[Entry]:
    before = node.start_mark.index
    column = before - line_start(text, before)
    inner = item_type(kind)
    for value in node.value:
        start, end = extent(value, text)
        dash = _DASH.match(text, before, start)
        yield Entry(value, None, start, end, dash.end() if dash else None, column, inner)
        comment = re.compile(r"[ \t]+#[^\n]*").match(text, end)
        before = comment.end() if comment else end


def is_text(node: ScalarNode) -> bool:
    """Whether a scalar is text, and not a number or truth value."""
    return bool(node.style) or isinstance(meaning_of(node.value).value, str)


def is_blank(text: str, start: int, end: int) -> bool:
    """Whether nothing but white space stands between two offsets."""
    return not text[start:end].strip()


def comments_of(reading: Reading) -> list[str]:
    """The comments of a file, sorted."""
    text = reading.text or ""
    if "#" not in text:
        return []
    found: list[str] = []
    done = 0
    for start, end in sorted(_scalars(reading.root, text)):
        found += _COMMENT.findall(text, done, start)
        head = text[start:end].partition("\n")[0] if text[start] in "|>" else ""
        found += _COMMENT.findall(head)
        done = max(done, end)
    return sorted(comment.rstrip() for comment in [*found, *_COMMENT.findall(text, done)])


def _scalars(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        yield extent(node, text)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, text)
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _scalars(part, text)
