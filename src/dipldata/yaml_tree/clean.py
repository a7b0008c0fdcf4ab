"""The quick ways to read a text, for as long as nothing in it looks as if it might be refused.

PyYAML is imported only where a text is not canonical, or where a place in it is asked for: most runs do without.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree.canonical import DEEPEST, read_canonical
from dipldata.yaml_tree.reading import DEFAULT_LIMITS, Limits, Reading

if TYPE_CHECKING:
    from yaml.nodes import Node

    from dipldata.problems import Pointer
    from dipldata.yaml_tree.reading import Value

_HARMLESS: Final = bytes(range(0x20, 0x7F)).translate(None, b"&*!#%\\") + b"\n"
"""ASCII that cannot be refused by itself: what is left of a file without it needs a closer look."""
_NO_LETTER: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd]")
"""Unwanted characters that Python calls printable."""
_SETTLED: Final = re.compile(
    "[!-~\u00a1-\u02ff\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff\uff01-\uff5e]*"
)
"""Letters and signs that Unicode's normal form C leaves alone, whatever stands beside them."""
_PROPERTY: Final = re.compile(r"(?:^|[\s\[\]{},:?'\"-])[&*!]")
_ESCAPE: Final = re.compile(r'\\[^"\\/]')
_CUT: Final = re.compile(r" #[^ \n#]|[|>][0-9+-]*#|[\"'\]},]#")
"""A comment that may cut a value, or without the space before it that other readers than libyaml need."""
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)


def read_clean(data: bytes, text: str, limits: Limits) -> Reading | None:
    """Read a text in which nothing is wrong; None where that is not sure."""
    if not _is_harmless(data, text, limits):
        return None
    lines = read_canonical(text) if limits.max_depth > DEEPEST else None
    if lines is not None:
        return canonical_reading(text, *lines)
    from dipldata.yaml_tree.libyaml import read_with_libyaml  # noqa: PLC0415 - see above

    return read_with_libyaml(data, text, limits)


def read_canonically(data: bytes) -> tuple[str, dict[str, Value], frozenset[str]] | None:
    """The arguments of `canonical_reading` for a file in canonical form; None for any other, without a closer look."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = read_canonical(text) if _is_harmless(data, text, DEFAULT_LIMITS) else None
    return None if lines is None else (text, *lines)


def canonical_reading(text: str, value: Value, day_fields: frozenset[str]) -> Reading:
    """The reading of a text in canonical form, in which nothing is wrong."""
    return Reading(
        text=text, value=value, readable=True, problems=(), plain_dates=partial(_days_of, text),
        compose=partial(_compose, text), day_fields=day_fields, is_canonical=True,
    )  # fmt: skip


def _days_of(text: str) -> tuple[Pointer, ...]:
    from dipldata.yaml_tree.libyaml import days_of  # noqa: PLC0415 - see above

    return days_of(text)


def _compose(text: str) -> Node | None:
    from dipldata.yaml_tree.libyaml import compose_canonical  # noqa: PLC0415 - see above

    return compose_canonical(text)


def _is_harmless(data: bytes, text: str, limits: Limits) -> bool:
    """Whether nothing in a text can be refused by itself."""
    if len(data) > limits.max_values:
        return False  # no value takes less than a byte, so that few bytes hold few values
    rest = data.translate(None, _HARMLESS)
    return not (rest and (_has_unwanted(rest, text) or _has_indicator(rest, text)))


def _has_unwanted(rest: bytes, text: str) -> bool:
    """Whether a text holds unwanted characters, given what is left of its bytes without harmless ASCII."""
    odd = rest.decode("utf-8")  # whole characters, for no part of one is ASCII
    if not odd.isprintable():
        return True
    if odd.isascii():
        return False
    if b"\xf3" in rest or _NO_LETTER.search(odd):
        return True
    return not (_SETTLED.fullmatch(odd) or unicodedata.is_normalized("NFC", text))


def _has_indicator(rest: bytes, text: str) -> bool:
    return (
        (b"\\" in rest and _ESCAPE.search(text) is not None)
        or (b"#" in rest and _CUT.search(text) is not None)
        or (b"%" in rest and _DIRECTIVE.search(text) is not None)
        or ((b"&" in rest or b"*" in rest or b"!" in rest) and _PROPERTY.search(text) is not None)
    )
