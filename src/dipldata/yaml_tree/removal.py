"""The edits that take a field or a list entry out of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, SequenceNode

from dipldata.problems import Edit
from dipldata.yaml_tree.nodes import child_of, extent

if TYPE_CHECKING:
    from dipldata.problems import Pointer
    from dipldata.yaml_tree.reading import Reading


def removing_edit(reading: Reading, pointer: Pointer) -> Edit | None:
    """The edit that deletes the field or entry at `pointer`, with its line where it has one of its own.

    None where it is the only one in its list or mapping, where a comment stands behind it, or where there is none.
    """
    text, parent = reading.text, reading.root
    for part in pointer[:-1]:
        step = child_of(parent, part)
        parent = step[1] if step else None
    if text is None or not pointer or not isinstance(parent, MappingNode | SequenceNode):
        return None
    parts = _parts(parent, text)
    at = _index(parent, pointer[-1])
    if at is None or len(parts) < 2:  # noqa: PLR2004 - nothing would be left
        return None
    return _from_brackets(text, parts, at) if parent.flow_style else _from_block(text, parts, at)


def _index(parent: MappingNode | SequenceNode, part: str | int) -> int | None:
    names = [key.value for key, _ in parent.value] if isinstance(parent, MappingNode) else range(len(parent.value))
    return next((at for at, name in enumerate(names) if name == part), None)


def _parts(parent: MappingNode | SequenceNode, text: str) -> list[tuple[int, int]]:
    """Where each field or entry begins and ends; an entry outside brackets begins with its dash."""
    if isinstance(parent, MappingNode):
        return [(extent(key, text)[0], extent(value, text)[1]) for key, value in parent.value]
    return [(_start(item, text, dashed=not parent.flow_style), extent(item, text)[1]) for item in parent.value]


def _start(item: Node, text: str, *, dashed: bool) -> int:
    start = extent(item, text)[0]
    return start if not dashed else text.rfind("-", 0, start)


def _from_brackets(text: str, parts: list[tuple[int, int]], at: int) -> Edit | None:
    last = at == len(parts) - 1
    start, end = (parts[at - 1][1], parts[at][1]) if last else (parts[at][0], parts[at + 1][0])
    between = text[start : parts[at][0]] if last else text[parts[at][1] : end]
    return None if "#" in between else Edit(start, end, "")


def _from_block(text: str, parts: list[tuple[int, int]], at: int) -> Edit | None:
    start, end = parts[at]
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if text[end:stop].strip():
        return None
    if not text[line:start].strip():
        return Edit(line, min(stop + 1, len(text)), "")
    if at + 1 == len(parts) or text[end : parts[at + 1][0]].strip():
        return None
    return Edit(start, parts[at + 1][0], "")
