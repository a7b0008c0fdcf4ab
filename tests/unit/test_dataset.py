"""The dataset and its links, on the base of the corpus."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipldata.dataset import Dataset
from dipldata.loading import load_corpus
from dipldata.models import Retired

BASE = Path(__file__).parent.parent / "corpus" / "good" / "base" / "records"
FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The base of the corpus."""
    return load_corpus([BASE]).dataset


def test_records_come_by_type_and_id(dataset: Dataset) -> None:
    """Records are found by type and id and iterate in a fixed order."""
    assert dataset.people["li-shili"].names[1].text == "李示例"
    keys = [(type(record).__name__, record.id) for record in dataset]
    assert len(keys) == len(set(keys)) == len(dataset)
    assert [record.id for record in dataset.collection("meeting").values()] == [FIRST, SECOND]


def test_links_lead_both_ways(dataset: Dataset) -> None:
    """Rounds, readouts, meetings of a person and citing records are found from the other end."""
    assert [meeting.id for meeting in dataset.rounds("lighthouse-consultations")] == [FIRST, SECOND]
    assert [readout.side for readout in dataset.readouts(FIRST)] == ["us", "cn"]
    assert [meeting.id for meeting in dataset.meetings_of("ann-example")] == [FIRST, SECOND]
    citing = {record.id for record, _ in dataset.referrers("source", "gazette-2020-02-01-plan")}
    assert {"lighthouse-consultations", "eve-scholar", "2020-02-01-scholar-doubt"} <= citing


def test_status_as_of_a_day(dataset: Dataset) -> None:
    """The status on a day is what was public that day."""
    group = dataset.working_groups["lighthouse-consultations"]
    assert group.status_as_of(dt.date(2020, 1, 31)) is None
    assert group.status_as_of(dt.date(2020, 2, 1)) == "under_discussion"
    assert group.status_as_of(dt.date(2020, 3, 3)) == "under_discussion"
    assert group.status_as_of(dt.date(2020, 3, 4)) == group.status == "active"


def test_unreadable_and_retired_ids_are_known() -> None:
    """An id counts as known where its record is retired or could not be read."""
    gone = Retired(type="meeting", id="gone", state="retired", reason="Recorded twice.")
    dataset = Dataset([], [gone], [("person", "broken")])
    assert dataset.is_known("meeting", "gone")
    assert dataset.is_known("person", "broken")
    assert not dataset.is_known("person", "nobody")
    assert dataset.get("person", "broken") is None
