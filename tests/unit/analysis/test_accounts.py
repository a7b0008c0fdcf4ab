"""One-sided topics, plans, promises, and what claims rest on."""

from __future__ import annotations

from typing import Any

from dipldata.analysis import announced_plans, commitments, one_sided_by_year, one_sided_topics, unnamed_share
from tests.unit.analysis.making import dataset, group, meeting, readout, step


def test_one_sided_topics() -> None:
    """A topic counts where one side names it and another, which gave an account with topics, does not."""
    ds = dataset(
        meeting("both", "2020-01-02"), readout("both", "us", "fish", "trade"), readout("both", "cn", "trade"),
        meeting("one", "2020-01-03"), readout("one", "us", "fish"),
        meeting("bare", "2020-01-04"), readout("bare", "us", "fish"), readout("bare", "cn"),
        meeting("first", "2020-01-01"), readout("first", "us", "fish"), readout("first", "cn", "trade"),
    )  # fmt: skip
    assert [(row.meeting, row.side, row.topic) for row in one_sided_topics(ds)] == [
        ("first", "cn", "trade"), ("first", "us", "fish"), ("both", "us", "fish")
    ]  # fmt: skip
    rows = [(row.year, row.side, row.topic, row.meetings, row.of, row.share) for row in one_sided_by_year(ds)]
    assert rows == [("2020", "us", "fish", 2, 2, 1.0), ("2020", "cn", "trade", 1, 2, 0.5)]


def test_plans() -> None:
    """What began as a plan, with what became of it; what came without being reported before is not there."""
    ds = dataset(
        meeting("came", "2020-02-01", history=[
            step("reported_plan", "2020-01-01"), step("postponed", "2020-01-05"), step("held", "2020-02-02"),
        ]),
        meeting("off", "2020-03-01", history=[
            step("announced", "2020-01-02"), step("cancelled", "2020-02-01", by=["cn"], term="not fitting"),
        ]),
        meeting("open", "2020-04-01", history=[step("announced", "2020-01-03")]), meeting("sudden", "2020-05-01"),
        group("group", step("agreed", "2019-12-01"), step("active", "2020-01-10", effective="2020-01-09")),
    )  # fmt: skip
    rows = [(row.record, row.outcome, row.outcome_day, row.days, row.moved, row.term) for row in announced_plans(ds)]
    assert rows == [
        ("working-group/group", "active", "2020-01-09", 39, 0, ""),
        ("meeting/came", "held", "2020-02-01", 31, 1, ""),
        ("meeting/off", "cancelled", "2020-02-01", 30, 0, "not fitting"),
        ("meeting/open", "pending", "", None, 0, ""),
    ]


def outcome(kind: str, text: str, due: str = "") -> dict[str, Any]:
    """An outcome that both sides claim."""
    return {"kind": kind, "text": text, "claimed_by": ["us", "cn"]} | ({"due": {"date": due}} if due else {})


def test_commitments() -> None:
    """Promises with a day come first; their time is past once its last day is."""
    ds = dataset(
        meeting("m", "2020-01-01", outcomes=[
            outcome("commitment", "Any time."), outcome("agreement", "This year.", "2020"),
            outcome("next_meeting", "In spring.", "2020-04"), outcome("shared_goal", "Peace."),
        ]),
        meeting("future", "2021-01-01", outcomes=[outcome("commitment", "Not yet.")]),
    )  # fmt: skip
    rows = [(row.text, row.due, row.state, row.claimed_by) for row in commitments(ds, "2020-05-01")]
    assert rows == [
        ("This year.", "2020", "open", "us, cn"),
        ("In spring.", "2020-04", "past", "us, cn"),
        ("Any time.", "", "no_date", "us, cn"),
    ]


def test_unnamed_share() -> None:
    """Claims by whether their speakers are unnamed, a group, named, or an institution, each counted once."""
    claims = [{"key": key, "text": key, "about": []} for key in "ab"]
    speakers: list[dict[str, Any]] = [
        {"unnamed": {"source": "s", "key": "k"}}, {"collective": {"described_as": "critics"}},
        {"speakers": [{"person": "ann"}]}, {"voice": "x"},
    ]  # fmt: skip
    said = [
        {"id": f"s{at}", "type": "statement", "kind": "speech", "made": {"date": "2020-01-01"}, "claims": claims} | one
        for at, one in enumerate(speakers)
    ]
    (row,) = unnamed_share(dataset(*said, readout("m", "us") | {"made": {"date": "2020"}, "claims": claims[:1]}))
    assert (row.year, row.statements, row.claims, row.unnamed, row.collective, row.named, row.institutional) == (
        "2020", 5, 9, 2, 2, 2, 3
    )  # fmt: skip
    assert row.share == round(2 / 9, 4)
