"""Every problem code of this package, with its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree import _character_pages, _file_pages, _structure_pages, _syntax_pages, _value_pages

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

KINDS: Final[tuple[ProblemKind, ...]] = (
    *_file_pages.KINDS,
    *_character_pages.KINDS,
    *_structure_pages.KINDS,
    *_value_pages.KINDS,
    *_syntax_pages.KINDS,
)
"""In the order in which a file meets them: the file, its characters, its structure, its values; then the parser's."""
