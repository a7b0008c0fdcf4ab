"""What to write instead of a value of the wrong kind or form, as YAML source; None where that cannot be told."""

from __future__ import annotations

import re
from typing import Any

from dipldata.yaml_tree.scalars import meaning_of, quoted

_WORD = re.compile(r"[A-Za-z0-9]+(?:[-_/][A-Za-z0-9]+)*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"{}|\\^`]*)?")
_TRUTH = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def source_of(text: str) -> str:
    """A word as YAML source: in quotes where it would be read as something else than text."""
    meaning = meaning_of(text)
    plain = _WORD.fullmatch(text) is not None and meaning.value == text and meaning.trap is None and not meaning.is_day
    return text if plain else quoted(text)


def slugify(text: str) -> str:
    """The id that a text is nearest to, or nothing where it has no ASCII letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:100]


def list_of(value: Any) -> str | None:  # noqa: ANN401 - whatever stood in the file
    """A word as a list with one entry."""
    return f"[{source_of(value)}]" if isinstance(value, str) and _WORD.fullmatch(value) else None


def number_of(value: Any) -> str | None:  # noqa: ANN401 - whatever stood in the file
    """A number that stands in quotes."""
    return value if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def truth_of(value: Any) -> str | None:  # noqa: ANN401 - whatever stood in the file
    """A truth value that stands in quotes or is written in another word."""
    return _TRUTH.get(value.lower()) if isinstance(value, str) else None


def address_of(value: Any) -> str | None:  # noqa: ANN401 - whatever stood in the file
    """A web address that lacks its beginning."""
    return f"https://{value}" if isinstance(value, str) and _HOST.fullmatch(value) else None
