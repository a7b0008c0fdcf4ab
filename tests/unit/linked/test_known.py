"""What was publicly known on a day, type by type."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.linked.opening import load

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.linked.dataset import Dataset

FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"
GROUP = "lighthouse-consultations"


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        ("2020-01-31", "source", ()),
        ("2020-02-01", "source", ("gazette-2020-02-01-plan",)),
        ("2020-03-04", "source", ("gazette-2020-02-01-plan", "us-2020-03-04-talks")),
        ("2020-01-31", "statement", ()),
        ("2020-02-01", "statement", ("2020-02-01-scholar-doubt", "2020-02-01-two-people-plan")),
        ("2020-03-03", "meeting", ()),
        ("2020-03-04", "meeting", (FIRST,)),
        ("2020-09-10", "meeting", (FIRST,)),
        ("2020-09-11", "meeting", (FIRST, SECOND)),
        ("2020-01-31", "working_group", ()),
        ("2020-02-01", "working_group", (GROUP,)),
        ("2020-01-31", "person", ()),
        ("2020-02-01", "person", ("eve-scholar",)),
        ("2020-03-04", "person", ("ann-example", "eve-scholar", "li-shili")),
        ("2020-01-31", "organization", ()),
        ("2020-02-01", "organization", ("gazette", "institute")),
        ("2020-02-01", "place", ()),
        ("2020-03-04", "place", ("beijing",)),
        ("2020-01-31", "topic", ()),
        ("2020-02-01", "topic", ("examples", "lighthouses")),
        ("2020-01-31", "party", ()),
        ("2020-02-01", "party", ("cn", "us")),
    ],
)
def test_records_of_each_type(ds: Dataset, day: str, kind: RecordType, expected: tuple[str, ...]) -> None:
    """Sources are known when published, statements with a source, contacts with a step, others when named."""
    assert ds.as_of(day).collection(kind).ids == expected


def test_the_status_is_that_of_the_day(ds: Dataset) -> None:
    """Steps that were not public are not in the history, and the status is that of the last one that was."""
    old = ds.as_of("2020-02-15").working_groups[GROUP]
    assert [step.status for step in old.history] == ["under_discussion"]
    assert (old.status, ds.working_groups[GROUP].status) == ("under_discussion", "active")
    assert old.rounds == old.chairs == ()
    assert [citation.source.id for citation in old.citations] == ["gazette-2020-02-01-plan"]
    assert ds.working_groups[GROUP].status_on("2020-02-15") == "under_discussion"
    assert ds.working_groups[GROUP].status_on("2020-01-31") is None


def test_sources_of_later_days_are_left_out(ds: Dataset) -> None:
    """On the day of the meeting the other side's account was not out."""
    meeting = ds.as_of("2020-03-04").meetings[FIRST]
    assert [source.id for source in meeting.history[0].sources] == ["us-2020-03-04-talks"]
    assert [readout.side.id for readout in meeting.readouts if readout.side] == ["us"]
    assert [topic.id for topic in meeting.all_topics] == ["lighthouses"]


def test_ends_that_had_not_come_are_open(ds: Dataset) -> None:
    """An office that ended later is held without end on the day."""
    assert ds.people["ann-example"].offices[0].to is not None
    assert ds.as_of("2020-03-04").people["ann-example"].offices[0].to is None
    assert ds.as_of("2021-01-01").people["ann-example"].offices[0].to is not None


AHEAD = """\
  - status: suspended
    known: 2020-06-01
    effective: 2020-07-01
    by: [cn]
    sources: [us-2020-03-04-talks]
"""
ANNOUNCED = """\
history:
  - status: announced
    known: 2020-02-01
    sources:
      - gazette-2020-02-01-plan
  - status: held
"""


def test_a_plan_does_not_tell_how_it_went(work: Path) -> None:
    """Of a meeting that was announced and not yet held, outcomes and attendance are left out."""
    path = work / "records" / "meetings" / "2020" / f"{FIRST}.yaml"
    text = path.read_text().replace("history:\n  - status: held\n", ANNOUNCED)
    path.write_text(text.replace("    capacity: head\n    attendance: reported", "    attendance: expected", 1))
    ds = load(work)
    plan, held = ds.as_of("2020-02-02").meetings[FIRST], ds.as_of("2020-03-04").meetings[FIRST]
    assert (plan.status, held.status) == ("announced", "held")
    assert (plan.outcomes, plan.is_contact) == ((), False)
    assert [one.person and one.person.id for one in plan.participants] == ["ann-example"]
    assert (len(held.outcomes), len(held.participants)) == (1, 2)


def test_a_step_that_lies_ahead_is_no_status(work: Path) -> None:
    """A suspension that is public and begins later is in the history and in no table as the status."""
    path = work / "records" / "working-groups" / f"{GROUP}.yaml"
    step = AHEAD
    path.write_text(path.read_text().replace("identity:\n", step + "identity:\n"))
    ahead = load(work).as_of("2020-06-15")
    group = ahead.working_groups[GROUP]
    assert (group.status, [each.status for each in group.history][-1]) == ("active", "suspended")
    assert [row["status"] for row in ahead.rows("working_groups")] == ["active"]
    assert load(work).as_of("2020-07-01").working_groups[GROUP].status == "suspended"


def test_a_day_within_a_day(ds: Dataset) -> None:
    """As of a day of what was known on an earlier day is what was known on the earlier one."""
    assert ds.as_of("2020-02-15").as_of("2024-01-01").day == ds.as_of("2020-02-15").day
    assert ds.as_of("2020-02-15").as_of("2024-01-01") == ds.as_of("2020-02-15")
    assert ds.as_of("2024-01-01").as_of("2020-02-15") == ds.as_of("2020-02-15")
    assert repr(ds.as_of("2020-02-15")).endswith("as of 2020-02-15: 11 records>")


def test_after_the_last_source_all_is_known(ds: Dataset) -> None:
    """On a late day every record that anything names is there."""
    late = ds.as_of("2100-01-01")
    missing = {record.key for record in ds} - {record.key for record in late}
    assert {key for key in missing if ds[key].referrers} == set()
    assert all(set(late.collection(kind).ids) <= set(ds.collection(kind).ids) for kind in RECORD_TYPES)


def test_a_day_may_have_a_time(ds: Dataset) -> None:
    """A day with a time of day, such as a data frame gives, is that day."""
    noon = dt.datetime(2020, 2, 15, 12, tzinfo=dt.UTC)
    assert ds.as_of(noon) == ds.as_of(noon.date()) == ds.as_of("2020-02-15")
    assert ds.meetings.where(until=noon.replace(year=2021)).ids == ds.meetings.ids


@pytest.mark.parametrize("day", ["yesterday", "2020-02", "2020-02-30", "20200203", "2020-W05-1"])
def test_only_days_will_do(ds: Dataset, day: str) -> None:
    """A month is no day."""
    with pytest.raises(ValueError, match=r"is not (one day|a date)|there is no"):
        ds.as_of(day)
