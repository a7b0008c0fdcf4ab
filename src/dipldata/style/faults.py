"""A departure from the style, and what its edits do to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dipldata.problems import Edit, Fix, Pointer, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


class StyleFault(NamedTuple):
    """A departure from the canonical style: its place, what to do about it, and the edits that do it, where safe."""

    code: str
    span: Span
    message: str
    hint: str
    pointer: Pointer = ()
    fix: Fix | None = None


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after some edits that do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def span_of(text: str, start: int, end: int) -> Span:
    """The place of a stretch of a text."""
    line, column = text.count("\n", 0, start) + 1, start - line_start(text, start) + 1
    end_line, end_column = text.count("\n", 0, end) + 1, end - line_start(text, end) + 1
    return Span(line, column, end_line, end_column, start, end)


def line_start(text: str, offset: int) -> int:
    """Where the line begins in which an offset lies."""
    return text.rfind("\n", 0, offset) + 1
