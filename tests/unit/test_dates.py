"""Uncertain dates: form, bounds, comparison, and what is said of texts that are no dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipldata.dates import DateError, parse_edtf


def day(text: str) -> dt.date:
    """A calendar day."""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-11-03", "2023-11-03", "2023-11-03"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-11~", "2023-11-01", "2023-11-30"),
        ("2023-11-03/2023-11-05", "2023-11-03", "2023-11-05"),
        ("2023-11/2024", "2023-11-01", "2024-12-31"),
        ("[2023-11-03..2023-11-05]", "2023-11-03", "2023-11-05"),
    ],
)
def test_bounds(text: str, earliest: str, latest: str) -> None:
    """A date means the days from its earliest to its latest bound, both included."""
    date = parse_edtf(text)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))


def test_open_bounds() -> None:
    """An open end has no bound."""
    assert parse_edtf("[..2023-08-04]").earliest is None
    assert parse_edtf("[2023-08-04..]").latest is None
    assert parse_edtf("2021-01/..").is_open
    assert not parse_edtf("[2023-08-04..]").is_open


def test_marks() -> None:
    """`?` marks an uncertain and `~` an approximate date, and neither is one certain day."""
    assert parse_edtf("2023-11-03?").uncertain
    assert parse_edtf("2023-11-03~").approximate
    assert not parse_edtf("2023-11-03?").is_day
    assert parse_edtf("2023-11-03").is_day


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("2023-02-30", "date-impossible", "correct the day"),
        ("2023-02-29", "date-impossible", "correct the day"),
        ("2023-15-11", "date-impossible", "2023-11-15"),
        ("2023-45-45", "date-impossible", "from the source"),
        ("2023-1-5", "date-malformed", "2023-01-05"),
        ("2023/11/03", "date-malformed", "2023-11-03"),
        ("3 November 2023", "date-malformed", "write 2023-11-03, as"),
        ("Nov. 3rd, 2023", "date-malformed", "write 2023-11-03, as"),
        ("2023年11月3日", "date-malformed", "write 2023-11-03, as"),
        ("2023-11-03T10:00", "date-malformed", "write 2023-11-03, as"),
        ("20231103", "date-malformed", "write 2023-11-03, as"),
        ("11/03/2023", "date-malformed", "write 2023-11-03 or 2023-03-11, as"),
        ("11/23/2023", "date-malformed", "write 2023-11-23, as"),
        ("30 February 2023", "date-malformed", "YYYY-MM-DD"),
        ("0999-01-01", "date-malformed", "1000 to 2999"),
        ("2023-11-05/2023-11-03", "date-reversed", "2023-11-03 comes first"),
        ("[2024..2023]", "date-reversed", "2023 comes first"),
        ("", "date-malformed", "YYYY"),
        ("２０２３-11-03", "date-malformed", "YYYY"),
        ("2023-11-03\n", "date-malformed", "YYYY"),
    ],
)
def test_refusals(text: str, code: str, hint: str) -> None:
    """A text that is no date is refused with a code and the likeliest correction."""
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert caught.value.code == code
    assert hint in caught.value.hint


def test_only_certain_breaches_count() -> None:
    """A date is before another only if every reading of it is."""
    month, inside, after = parse_edtf("2023-11"), parse_edtf("2023-11-15"), parse_edtf("2023-12-01")
    assert not month.certainly_before(inside)
    assert month.certainly_before(after)
    assert not month.certainly_before(after, slack_days=1)
    assert not parse_edtf("[2023-08-04..]").certainly_before(parse_edtf("2030"))


def test_overlap() -> None:
    """Two dates overlap if they can mean a common day."""
    assert parse_edtf("2023-11").overlaps(parse_edtf("[2023-11-30..2023-12-05]"))
    assert not parse_edtf("2023-11").overlaps(parse_edtf("2023-12"))
    assert parse_edtf("2023-11").overlaps(parse_edtf("2023-12"), slack_days=1)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text makes the parser fail in another way, and what is accepted keeps its source."""
    refusals = []
    try:
        read = str(parse_edtf(text))
    except DateError as error:
        read = text
        refusals.append((error.code, error.hint))
    assert read == text
    assert all(code.startswith("date-") and hint for code, hint in refusals)
