"""The fixes that take a field or a list entry out of a file, or put another value in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Edit, Fix

if TYPE_CHECKING:
    from dipldata.problems import Pointer, Span
    from dipldata.yaml_tree.reading import Reading


def exchange(span: Span, text: str, *, safe: bool) -> Fix:
    """The fix that puts a text in place of another."""
    return Fix(f"replace by {text}", (Edit(span.start, span.end, text),), safe=safe)


def removal(reading: Reading, pointer: Pointer, *, safe: bool) -> Fix | None:
    """The fix that deletes the field or entry at a place, None where something else would have to change with it."""
    from dipldata.yaml_tree.removal import removing_edit  # noqa: PLC0415 - needs PyYAML, and is needed for few files

    edit = removing_edit(reading, pointer)
    return Fix("delete it", (edit,), safe=safe) if edit else None
