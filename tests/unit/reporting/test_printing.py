"""Text as a terminal shows it."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from dipldata.reporting.printing import clipped, display_width, leading, padded, printable, trailing


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("王毅", 4), ("e\u0301", 1), ("❤️", 2), ("🇨🇳", 2), ("한", 2), ("…", 1)]
)
def test_width(text: str, width: int) -> None:
    """Wide signs take two columns, marks none."""
    assert display_width(text) == width


def test_padding_and_clipping_count_columns() -> None:
    """A cell is filled or cut by what the terminal shows, never in the middle of a sign."""
    assert padded("王", 4) == "王  "
    assert clipped("王毅外交部长", 12) == "王毅外交部长"
    assert clipped("王毅外交部长", 8) == "王毅外…"
    assert leading("ae\u0301b", 2) == "ae\u0301"
    assert trailing("a🇨🇳🇺🇸", 3) == "🇺🇸"


@given(st.text(), st.integers(1, 30))
def test_clipping_fits(text: str, width: int) -> None:
    """Whatever the text, what is left fits, and is printable."""
    shown = printable(text)
    assert shown.isprintable()
    assert display_width(clipped(shown, width)) <= width
    assert shown.startswith(leading(shown, width))
    assert shown.endswith(trailing(shown, width))
    assert display_width(shown) == wcwidth.wcswidth(shown)
