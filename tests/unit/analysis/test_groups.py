"""Groups: gaps, dormancy, suspensions."""

from __future__ import annotations

import pytest

from dipldata.analysis import dormant_groups, group_gaps, suspensions
from tests.unit.analysis.making import dataset, group, meeting, step

ACTIVE = step("active", "2020-01-01")


def rounds(of: str, *days: str) -> list[dict[str, object]]:
    """Rounds of a group."""
    return [meeting(f"{of}-{at}", day, working_group=of) for at, day in enumerate(days)]


def test_gaps() -> None:
    """Gaps run from round to round, of which only those held by the day count."""
    ds = dataset(
        group("g", ACTIVE, cadence=[{"text": "yearly", "per_year": 1}]), group("h", ACTIVE),
        *rounds("g", "2020-01-01", "2020-01-31", "2020-04-30", "2020-12-01"),
        meeting("planned", "2020-05-02", working_group="g", history=[step("announced", "2020-05-01")]),
    )  # fmt: skip
    first, second = group_gaps(ds, "2020-06-01")
    assert (first.rounds, first.first, first.last, first.days_since) == (3, "2020-01-01", "2020-04-30", 32)
    assert (first.median_gap, first.longest_gap, first.stated_per_year) == (60.0, 90, 1)
    assert (second.rounds, second.last, second.days_since, second.median_gap) == (0, "", None, None)


def test_a_question_about_a_day_needs_one() -> None:
    """The day is an argument, or that of a dataset as of a day; nothing reads the clock."""
    ds = dataset(group("g", ACTIVE))
    with pytest.raises(ValueError, match="name the day"):
        group_gaps(ds)
    assert group_gaps(ds.as_of("2020-01-01")) == group_gaps(ds, "2020-01-01")


def test_dormant_groups() -> None:
    """Silence is measured by the stated cadence, the usual gap or a default, and only of groups that are active."""
    ds = dataset(
        group("by-cadence", ACTIVE, cadence=[{"text": "quarterly", "per_year": 4}]),
        group("by-rounds", ACTIVE), group("by-default", ACTIVE), group("never-met", step("active", "2018-01-01")),
        group("lively", ACTIVE), group("family", ACTIVE, kind="family"),
        group("stopped", ACTIVE, step("suspended", "2020-02-01")),
        *rounds("by-cadence", "2020-01-01"), *rounds("by-rounds", "2020-01-01", "2020-01-11", "2020-01-21"),
        *rounds("by-default", "2018-06-01"), *rounds("lively", "2020-12-01"), *rounds("stopped", "2019-01-01"),
    )  # fmt: skip
    rows = [(row.group, row.last, row.expected_from) for row in dormant_groups(ds, "2020-12-31")]
    assert rows == [
        ("never-met", "2018-01-01", "default"),
        ("by-default", "2018-06-01", "default"),
        ("by-cadence", "2020-01-01", "cadence"),
        ("by-rounds", "2020-01-21", "rounds"),
    ]
    assert [row.group for row in dormant_groups(ds, "2020-12-31", factor=40)] == []
    assert [row.group for row in dormant_groups(ds, "2020-12-31", default_gap=10)][:3] == [
        "never-met", "by-default", "by-cadence"
    ]  # fmt: skip


def test_suspensions() -> None:
    """Each suspension with its word and the resumption after it, if there is one."""
    ds = dataset(
        group(
            "g", ACTIVE, step("suspended", "2022-08-05", effective="2022-08-06", by=["cn"], term="暂停"),
            step("active", "2023-11-16", effective="2023-11-15", term="resume"), step("suspended", "2024-07-17"),
        ),
        group("h", ACTIVE),
    )  # fmt: skip
    first, second = suspensions(ds)
    assert (first.known, first.effective, first.by, first.term) == ("2022-08-05", "2022-08-06", "cn", "暂停")
    assert (first.resumed, first.resumed_term, first.days) == ("2023-11-15", "resume", 466)
    assert (second.known, second.term, second.resumed, second.days) == ("2024-07-17", "", "", None)
