"""Waivers: what may be accepted, and what becomes of a waiver that accepts nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipldata.dates import parse_edtf
from dipldata.loading import load_waivers
from dipldata.problems import Problem, Severity, Span
from dipldata.waivers import Placed, Waivable, Waiver, apply_waivers

WAIVABLE = Waivable(frozenset({"person-script-missing", "meeting-plan-past"}), frozenset({"meeting-plan-past"}))
FOUND = Problem("p.yaml", Span(), "person-script-missing", Severity.WARNING, "m", record="person/a")


def placed(code: str, record: str = "person/a", review_by: str = "2027-06-30") -> Placed:
    """A waiver in its place."""
    waiver = Waiver(code=code, record=record, reason="No form was found.", review_by=parse_edtf(review_by))
    return Placed(waiver, "waivers.yaml", Span())


def codes(waivers: list[Placed], today: dt.date | None = None) -> list[str]:
    """The codes of what is left of one problem and some waivers."""
    return [problem.code for problem in apply_waivers([FOUND], waivers, today, WAIVABLE)]


def test_a_waiver_takes_its_problem_away() -> None:
    """The problem of that code on that record is left out, and the waiver is not reported."""
    assert codes([placed("person-script-missing")]) == []


def test_a_waiver_for_another_record_is_unused() -> None:
    """Code and record must both fit."""
    assert codes([placed("person-script-missing", "person/b")]) == ["person-script-missing", "waiver-unused"]


def test_the_second_of_two_equal_waivers_is_needed_no_more() -> None:
    """Two waivers for one problem: one of them is unused."""
    assert codes([placed("person-script-missing")] * 2) == ["waiver-unused"]


def test_a_waiver_for_a_rule_that_did_not_speak_is_not_unused() -> None:
    """Without a day the dated rules are silent, which says nothing about their waivers."""
    assert codes([placed("meeting-plan-past")]) == ["person-script-missing"]


@pytest.mark.parametrize("code", ["ref-unknown-id", "yaml-syntax", "person-script-mising"])
def test_only_rules_can_be_waived(code: str) -> None:
    """A problem that hides a record cannot be accepted, nor one that does not exist."""
    problem = Problem("p.yaml", Span(), code, Severity.ERROR, "m", record="person/a")
    left = apply_waivers([problem], [placed(code)], None, WAIVABLE)
    assert [each.code for each in left] == [code, "waiver-not-allowed"]


@pytest.mark.parametrize(("today", "expected"), [(dt.date(2027, 6, 30), []), (dt.date(2027, 7, 1), ["waiver-expired"])])
def test_a_waiver_lasts_to_its_day_of_review(today: dt.date, expected: list[str]) -> None:
    """The day of review is the last on which the waiver holds without a word."""
    assert codes([placed("person-script-missing")], today) == expected


def test_a_file_that_the_system_does_not_give_out() -> None:
    """What even the superuser cannot read is a problem with the system's reason, here in place of the waivers."""
    locked = Path("/proc/self/mem")
    if not locked.exists():
        pytest.skip("this system has no file that nobody can read")
    found = [(problem.code, problem.message) for problem in load_waivers(locked).problems]
    assert found == [("file-unreadable", "it cannot be read: Input/output error")]
