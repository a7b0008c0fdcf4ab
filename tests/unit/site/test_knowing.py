"""Since when each record was known is told the same as by a dataset as of a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipldata import Dataset, load
from dipldata.ids import RECORD_TYPES
from dipldata.site.knowing import NEVER, Knowing
from tests.unit.analysis.making import dataset, meeting, step, took_part

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
RECORDS = Path(__file__).parents[3] / "records"


@pytest.fixture(scope="module")
def whole() -> Dataset:
    """The live records."""
    return load(RECORDS)


@pytest.fixture(scope="module")
def knowing(whole: Dataset) -> Knowing:
    """Since when they were known."""
    return Knowing(whole)


@pytest.mark.parametrize("day", ["1979-02-01", "2001-04-10", "2023-08-31"])
def test_records_are_those_of_the_day(whole: Dataset, knowing: Knowing, day: str) -> None:
    """Exactly the records whose day has come are in the dataset as of a day, with the status of that day."""
    then, on = whole.as_of(day), dt.date.fromisoformat(day)

    for kind in RECORD_TYPES:
        known = {record_id for record_id in whole.collection(kind).ids if knowing.record(kind, record_id) <= on}
        assert known == set(then.collection(kind).ids)
    for records in (then.meetings, then.working_groups):
        for record in records:
            told = [word for since, word in knowing.statuses(record.kind_of_record, record.id) if since <= on]
            assert (told[-1] if told else None) == record.status


def test_every_day_on_which_something_became_known_counts() -> None:
    """On the day itself a record is there, and on the day before it is not."""
    ds = load(BASE)
    knowing = Knowing(ds)
    days = {(kind, one): knowing.record(kind, one) for kind in RECORD_TYPES for one in ds.collection(kind).ids}

    never = {key for key, day in days.items() if day == NEVER}
    assert {(kind, one) for kind, one in days if one not in ds.as_of("2999-01-01").collection(kind)} == never
    for (kind, record_id), day in ((key, day) for key, day in days.items() if day != NEVER):
        assert record_id in ds.as_of(day).collection(kind)
        assert record_id not in ds.as_of(day - dt.timedelta(days=1)).collection(kind)


@pytest.mark.parametrize(("attendance", "since"), [("expected", "2020-01-01"), ("reported", "2020-02-01")])
def test_people_are_known_with_what_names_them(attendance: str, since: str) -> None:
    """Who was expected is known with the plan, and who took part once the meeting was held."""
    history = [step("announced", "2020-01-01"), step("held", "2020-02-01")]
    ds = dataset(meeting("talks", "2020-01-31", took_part("wu", attendance), history=history))
    day = dt.date.fromisoformat(since)

    assert Knowing(ds).record("person", "wu") == day
    assert "wu" in ds.as_of(day).people
    assert "wu" not in ds.as_of(day - dt.timedelta(days=1)).people
