"""The problem codes of the shape stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.shape import field_codes, value_codes

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

KINDS: Final[tuple[ProblemKind, ...]] = (*field_codes.KINDS, *value_codes.KINDS)
