"""What is read without asking whether it is in normal form C is in normal form C, whatever characters it is made of."""

from __future__ import annotations

import sys
import unicodedata

from dipldata.yaml_tree.clean import _SETTLED, read_clean
from dipldata.yaml_tree.reading import DEFAULT_LIMITS


def settled() -> list[str]:
    """Every character that needs no closer look."""
    every = (chr(code) for code in range(0x20, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    return [character for character in every if _SETTLED.fullmatch(character)]


def test_settled_characters_neither_change_nor_join_another() -> None:
    """None has another form by itself, and none is what a composed character ends with."""
    found = settled()
    assert len(found) > 25_000
    assert all(unicodedata.is_normalized("NFC", character) for character in found)
    assert not any(map(unicodedata.combining, found))
    composed = (chr(code) for code in range(0xC0, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    parts = (unicodedata.normalize("NFD", each) for each in composed if unicodedata.is_normalized("NFC", each))
    assert {part for each in parts for part in each[1:]}.isdisjoint(found)


def test_a_mark_behind_a_letter_is_noticed() -> None:
    """A letter of ASCII and a mark that together are another character, among Chinese and alone."""
    for text in ("title: cafe\u0301\n", "title: 中美 cafe\u0301\n", "title: が\u3099\n", "title: \u1100\u1161\n"):
        data = unicodedata.normalize("NFD", text).encode()
        assert read_clean(data, data.decode(), DEFAULT_LIMITS) is None
        composed = unicodedata.normalize("NFC", text).encode()
        if composed != data:
            assert read_clean(composed, composed.decode(), DEFAULT_LIMITS) is not None
