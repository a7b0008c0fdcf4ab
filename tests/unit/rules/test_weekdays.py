"""Which weekdays a text names."""

import pytest

from dipldata.rules._weekdays import weekdays_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("on Monday", {0}),
        ("TUESDAY morning", {1}),
        ("Wed 4 March", {2}),
        ("Thurs., 5 March", {3}),
        ("Fri March 6", {4}),
        ("late on Sat", {5}),
        ("Thursday and Friday", {3, 4}),
        ("周一", {0}),
        ("星期三下午", {2}),
        ("礼拜六", {5}),
        ("週日", {6}),
        ("星期天", {6}),
        ("星期日", {6}),
    ],
)
def test_a_weekday_is_found(text: str, named: set[int]) -> None:
    """Full names, short forms as part of a date, and Chinese names count."""
    assert weekdays_named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sun Shili said",
        "they sat",
        "every Monday",
        "on a Friday",
        "Mondays",
        "每周一",
        "一周一次",
        "周年",
        "in March",
    ],
)
def test_no_weekday_is_found(text: str) -> None:
    """Surnames, verbs, any day of a name and other words do not name a day."""
    assert weekdays_named(text) == set()
