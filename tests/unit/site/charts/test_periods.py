"""Where days lie on paper."""

from __future__ import annotations

import datetime as dt

import pytest

from dipldata.dates import parse_edtf
from dipldata.site.charts.periods import Period, bounds, data_script, day_number, iso
from dipldata.site.knowing import NEVER


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)


def test_a_day_lies_at_its_share_of_the_period() -> None:
    """Days are spread evenly, and those outside lie at the nearer end."""
    period = Period(day("2020-01-01"), day("2020-01-11"))
    shares = [
        period.percent(day(text)) for text in ("2019-06-01", "2020-01-01", "2020-01-06", "2020-01-11", "2021-01-01")
    ]
    assert shares == [0, 0, 50, 100, 100]
    assert Period(day("2020-01-01"), day("2020-01-01")).percent(day("2020-01-01")) == 0


def test_years_are_named_as_far_as_they_fit() -> None:
    """The fewer years there are, the more of them are named."""
    assert [year for year, _ in Period(day("1971-01-01"), day("2026-11-01")).ticks(12)] == list(range(1975, 2026, 5))
    assert [year for year, _ in Period(day("2020-01-01"), day("2024-12-31")).ticks(12)] == list(range(2020, 2025))
    assert [place for _, place in Period(day("2020-01-01"), day("2022-01-01")).ticks(12)] == pytest.approx(
        [0, 366 / 731 * 100, 100], abs=0.001
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-05", "2020-05-01", "2020-05-31"),
        ("[2020-05-03..2020-06-01]", "2020-05-03", "2020-06-01"),
        ("[..2020-06-01]", "2020-06-01", "2020-06-01"),
        ("2020-06-01/..", "2020-06-01", "2020-06-01"),
    ],
)
def test_bounds(text: str, first: str, last: str) -> None:
    """An end that is open stands where the other one does, so that everything can be drawn."""
    found: tuple[dt.date, dt.date] = bounds(parse_edtf(text))  # type: ignore[arg-type]  # it has both ends, as dates have
    assert found == (day(first), day(last))


def test_days_as_text_and_as_numbers() -> None:
    """What never becomes known comes after every day, as text and as a number; numbers count from the first of 1971."""
    assert (iso(day("2020-02-29")), iso(None), iso(NEVER)) == ("2020-02-29", "", "9999-12-31")
    assert day_number(NEVER) > day_number(day("2100-01-01"))
    assert (day_number(day("1971-01-01")), day_number(day("1972-01-01"))) == (0, 365)


def test_data_cannot_end_its_script() -> None:
    """Text in data is escaped where a page could take it for markup."""
    path, data = data_script("odd", ["</script><!--", "\u2028"])
    assert path == "data/odd.js"
    assert data == b'dipldata.data("odd",["\\u003c/script\\u003e\\u003c!--","\\u2028"]);\n'
