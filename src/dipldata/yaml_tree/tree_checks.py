"""A tree of nodes to plain values, with a report of everything that is refused in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.problems import Edit, Fix
from dipldata.yaml_tree.escapes import report_unwanted
from dipldata.yaml_tree.findings import excerpt, replacement
from dipldata.yaml_tree.nodes import extent
from dipldata.yaml_tree.scalars import Trap, day_of, meaning_of, quoted

if TYPE_CHECKING:
    from dipldata.problems import Pointer
    from dipldata.yaml_tree.findings import Findings
    from dipldata.yaml_tree.reading import Value

_COMMENT_LIKE: Final = re.compile(r" +#(?=[^\s#])")
_PROPERTY: Final = re.compile(r" *[&!]")
_LIST_DASH: Final = re.compile(r"-(?=\S)")


class TreeReader:
    """Reads one tree. `plain_dates` fills while it goes."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self.text = found.text
        self.plain_dates: list[Pointer] = []

    def read(self, node: Node, pointer: Pointer = (), *, flow: bool = False) -> Value:
        """Return the value of a node; `flow` says that it stands within brackets."""
        flow = flow or bool(getattr(node, "flow_style", False))
        if isinstance(node, MappingNode):
            return self._mapping(node, pointer, flow=flow)
        if isinstance(node, SequenceNode):
            return [self._item(child, (*pointer, index), flow=flow) for index, child in enumerate(node.value)]
        return self._scalar(cast("ScalarNode", node), pointer, flow=flow)

    def _mapping(self, node: MappingNode, pointer: Pointer, *, flow: bool) -> dict[str, Value]:
        values: dict[str, Value] = {}
        keys: dict[str, Node] = {}
        for key, child in node.value:
            name = self._key(key, pointer)
            here = (*pointer, name)
            if is_empty(child):
                value = self._nothing_after_key(key, child, here, flow=flow)
            else:
                value = self.read(child, here, flow=flow)
            if name in keys:
                same = values[name] == value and not flow
                fix = self._without_line(key, child) if same else None
                self._duplicate(name, keys[name], key, here, fix)
            else:
                keys[name], values[name] = key, value
        return values

    def _without_line(self, key: Node, value: Node) -> Fix | None:
        """The fix that deletes a field on a line of its own."""
        start, end = extent(key, self.text)[0], extent(value, self.text)[1]
        first, last = self.found.places.line_range(start)
        if self.text[first:last].strip() != self.text[start:end]:
            return None
        return replacement("delete the second one", (first, min(last + 1, len(self.text))), "", safe=True)

    def _duplicate(self, name: str, first: Node, second: Node, pointer: Pointer, fix: Fix | None) -> None:
        span = self.found.places.span(*extent(first, self.text))
        message = f"the key {excerpt(name)} is here for the second time; the first is on line {span.line}"
        hint = "keep one of the two; several values of one field form a list"
        related = ((span, "first given here"),)
        place = extent(second, self.text)
        self.found.add("yaml-duplicate-key", place, message, hint, fix=fix, related=related, pointer=pointer)

    def _key(self, node: Node, parent: Pointer) -> str:
        """Return the text of a key, reporting one that is not text."""
        place = extent(node, self.text)
        source = self.text[place[0] : place[1]]
        name = node.value if isinstance(node, ScalarNode) else source
        here = (*parent, name)
        if not isinstance(node, ScalarNode):
            message = f"the key {excerpt(source)} is a collection"
            self.found.add("yaml-key-not-text", place, message, "a key is a field name, a word", pointer=here)
        elif node.style is None:
            self._plain_key(node.value, place, here)
        elif node.style == '"' and "\\" in source:
            report_unwanted(source, place[0], here, self.found)
        return name

    def _plain_key(self, name: str, place: tuple[int, int], here: Pointer) -> None:
        meaning = meaning_of(name)
        if name == "<<":
            message = "`<<` merges another mapping into this one"
            self.found.add("yaml-merge-key", place, message, "write the fields out", pointer=here, fatal=True)
        elif name == "":
            if place[0] < place[1]:
                return  # it held nothing but unwanted characters, which are reported as such
            hint = "write a field name before the colon"
            self.found.add("yaml-key-not-text", place, "there is no key here", hint, pointer=here)
        elif meaning.trap and meaning.trap.code in {"yaml-smart-quote", "yaml-full-width-colon", "yaml-missing-space"}:
            self._report_trap(meaning.trap, place, here)
        elif meaning.trap or meaning.value != name or meaning.is_day:
            fix = self._quote(place)
            hint = f"a key is a field name; if the text is meant, write {excerpt(quoted(name))}"
            message = f"the key {excerpt(name)} is not text to every YAML reader"
            self.found.add("yaml-key-not-text", place, message, hint, fix=fix, pointer=here)

    def _item(self, node: Node, pointer: Pointer, *, flow: bool) -> Value:
        if not is_empty(node):
            return self.read(node, pointer, flow=flow)
        end = node.start_mark.index
        dash = self.text.rfind("-", 0, end)
        return self._nothing(node, (end - 1 if dash < 0 else dash, end), "the list item", pointer, flow=flow)

    def _nothing_after_key(self, key: Node, child: Node, pointer: Pointer, *, flow: bool) -> Value:
        name = str(key.value) if isinstance(key, ScalarNode) else ""
        place = extent(key, self.text)
        if flow and isinstance(key, ScalarNode) and key.style is None and ":" in name:
            colon = self.text.find(":", place[0])
            place = (colon, colon + 1)
            fix = replacement("write a space after the colon", (colon + 1, colon + 1), " ", safe=False)
            message = f"{excerpt(name)} is one word: a space is missing after the colon"
            hint = "write `key: value`; if it is text, put it in double quotes"
            self.found.add("yaml-missing-space", place, message, hint, fix=fix, pointer=pointer)
            return None
        return self._nothing(child, place, excerpt(name), pointer, flow=flow)

    def _nothing(self, node: Node, place: tuple[int, int], what: str, pointer: Pointer, *, flow: bool) -> Value:
        """Report a missing value, unless it only seems to miss because an anchor or tag was passed over."""
        end = node.start_mark.index
        if _PROPERTY.match(self.text, end):
            return None
        comment = None if flow else _COMMENT_LIKE.match(self.text, end)
        if comment:
            start = comment.end() - 1
            self._cut((start, start), f"{what} has no value:", pointer, quote_from=start)
        else:
            hint = "write a value, or delete the line"
            self.found.add("yaml-empty-value", place, f"{what} has no value", hint, pointer=pointer)
        return None

    def _scalar(self, node: ScalarNode, pointer: Pointer, *, flow: bool) -> Value:
        place = extent(node, self.text)
        if node.style is None:
            return self._plain(node, place, pointer, flow=flow)
        source = self.text[place[0] : place[1]]
        if node.style == '"' and "\\" in source:
            report_unwanted(source, place[0], pointer, self.found)
        if node.style in {"|", ">"} and not node.value.strip():
            hint = "write the text on the next lines, indented, or delete the line"
            self.found.add("yaml-empty-value", place, "the block of text is empty", hint, pointer=pointer)
        text: str = node.value
        return text

    def _plain(self, node: Node, place: tuple[int, int], pointer: Pointer, *, flow: bool) -> Value:
        if node.value == "":
            return ""  # it held nothing but unwanted characters, which are reported as such
        meaning = meaning_of(node.value)
        if meaning.is_day:
            self.plain_dates.append(pointer)
        if _COMMENT_LIKE.match(self.text, place[1]):
            self._cut(place, f"{excerpt(node.value)} ends before", pointer, quote_from=None if flow else place[0])
        elif meaning.trap:
            self._report_trap(meaning.trap, place, pointer)
        return meaning.value

    def _cut(self, place: tuple[int, int], what: str, pointer: Pointer, *, quote_from: int | None) -> None:
        comment = self.text.find("#", place[1])
        end = self.found.places.line_range(comment)[1]
        end = len(self.text[:end].rstrip())
        fix = None
        if quote_from is not None:
            tail = quoted(self.text[quote_from:end])
            fix = replacement("put the whole text in double quotes", (quote_from, end), tail, safe=False)
        message = f"`#` begins a comment, so {what} {excerpt(self.text[comment:end])}"
        hint = "put the whole text in double quotes; if it is a comment, write a space after #"
        self.found.add("yaml-cut-by-comment", (comment, end), message, hint, fix=fix, pointer=pointer)

    def _report_trap(self, trap: Trap, place: tuple[int, int], pointer: Pointer) -> None:
        fix = self._trap_fix(trap, place)
        if trap.code == "yaml-missing-space":
            place = (place[0], place[0] + 1)
        elif trap.code == "yaml-full-width-colon" and fix:
            place = (fix.edits[0].start, fix.edits[0].end)
        self.found.add(trap.code, place, trap.message, trap.hint, fix=fix, pointer=pointer)

    def _trap_fix(self, trap: Trap, place: tuple[int, int]) -> Fix | None:
        start, end = place
        if trap.code == "yaml-missing-space":
            return replacement("write a space after the dash", (start + 1, start + 1), " ", safe=False)
        if trap.code == "yaml-smart-quote":
            edits = (Edit(start, start + 1, '"'), Edit(end - 1, end, '"'))
            return None if {'"', "\\"} & set(self.text[start:end]) else Fix("write straight double quotes", edits)
        if trap.code == "yaml-full-width-colon":
            colon = self.text.find("：", start, end)
            return replacement("write a colon and a space", (colon, colon + 1), ": ", safe=False)
        if day := day_of(self.text[slice(*place)]):
            return replacement(f"write {day}", place, day, safe=False)
        return None if trap.code == "yaml-null" else self._quote(place)

    def _quote(self, place: tuple[int, int]) -> Fix:
        source = self.text[place[0] : place[1]]
        return replacement("put it in double quotes", place, quoted(source), safe=True)


def is_empty(node: Node) -> bool:
    """Whether a node stands for a value that is not there."""
    return isinstance(node, ScalarNode) and not node.style and node.start_mark.index == node.end_mark.index
