"""Records as linked, read-only views."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

import pytest

import dipldata
from dipldata.linked import records
from dipldata.linked.computing import LEVELS
from dipldata.linked.facts import Linked, Part, View, shapes
from dipldata.models.vocabularies import Level
from tools.documentation.linked_types import fields_text, types_text

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset

FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"


def test_ids_are_links(ds: Dataset) -> None:
    """What a record names by its id is the record itself, on every level."""
    meeting = ds.meetings[FIRST]
    group = meeting.working_group
    assert group is ds.working_groups["lighthouse-consultations"]
    assert [party.id for party in meeting.parties] == ["us", "cn"]
    assert meeting.participants[0].person is ds.people["ann-example"]
    assert meeting.history[0].sources[1] is ds.sources["cn-2020-03-05-talks"]
    assert group.history[0].claims[0].about[0] is group
    assert group.history[0].claims[0].owner is ds.statements["2020-02-01-two-people-plan"]


def test_links_lead_back(ds: Dataset) -> None:
    """The records that name a record are found from it."""
    assert [meeting.id for meeting in ds.people["ann-example"].meetings] == [FIRST, SECOND]
    assert [meeting.id for meeting in ds.working_groups["lighthouse-consultations"].rounds] == [FIRST, SECOND]
    assert [readout.side.id for readout in ds.meetings[FIRST].readouts if readout.side] == ["us", "cn"]
    cited_by = {record.key for record in ds.sources["us-2020-03-04-talks"].cited_by}
    assert {"statement/2020-03-04-us-readout", f"meeting/{FIRST}", "person/ann-example"} <= cited_by
    assert cited_by <= {record.key for record in ds.sources["us-2020-03-04-talks"].referrers}


def test_an_office_is_that_of_the_person(ds: Dataset) -> None:
    """The key of an office leads to the office of the person who holds it."""
    office = ds.meetings[FIRST].participants[0].office
    assert office is not None
    assert (office.title, office.level, office.organization.id) == ("Head of the Bureau", "L4", "us-bureau")


def test_words_in_place_of_a_record_stay_words(ds: Dataset) -> None:
    """`press`, `none` and the like are not records."""
    names = ds.working_groups["lighthouse-consultations"].names
    assert names[0].used_by == "press"
    assert names[1].used_by is ds.parties["us"]


def test_what_is_absent_is_none_or_empty(ds: Dataset) -> None:
    """A field that a record leaves out is None, a list that it leaves out is empty."""
    meeting = ds.meetings[FIRST]
    assert (meeting.end, meeting.part_of, meeting.side_dates, meeting.notes) == (None, None, (), None)


def test_dates_have_bounds(ds: Dataset) -> None:
    """A date is text as written, with the earliest and latest day that it can mean."""
    start = ds.meetings[SECOND].start
    assert (str(start), start.basis) == ("[2020-09-09..2020-09-10]", "stated")
    assert (start.earliest, start.latest) == (dt.date(2020, 9, 9), dt.date(2020, 9, 10))
    assert ds.meetings[SECOND].no_readout[0].checked_on == dt.date(2020, 10, 1)
    assert ds.meetings[FIRST].round == MappingProxyType({"cn": 1, "us": 1})


def test_levels(ds: Dataset) -> None:
    """The level of a meeting is the lowest among the highest levels of its sides."""
    meeting = ds.meetings[FIRST]
    assert meeting.levels == {"us": "L4", "cn": "L4"}
    assert meeting.level == "L4"


def test_the_order_of_levels_is_that_of_the_vocabulary() -> None:
    """No level is missing, and they stand in the order of the vocabulary."""
    assert get_args(get_args(Level)[0]) == LEVELS


@pytest.mark.parametrize("name", ["title", "working_group", "status", "statements", "novelty"])
def test_nothing_can_be_set(ds: Dataset, name: str) -> None:
    """Fields, links, computed values and new names are all refused."""
    with pytest.raises(AttributeError, match="read-only"):
        setattr(ds.meetings[FIRST], name, "x")
    with pytest.raises(AttributeError, match="read-only"):
        delattr(ds.meetings[FIRST], name)


def test_the_values_are_not_shared(ds: Dataset) -> None:
    """What `to_dict` gives can be changed without changing the record."""
    ds.meetings[FIRST].to_dict()["parties"].append("xx")
    assert [party.id for party in ds.meetings[FIRST].parties] == ["us", "cn"]


def test_records_compare_and_hash_by_value(ds: Dataset) -> None:
    """Copies and pickles are equal to the original, and other records are not."""
    meeting = ds.meetings[FIRST]
    for other in (copy.copy(meeting), pickle.loads(pickle.dumps(meeting))):  # noqa: S301 - our own bytes
        assert (other, hash(other)) == (meeting, hash(meeting))
    assert meeting != ds.meetings[SECOND]
    assert meeting.participants[0] != meeting.participants[1]
    assert len({*meeting.participants, *meeting.participants}) == 2


def test_every_field_of_every_record_can_be_read(ds: Dataset) -> None:
    """Each attribute of each record and part gives a value, and a representation names it."""
    views: list[View] = list(ds)
    while views:
        view = views.pop()
        assert repr(view)
        for field in view.shape.fields:
            value = getattr(view, field.name)
            views += [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Part)]


def test_fields_have_their_descriptions() -> None:
    """`help()` tells what a record and each of its fields is."""
    assert dipldata.Meeting.__doc__ is not None
    assert dipldata.Meeting.__doc__.startswith("One contact between parties")
    assert dipldata.Meeting.mode.__doc__ == "How the sides were in contact."
    assert all(field.description for shape in shapes().values() for field in shape.fields)


def test_there_is_a_class_for_each_shape() -> None:
    """Every record type and part has a class, and the generated files are those of the models."""
    classes = {name for name, each in vars(records).items() if isinstance(each, type) and issubclass(each, View)}
    assert classes - {"Linked", "Part"} == set(shapes())
    assert issubclass(records.Meeting, Linked)
    assert fields_text().count("\n") > len(shapes())
    assert "class Meeting(Linked):" in types_text()
