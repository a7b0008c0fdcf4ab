"""The bounds of our dates against an independent EDTF parser."""

from __future__ import annotations

import datetime as dt

import edtf
from hypothesis import given
from hypothesis import strategies as st

from dipldata.dates import parse_edtf


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.integers(0, 400))
def test_agrees_with_the_edtf_library(first: dt.date, days: int) -> None:
    """The bounds are those that an independent EDTF parser gives."""
    last = first + dt.timedelta(days=days)
    for text in (first.isoformat(), f"{first:%Y-%m}", f"{first:%Y}", f"{first}/{last}"):
        ours, theirs = parse_edtf(text), edtf.parse_edtf(text)
        assert ours.earliest is not None
        assert ours.latest is not None
        assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
        assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]
