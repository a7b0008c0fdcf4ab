"""A parser error to a problem that a curator can act on.

PyYAML says what its grammar expected. The functions asked here look at the lines for the usual mistakes instead, and
the first one that recognizes its own speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree import block_mistakes, flow_mistakes, quote_mistakes
from dipldata.yaml_tree.mistakes import Clue, Diagnosis

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import MarkedYAMLError

    from dipldata.yaml_tree.findings import Findings
    from dipldata.yaml_tree.scanning import CarefulParser

_RECOGNIZERS: Final[tuple[Callable[[Clue], Diagnosis | None], ...]] = (
    quote_mistakes.unclosed_quote,
    quote_mistakes.late_quote,
    quote_mistakes.text_after_quote,
    block_mistakes.full_width_colon,
    quote_mistakes.smart_quote,
    block_mistakes.block_text_header,
    block_mistakes.reserved_character,
    flow_mistakes.unclosed_bracket,
    flow_mistakes.missing_item,
    flow_mistakes.missing_comma,
    flow_mistakes.stray_bracket,
    block_mistakes.missing_key,
    block_mistakes.field_after_document_start,
    block_mistakes.missing_space,
    block_mistakes.long_key,
    block_mistakes.colon_in_value,
    block_mistakes.deeper_line,
    block_mistakes.mixed_collection,
    flow_mistakes.text_after_bracket,
    block_mistakes.bad_indentation,
    block_mistakes.missing_colon,
)


def report_syntax(error: MarkedYAMLError, parser: CarefulParser, found: Findings) -> int:
    """Report a parser error, unless it merely follows from a problem that is already reported on its lines.

    Returns the offset of the line from which on the parser cannot be trusted.
    """
    found.fatal = True
    clue = Clue(error, parser.quoted, found)
    if any(clue.line_of(offset) in found.lines for offset in (clue.at, clue.since)):
        return clue.line_range(clue.at)[0]
    diagnosis = next(filter(None, (recognize(clue) for recognize in _RECOGNIZERS)), None) or _unknown(clue)
    found.add(diagnosis.code, diagnosis.place, diagnosis.message, diagnosis.hint, fix=diagnosis.fix)
    return clue.line_range(min(diagnosis.place[0], clue.at))[0]


def _unknown(clue: Clue) -> Diagnosis:
    hint = "look at the indentation, the quotes and the brackets of this line and of the line before"
    return Diagnosis("yaml-syntax", clue.tail(clue.at), f"this is not YAML: {clue.problem}", hint)
