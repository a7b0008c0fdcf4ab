"""Looking records up, iterating over them, and filters."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from dipldata.dates import DateError
from dipldata.errors import NoSuchValueError, RetiredIdError, RetiredIdWarning, UnknownIdError
from dipldata.linked.opening import load

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.linked.dataset import Dataset

FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"
RETIRED = "id: {id}\nstate: retired\n{fate}\n"


def test_iteration_gives_records(ds: Dataset) -> None:
    """A collection gives its records in the order of their ids, and knows how many there are."""
    assert [meeting.id for meeting in ds.meetings] == [FIRST, SECOND] == list(ds.meetings.ids)
    assert len(ds.meetings) == 2
    assert dict(ds.meetings.items()) == dict(zip(ds.meetings.keys(), ds.meetings.values(), strict=True))
    assert ds.meetings[FIRST] in ds.meetings
    assert FIRST in ds.meetings
    assert ds.meetings.get("nothing") is None
    assert repr(ds.meetings) == "<2 meeting records>"
    assert len(list(ds)) == len(ds)
    assert ds[f"meeting/{FIRST}"] is ds.meetings[FIRST]


@pytest.mark.parametrize(("key", "kind"), [(0, "int"), (None, "NoneType"), (slice(2), "slice")])
def test_records_are_looked_up_by_id_only(ds: Dataset, key: Any, kind: str) -> None:  # noqa: ANN401 - any mistake
    """A collection is no list: whoever takes it for one hears what to write, and so does who has a record already."""
    with pytest.raises(TypeError, match=f"records are looked up by their id, which is text, not {kind}"):
        ds.meetings[key]
    with pytest.raises(TypeError, match="which is text, not Meeting"):
        ds.meetings[ds.meetings[FIRST]]  # type: ignore[index]


def test_a_wrong_id_is_answered_with_the_right_one(ds: Dataset) -> None:
    """An id that names nothing is a KeyError that says what was probably meant."""
    with pytest.raises(UnknownIdError, match=f"there is no record meeting/{FIRST}x; did you mean meeting/{FIRST}"):
        ds.meetings[FIRST + "x"]
    with pytest.raises(KeyError):
        ds["no-such-key"]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, [FIRST, SECOND]),
        ({"since": "2020-09"}, [SECOND]),
        ({"since": dt.date(2020, 9, 10)}, [SECOND]),
        ({"since": "2020-09-10", "certain": True}, []),
        ({"since": "2020-09-09", "until": "2020-09-10", "certain": True}, [SECOND]),
        ({"until": "2020-09-09"}, [FIRST, SECOND]),
        ({"until": "2020-09-09", "certain": True}, [FIRST]),
        ({"until": "2020-03"}, [FIRST]),
        ({"mode": "video"}, [SECOND]),
        ({"mode": ("video", "in_person")}, [FIRST, SECOND]),
        ({"mode": "phone"}, []),
        ({"kind": "round", "status": "held", "level": "L4"}, [FIRST, SECOND]),
        ({"level": "L1"}, []),
        ({"party": "cn", "person": "li-shili"}, [FIRST, SECOND]),
        ({"person": "eve-scholar"}, []),
        ({"topic": "lighthouses"}, [FIRST, SECOND]),
        ({"topic": "examples"}, [FIRST]),
        ({"group": "lighthouse-consultations"}, [FIRST, SECOND]),
        ({"place": "beijing"}, [FIRST]),
        ({"place": "beijing", "mode": "video"}, []),
    ],
)
def test_filters_of_meetings(ds: Dataset, conditions: dict[str, Any], expected: list[str]) -> None:
    """A selection holds the meetings that meet every condition; uncertain days count as long as they may fit."""
    assert list(ds.meetings.where(**conditions).ids) == expected


def test_filters_of_other_types(ds: Dataset) -> None:
    """Statements, groups, people and sources have filters of their own, which also take records."""
    group = ds.working_groups["lighthouse-consultations"]
    assert ds.statements.where(party="us", kind="readout").ids == ("2020-03-04-us-readout",)
    assert "2020-02-01-two-people-plan" in ds.statements.where(group=group)
    assert len(ds.statements.where(meeting=FIRST)) == 2
    assert ds.statements.where(topic="examples").ids == ("2020-03-05-cn-readout",)
    assert ds.working_groups.where(status="active", person="ann-example", topic="lighthouses").ids == (group.id,)
    assert len(ds.working_groups.where(formality="ad_hoc")) == 0
    assert ds.people.where(party="us", level="L4").ids == ("ann-example",)
    assert ds.sources.where(party="cn", since="2020-09").ids == ("cn-2020-09-11-second-round",)
    assert len(ds.sources.where(publisher="gazette", language="en")) == 1
    assert len(ds.meetings.where(mode="video").filter(lambda meeting: bool(meeting.side_dates))) == 1


@pytest.mark.parametrize(
    ("conditions", "error", "text"),
    [
        ({"mode": "vidio"}, NoSuchValueError, "a meeting has no mode 'vidio'; did you mean video"),
        ({"status": ("held", "done")}, NoSuchValueError, "a meeting has no status 'done'; use one of"),
        ({"level": "L9"}, NoSuchValueError, "a meeting has no level 'L9'"),
        ({"person": "ann-exampel"}, UnknownIdError, "did you mean person/ann-example"),
        ({"since": "last week"}, DateError, "is not a date"),
    ],
)
def test_conditions_that_nothing_can_meet(
    ds: Dataset, conditions: dict[str, Any], error: type[Exception], text: str
) -> None:
    """A misspelt value, id or day is refused, and not taken for a condition that no record meets."""
    with pytest.raises(error, match=text):
        ds.meetings.where(**conditions)


def retire(work: Path, record_id: str, fate: str) -> None:
    """Put a retired place into the records."""
    (work / "records" / "places" / f"{record_id}.yaml").write_text(RETIRED.format(id=record_id, fate=fate))


def test_a_replaced_id_resolves_with_a_notice(work: Path) -> None:
    """An id that was replaced once or twice leads to the live record, and says so."""
    retire(work, "peking", "replaced_by: [beijing-city]")
    retire(work, "beijing-city", "replaced_by: [beijing]")
    ds = load(work)
    with pytest.warns(RetiredIdWarning, match="place/peking is retired; place/beijing replaces it"):
        assert ds.places["peking"] is ds.places["beijing"]
    with pytest.warns(RetiredIdWarning):
        assert ds.meetings.where(place="peking").ids == (FIRST,)
    assert ds.retired == {"place/peking": ("place/beijing-city",), "place/beijing-city": ("place/beijing",)}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ds.places.get("peking") is None
        assert "peking" not in ds.places


def test_a_split_or_withdrawn_id_says_what_became_of_it(work: Path) -> None:
    """An id without one replacement is an error that names the replacements or the reason."""
    retire(work, "both", "replaced_by: [beijing, washington]")
    retire(work, "nowhere", "reason: It was no place.")
    retire(work, "ring", "replaced_by: [ring-two]")
    retire(work, "ring-two", "replaced_by: [ring]")
    ds = load(work)
    with pytest.raises(RetiredIdError, match="place/both is retired: it was split into beijing, washington"):
        ds.places["both"]
    with pytest.raises(KeyError, match="it was withdrawn"):
        ds.places["nowhere"]
    with pytest.raises(RetiredIdError):
        ds.places["ring"]
