"""Contacts: how many, of which level, between whom."""

from __future__ import annotations

from dipldata.analysis import contacts, contacts_per_quarter, systematic_share, timeline, who_meets_whom
from tests.unit.analysis.making import dataset, group, meeting, step, took_part

VISIT = meeting("visit", "2020-02-01", took_part("ann"), kind="visit")
TALKS = meeting("talks", "2020-02-02", took_part("ann"), took_part("li"), took_part("wu", "absent"), part_of="visit")
CALL = meeting("call", "2020-02-03", took_part("ann"), took_part("wu"), mode="phone")
PLAN = meeting("plan", "2020-02-04", took_part("ann"), took_part("li"), history=[step("announced", "2020-01-01")])
OFF = meeting(
    "off", "2020-02-05", took_part("ann"), took_part("li"),
    history=[step("announced", "2020-01-01"), step("cancelled", "2020-01-02")],
)  # fmt: skip
VAGUE = meeting("vague", "2020", took_part("bob"), took_part("li"))
LATER = meeting("later", "2021-05", took_part("ann"), took_part("bob"), took_part("li"))
DS = dataset(VISIT, TALKS, CALL, PLAN, OFF, VAGUE, LATER)


def test_only_leaf_meetings_that_were_held_count() -> None:
    """Visits, plans and what was called off are no contacts."""
    assert [each.id for each in contacts(DS)] == ["call", "later", "talks", "vague"]
    assert [each.id for each in contacts(DS, "2020-02-03", "2020-02-28")] == ["call", "vague"]


def test_contacts_per_quarter() -> None:
    """Each contact once, by the lower of the sides' highest levels; a date that leaves quarters open under its year."""
    rows = [(row.quarter, row.level, row.mode, row.contacts) for row in contacts_per_quarter(DS)]
    assert rows == [
        ("2020", "L4", "in_person", 1),
        ("2020-Q1", "L2", "phone", 1),
        ("2020-Q1", "L3", "in_person", 1),
        ("2021-Q2", "L3", "in_person", 1),
    ]


def test_contacts_without_a_known_office() -> None:
    """A contact of unnamed people has no level, and one whose year is open no quarter."""
    ds = dataset(meeting("open", "[2019..2021]", {"side": "us", "unnamed": "officials", "attendance": "reported"}))
    assert [(row.quarter, row.level) for row in contacts_per_quarter(ds)] == [("", "not_recorded")]


def test_who_meets_whom() -> None:
    """Pairs across sides, by the number of contacts; somebody who stayed away met nobody."""
    rows = [(row.first, row.second, row.contacts, row.first_day, row.last_day) for row in who_meets_whom(DS)]
    assert rows == [
        ("ann", "li", 2, "2020-02-02", "2021-05-01"),
        ("bob", "li", 2, "2020-01-01", "2021-05-01"),
        ("ann", "wu", 1, "2020-02-03", "2020-02-03"),
    ]


def test_systematic_share() -> None:
    """Rounds of a systematic group are systematic, of one of unknown form unknown, all else is ad hoc."""
    ds = dataset(
        group("often"), group("sometimes", formality="ad_hoc"), group("who-knows", formality="unknown"),
        meeting("a", "2020-01-01", working_group="often"), meeting("b", "2020-01-02", working_group="sometimes"),
        meeting("c", "2020-01-03", working_group="who-knows"), meeting("d", "2020-01-04"), meeting("e", "2021-01-01"),
    )  # fmt: skip
    first, second = systematic_share(ds)
    assert (first.year, first.contacts, first.systematic, first.ad_hoc, first.unknown, first.share) == (
        "2020", 4, 1, 2, 1, 0.25
    )  # fmt: skip
    assert (second.contacts, second.share) == (1, 0.0)


def test_timeline() -> None:
    """Contacts in the order of their days, with those who took part."""
    rows = [(row.day, row.id, row.people, row.level) for row in timeline(DS, "2020-02-01")]
    assert rows == [
        ("2020", "vague", "Bob, Li", "L4"),
        ("2020-02-02", "talks", "Ann, Li", "L3"),
        ("2020-02-03", "call", "Ann, Wu", "L2"),
        ("2021-05", "later", "Ann, Bob, Li", "L3"),
    ]
