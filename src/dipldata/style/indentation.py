"""Indentation: two spaces for each level, one space behind a colon or dash; what a line belongs to moves with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dipldata.problems import Edit, Fix
from dipldata.style.faults import StyleFault, line_start, span_of
from dipldata.style.tree import Entry, entries_below
from dipldata.yaml_tree.nodes import extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.yaml_tree import Reading

_STEP: Final = 2
_ODD: Final = re.compile(
    r"^(?:  )* (?! )\S"  # an odd number of spaces
    r"|^[ ]*-(?:[ ]{2,}|[ ]*\n)"  # not one space behind a dash
    r"|^[ ]*(?:- )*[\w\"'-]+(?:[ ]+:|:[ ]{2,})"  # not one space behind a colon, or one before
    r"|^([ ]*)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*\1- "  # a list no deeper than its field
    r"|^([ ]*)(?!- )\S[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*\2[ ]{3,}\S"  # a step of more than two spaces
    r"|^([ ]*)- [^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*\3[ ]{5,}\S",  # the same below a dash
    re.MULTILINE,
)
"""What only a text can hold whose indentation is not canonical, or one with blocks of indented text."""
_LINE: Final = re.compile(r"^( *)(?=[^ \n])", re.MULTILINE)
_COMMENT_LINE: Final = re.compile(r"^( *)#", re.MULTILINE)
_INDICATOR: Final = re.compile(r"[|>][-+]?[0-9]")


def find_misindented(reading: Reading) -> Iterator[StyleFault]:
    """The indentation of a file, if any line has another than the canonical one: one fault with all the edits."""
    text = reading.text or ""
    if _ODD.search(text) is None:
        return
    edits = sorted(_Layout(reading).edits(), key=lambda edit: edit.start)
    if edits:
        yield _fault(text, edits)


def _fault(text: str, edits: list[Edit]) -> StyleFault:
    first = edits[0]
    word = text[first.end :].split(maxsplit=1)[0]
    if text[first.start - 1 : first.start] in {"", "\n"}:
        message = f"the line is indented by {first.end - first.start} spaces, not {len(first.text)}"
    else:
        message = f"there is not one space before `{word[:40]}`" if first.text else "there is a space before a colon"
    more = f" ({len(edits)} places)" if len(edits) > 1 else ""
    fix = Fix("indent by two spaces for each level", tuple(edits), safe=True)
    hint = "indent by two spaces for each level, and write one space after a colon or dash" + more
    return StyleFault("style-indentation", span_of(text, first.end, first.end + len(word)), message, hint, (), fix)


class _Layout:
    """Works out the column of every line of one file."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text or ""
        self.root = reading.root
        self.columns: dict[int, int] = {}
        """The new column of the lines that begin with a key or dash, by the offset at which they begin."""
        self.inside: list[tuple[int, int]] = []
        """Stretches of lines that are part of a value, within which a `#` begins no comment of its own."""
        self.gaps: list[Edit] = []

    def edits(self) -> Iterator[Edit]:
        """The edits that bring about the canonical indentation."""
        if not isinstance(self.root, MappingNode) or self.root.flow_style:
            return
        self._lay(self.root, 0)
        for start, column in [*self.columns.items(), *self._comments()]:
            old = self._indent(start)
            if old != column:
                yield Edit(start, start + old, " " * column)
        yield from self.gaps

    def _indent(self, start: int) -> int:
        match = _LINE.match(self.text, start)
        return len(match[1]) if match else 0

    def _lay(self, node: MappingNode | SequenceNode, column: int) -> None:
        for entry in entries_below(node, None, self.text):
            first = entry.key.start_mark.index if entry.key else self._dash(entry)
            self._put(first, column)
            self._place(entry, column)

    def _dash(self, entry: Entry) -> int:
        return entry.start if entry.lead is None else entry.lead - 1

    def _put(self, offset: int, column: int) -> None:
        start = line_start(self.text, offset)
        if not self.text[start:offset].strip():
            self.columns[start] = column

    def _place(self, entry: Entry, column: int) -> None:
        """Lay out what stands behind a key or dash."""
        node = entry.node
        if entry.lead is None:
            return
        if entry.key is not None:
            self._close_up(extent(entry.key, self.text)[1], entry.lead - 1)
        on_line = "\n" not in self.text[entry.lead : entry.start]
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            if entry.key is None and self._joins(entry, entry.lead):
                self.gaps.append(Edit(entry.lead, entry.start, " "))
            self._lay(node, column + _STEP)
            if entry.key is None and self._joins(entry, entry.lead):
                self.columns.pop(line_start(self.text, entry.start), None) if not on_line else None
            return
        if on_line and self.text[entry.lead : entry.start] != " ":
            self.gaps.append(Edit(entry.lead, entry.start, " "))
        self._shift(node, entry, column)

    def _joins(self, entry: Entry, lead: int) -> bool:
        """Whether a mapping or list may stand right behind a dash, and does not yet do so with one space."""
        gap = self.text[lead : entry.start]
        return gap != " " and not gap.strip()

    def _close_up(self, start: int, colon: int) -> None:
        if start < colon:
            self.gaps.append(Edit(start, colon, ""))

    def _shift(self, node: Node, entry: Entry, column: int) -> None:
        """Move the further lines of a value: to the new level, or as far as its key or dash moves."""
        first = self.text.find("\n", entry.lead) + 1
        if not 0 < first <= entry.end:
            return
        self.inside.append((first, entry.end))
        lines = [match for match in _LINE.finditer(self.text, first, entry.end) if match.start() >= first]
        if not lines:
            return
        delta = column - entry.column
        if isinstance(node, ScalarNode) and not _INDICATOR.match(self.text, entry.start):
            in_block = node.style in {"|", ">"}
            delta = column + _STEP - len(lines[0][1])
            if not in_block:
                self.columns.update({match.start(): column + _STEP for match in lines})
                return
        self.columns.update({match.start(): max(0, len(match[1]) + delta) for match in lines})

    def _comments(self) -> Iterator[tuple[int, int]]:
        """The columns of comments: that of the line below or above, whichever they were in line with."""
        places = sorted(self.columns)
        for match in _COMMENT_LINE.finditer(self.text):
            start, old = match.start(), len(match[1])
            if any(first <= start < end for first, end in self.inside):
                continue
            below = next((place for place in places if place > start), None)
            above = next((place for place in reversed(places) if place < start), None)
            for place in (below, above):
                if place is not None and self._indent(place) == old:
                    yield start, self.columns[place]
                    break
