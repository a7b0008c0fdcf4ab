"""The second quickest way to read a text: with libyaml, if nothing in it looks as if it might be refused."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from yaml.error import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.yaml_tree.reading import DEFAULT_LIMITS, Limits, Reading, Value
from dipldata.yaml_tree.scalars import REMEMBERED_LENGTH, meaning_of

if TYPE_CHECKING:
    from dipldata.problems import Pointer

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

HAS_LIBYAML: Final = CParser is not None

_QUOTES: Final = frozenset("'\"")
_QUESTION: Final = re.compile(r"[\[{,:] *\?")
"""A question mark within brackets that libyaml may take for the sign of a key."""
_DEEP_LINE: Final = re.compile(r"^[ ?:-]{60}", re.MULTILINE)
_MANY: Final = 200
"""So many brackets or dashes need a look at the depth before libyaml may recurse over them."""


class _Suspicious(Exception):  # noqa: N818 - a signal
    """Something in the tree needs the careful way."""


if HAS_LIBYAML:

    class _Composer(CParser):
        """libyaml's parser without PyYAML's resolver: nobody looks at the tag of a node, so none is worked out."""

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """Nothing to prepare."""

        def ascend_resolver(self) -> None:
            """Nothing to undo."""

        def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
            """Return the same tag for every node."""
            return ""


def compose_canonical(text: str) -> Node | None:
    """The tree of a text that was read line by line."""
    if HAS_LIBYAML:
        return _compose(text.encode())
    from dipldata.yaml_tree.careful import read_carefully  # noqa: PLC0415 - it takes long to import

    return read_carefully(text, DEFAULT_LIMITS).root


def days_of(text: str) -> tuple[Pointer, ...]:
    """The places of the days of a text that was read line by line."""
    dates: list[Pointer] = []
    root = compose_canonical(text)
    _mapping(root, (), dates, DEFAULT_LIMITS.max_depth)  # type: ignore[arg-type]  # its root is a mapping
    return tuple(dates)


def read_with_libyaml(data: bytes, text: str, limits: Limits) -> Reading | None:
    """Read a text; None where it is not sure that nothing is wrong, or libyaml is not there."""
    if not HAS_LIBYAML or _looks_suspicious(text):
        return None
    if not data.endswith(b"\n"):
        data += b"\n"
    try:
        root = _compose(data)
    except YAMLError:
        return None
    if not isinstance(root, MappingNode):
        return None
    dates: list[Pointer] = []
    try:
        value = _mapping(root, (), dates, limits.max_depth)
    except _Suspicious:
        return None
    compose = partial(_compose, data)
    return Reading(text=text, value=value, readable=True, problems=(), plain_dates=tuple(dates), compose=compose)


def _compose(data: bytes) -> Node | None:
    return _Composer(data).get_single_node()


def _looks_suspicious(text: str) -> bool:
    """Whether a text may hold something that only the careful way can report. A false alarm costs time and no more.

    Nothing of the kind can stand in a canonical text.
    """
    if "?" in text and _QUESTION.search(text):
        return True
    if "\n---" in text or "\n..." in text or text.startswith(("---", "...")):
        return True
    nested = text.count("[") + text.count("{") > _MANY or text.count("- ") + text.count("? ") > _MANY
    return (nested or " " * 50 in text) and _nests_deep(text)


def _nests_deep(text: str) -> bool:
    return text.count("[") + text.count("{") > _MANY * 5 or _DEEP_LINE.search(text) is not None


def _mapping(node: MappingNode, pointer: Pointer, dates: list[Pointer], depth: int) -> dict[str, Value]:
    """Build a mapping of plain values. Every clean record goes through this loop, hence its plainness."""
    values: dict[str, Value] = {}
    for key, child in node.value:
        name = key.value
        if key.__class__ is not ScalarNode or not (_styled(key) if key.style else _is_name(name)):
            raise _Suspicious
        if child.__class__ is not ScalarNode:
            values[name] = _collection(child, (*pointer, name), dates, depth)
        elif child.style and _styled(child):
            values[name] = child.value
        else:
            text = child.value
            value, is_day = _short(text) if len(text) <= REMEMBERED_LENGTH else _long(text)
            if is_day:
                dates.append((*pointer, name))
            values[name] = value
    if len(values) != len(node.value):
        raise _Suspicious
    return values


def _collection(node: MappingNode | SequenceNode, pointer: Pointer, dates: list[Pointer], depth: int) -> Value:
    if depth <= 1 or (node.flow_style and node.start_mark.line != node.end_mark.line):
        raise _Suspicious
    if node.__class__ is MappingNode:
        return _mapping(node, pointer, dates, depth - 1)
    values: list[Value] = []
    for child in node.value:
        if child.__class__ is not ScalarNode:
            values.append(_collection(child, (*pointer, len(values)), dates, depth - 1))
        elif child.style and _styled(child):
            values.append(child.value)
        else:
            text = child.value
            value, is_day = _short(text) if len(text) <= REMEMBERED_LENGTH else _long(text)
            if is_day:
                dates.append((*pointer, len(values)))
            values.append(value)
    return values


def _styled(node: ScalarNode) -> bool:
    """Accept a scalar in quotes that stands on one line and a block of text that is not empty."""
    fine = node.start_mark.line == node.end_mark.line if node.style in _QUOTES else node.value.strip()
    if not fine:
        raise _Suspicious
    return True


def _long(text: str) -> tuple[Value, bool]:
    """Return what an unquoted scalar is read as and whether it is a day."""
    meaning = meaning_of(text)
    if meaning.trap is not None:
        raise _Suspicious
    return meaning.value, meaning.is_day


_short = lru_cache(maxsize=8192)(_long)


@lru_cache(maxsize=1024)
def _is_name(text: str) -> bool:
    """Whether an unquoted key is text to every YAML reader."""
    meaning = meaning_of(text)
    return meaning.trap is None and meaning.value == text and not meaning.is_day
