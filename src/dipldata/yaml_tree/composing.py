"""Events to a tree of nodes, without recursion, within limits, and as far as a broken file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from yaml.error import MarkedYAMLError
from yaml.events import (
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.yaml_tree.characters import repaired

if TYPE_CHECKING:
    from dipldata.yaml_tree.findings import Findings
    from dipldata.yaml_tree.scanning import CarefulParser


_AnyNode = TypeVar("_AnyNode", bound=Node)


class Tree:
    """A tree under construction. After an error it holds what was complete before; `error` is the parser's."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.error: MarkedYAMLError | None = None
        self._open: list[MappingNode | SequenceNode] = []
        self._keys: list[Node | None] = []
        self.size = 0

    @property
    def depth(self) -> int:
        """How many collections are open."""
        return len(self._open)

    def take(self, event: Event) -> None:
        """Add what an event says."""
        if isinstance(event, CollectionEndEvent):
            node = self._open.pop()
            node.end_mark = event.end_mark
            self._keys.pop()
            self._place(node)
        elif isinstance(event, ScalarEvent):
            self._place(_marked(ScalarNode("", repaired(event.value), style=event.style or None), event))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            kind = MappingNode if isinstance(event, MappingStartEvent) else SequenceNode
            self._open.append(_marked(kind("", [], flow_style=event.flow_style), event))
            self._keys.append(None)

    def _place(self, node: Node) -> None:
        self.size += 1
        if not self._open:
            self.root = node
        elif isinstance(self._open[-1], SequenceNode):
            self._open[-1].value.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = node
        else:
            self._open[-1].value.append((self._keys[-1], node))
            self._keys[-1] = None

    def close(self) -> None:
        """Join the collections that are still open to the tree, as far as they go."""
        while self._open:
            node = self._open.pop()
            self._keys.pop()
            if node.value:
                last = node.value[-1]
                node.end_mark = (last[1] if isinstance(last, tuple) else last).end_mark
            self._place(node)


def _marked(node: _AnyNode, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> _AnyNode:
    node.start_mark, node.end_mark = event.start_mark, event.end_mark
    return node


def compose(parser: CarefulParser, found: Findings) -> Tree:
    """Compose the one document of a parser, or what comes before its first error or limit."""
    tree = Tree()
    try:
        while True:
            event: Any = parser.get_event()  # type: ignore[no-untyped-call]
            if isinstance(event, StreamEndEvent):
                break
            tree.take(event)
            if _exceeds(tree, event, found):
                break
    except MarkedYAMLError as error:
        tree.error = error
    tree.close()
    return tree


def _exceeds(tree: Tree, event: Any, found: Findings) -> bool:  # noqa: ANN401 - PyYAML leaves its marks untyped
    place = (event.start_mark.index, event.start_mark.index + 1)
    limits = found.limits
    if tree.depth > limits.max_depth:
        message = f"values are nested more than {limits.max_depth} deep"
        hint = "a record needs few levels: take brackets or dashes out"
        found.add("yaml-too-deep", place, message, hint, fatal=True)
    elif tree.size > limits.max_values:
        message = f"the file holds more than {limits.max_values} values"
        found.add("yaml-too-large", place, message, "a file holds one record: split it", fatal=True)
    else:
        return False
    return True
