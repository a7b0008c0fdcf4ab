"""The catalogue of problem codes: every code that a report can carry, each with its severity, stage and page."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dipldata import file_codes, placement, references, schema, waivers
from dipldata.errors import NoSuchCodeError
from dipldata.problems import ProblemKind, Stage
from dipldata.release import codes as release_codes
from dipldata.rules import RULES
from dipldata.shape import codes as shape_codes
from dipldata.similar import closest
from dipldata.style import codes as style_codes
from dipldata.yaml_tree import codes as yaml_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTIONS: Final = ("What", "Why", "Bad", "Good", "Fix", "Since")
"""The sections of a page, in their order; each begins a paragraph with its name and a colon."""

_PARTS: Final = (
    file_codes, yaml_codes, shape_codes, schema, references, placement, style_codes, waivers, release_codes,
)  # fmt: skip
ALL: Final[tuple[ProblemKind, ...]] = (
    *(kind for part in _PARTS for kind in part.KINDS),
    *(rule.kind for rule in RULES),
)
"""The entries as the parts of the library give them."""
_STAGES: Final = tuple(Stage)

KINDS: Final[Mapping[str, ProblemKind]] = MappingProxyType(
    {kind.code: kind for kind in sorted(ALL, key=lambda kind: (_STAGES.index(kind.stage), kind.code))}
)
"""Every problem code, by stage and then by name."""


def find_kind(code: str) -> ProblemKind:
    """The entry of a code. Raises `NoSuchCodeError` with the code that was probably meant."""
    kind = KINDS.get(code)
    if kind is None:
        raise NoSuchCodeError(code, closest(code, KINDS))
    return kind
