"""Ways through the nodes of a tree that PyYAML composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from dipldata.problems import Pointer


def find_node(node: Node | None, pointer: Pointer) -> tuple[Node | None, Node | None, bool]:
    """The node at a pointer, that of its key, and True; or else the nearest ancestor that exists, its key and False."""
    key_node = None
    for part in pointer:
        step = child_of(node, part)
        if step is None:
            return node, key_node, False
        key_node, node = step
    return node, key_node, node is not None


def is_scalar(node: Node) -> bool:
    """Whether a node holds a single value."""
    return isinstance(node, ScalarNode)


def child_of(node: Node | None, part: str | int) -> tuple[Node | None, Node] | None:
    """Return key node (None in a list) and value node of one step down, None where there is no such step."""
    if isinstance(node, SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
        return None, node.value[part]
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key, value
    return None


def extent(node: Node, text: str) -> tuple[int, int]:
    """Return where a node starts and ends in the text.

    The parser ends a block collection at the next token, past blank lines and comments: here its last child ends it.
    """
    start: int = node.start_mark.index
    last = node
    while isinstance(last, MappingNode | SequenceNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
    end: int = last.end_mark.index
    if isinstance(last, ScalarNode) and last.style in {"|", ">"}:
        end = len(text[:end].rstrip())
    return start, max(start, end)
