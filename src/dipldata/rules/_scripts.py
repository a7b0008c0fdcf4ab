"""The scripts in which names are written."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dipldata.models import Party

LATIN: Final = "Latin"
_LATIN_ONLY: Final = frozenset({LATIN})
_RENDERINGS: Final = frozenset({"translation", "transliteration"})


@lru_cache(maxsize=4096)
def scripts_of(text: str) -> frozenset[str]:
    """Find the scripts of the letters of a text: `Latin`, `Han`, `Cyrillic` and so on, by the names of the letters."""
    if text.isascii():
        return _LATIN_ONLY if any(map(str.isalpha, text)) else frozenset()
    first_words = (unicodedata.name(letter, "").split(" ", 1)[0] for letter in text if letter.isalpha())
    return frozenset("Han" if word == "CJK" else word.capitalize() for word in first_words if word)


def own_scripts(party: Party) -> frozenset[str]:
    """Find the scripts other than Latin in which a party writes its own name; translations of the name do not count."""
    names = (name.text for name in party.names if name.kind not in _RENDERINGS)
    return frozenset(script for name in names for script in scripts_of(name)) - {LATIN}
