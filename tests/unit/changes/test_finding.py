"""Two snapshots compared: what each record counts as, and what follows from the changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dipldata.changes import Snapshot, Unreadable, find_changes
from dipldata.dataset import Dataset
from tests.unit.changes.examples import compare, meeting, place, retired, snapshot, topic

if TYPE_CHECKING:
    from dipldata.changes.comparison import RecordChange


def keys(entries: tuple[RecordChange, ...]) -> list[str]:
    """The ids of records that changed."""
    return [entry.key[1] for entry in entries]


def test_each_record_is_in_the_list_of_what_became_of_it() -> None:
    """New, changed, retired and deleted records are told apart, and equal ones are left out."""
    old = [topic("same"), topic("changed"), topic("retired"), topic("deleted", definition="Nothing like the others.")]
    new = [topic("same"), topic("changed", label="Other"), retired("topic", "retired", reason="Empty."), place("new")]
    changes = compare(old, new)
    assert [keys(each) for each in (changes.added, changes.changed, changes.retired, changes.deleted)] == [
        ["new"], ["changed"], ["retired"], ["deleted"],
    ]  # fmt: skip
    assert changes.counts == {"added": 1, "changed": 1, "renamed": 0, "retired": 1, "deleted": 1}
    assert not changes.is_empty
    assert compare(old, old).is_empty


def test_the_order_is_that_of_type_and_id() -> None:
    """Lists go by type, then by id, whatever order the records came in."""
    changes = compare([], [topic("b"), topic("a"), place("z"), meeting("m")])
    assert keys(changes.added) == ["m", "z", "a", "b"]


def test_a_record_that_comes_back_is_changed() -> None:
    """A retired id that is live again is a change of state."""
    changes = compare([retired("topic", "t", reason="Empty.")], [topic("t")])
    assert ("state", "retired", "live") in [(each.field, each.before, each.after) for each in changes.changed[0].fields]


def test_what_cannot_be_read_on_one_side_is_not_compared() -> None:
    """A broken file is neither a deleted nor a new record."""
    old, new = snapshot(topic("a"), topic("b")), snapshot(topic("a"))
    broken = replace(new, unreadable=(Unreadable("topics/b.yaml", "line 1: …", ("topic", "b")),))
    assert find_changes(old, broken).is_empty
    assert find_changes(broken, old).is_empty


def test_a_retired_record_with_one_new_replacement_is_renamed() -> None:
    """The id that is new is told as a new name, with what else changed, and not as an added record."""
    changes = compare(
        [topic("sea", label="Sea")], [topic("ocean", label="Sea"), retired("topic", "sea", replaced_by=["ocean"])]
    )
    (rename,) = changes.renamed
    assert (rename.old, rename.new, rename.retired) == (("topic", "sea"), ("topic", "ocean"), True)
    assert [change.field for change in rename.fields] == ["definition"]
    assert changes.counts == {"added": 0, "changed": 0, "renamed": 1, "retired": 0, "deleted": 0}


@pytest.mark.parametrize("replacements", [["was-there"], ["new", "newer"], ["nowhere"], []])
def test_other_retirements_are_no_renames(replacements: list[str]) -> None:
    """A merge, a split, a replacement that does not exist and a withdrawal are told as retired records."""
    old = [topic("sea"), topic("was-there")]
    new = [topic("was-there"), topic("new"), topic("newer"), retired("topic", "sea", replaced_by=replacements)]
    changes = compare(old, new)
    assert changes.renamed == ()
    assert keys(changes.not_renamed(changes.retired)) == ["sea"]


def test_a_deleted_and_a_new_record_of_near_equal_content_are_one() -> None:
    """A file that was given another name is found by what it holds, also where a detail changed."""
    changes = compare([meeting("talks")], [meeting("beijing-talks", title="Talks in Beijing")])
    (rename,) = changes.renamed
    assert (rename.old[1], rename.new[1], rename.retired) == ("talks", "beijing-talks", False)
    assert [change.field for change in rename.fields] == ["title"]


def test_records_that_only_share_what_many_have_are_not_one() -> None:
    """Two places of one country and time zone are not the same place."""
    others = [place(name, location={"latitude": at, "longitude": 1.5}) for at, name in enumerate("abcde")]
    changes = compare([*others, place("beijing")], [*others, place("shanghai")])
    assert changes.renamed == ()
    assert compare([place("beijing")], [place("shanghai")]).renamed == ()


def test_records_of_different_types_are_not_one() -> None:
    """A meeting never becomes a place, and a live record never goes on in a retired one."""
    assert compare([topic("a", label="b")], [place("a", name="b")]).renamed == ()
    assert compare([topic("a")], [retired("topic", "b", label="a", reason="Empty.")]).renamed == ()


def test_each_record_is_renamed_once() -> None:
    """Of several likely pairs the likest are taken."""
    old = [topic("a", label="Sea", definition="Water."), topic("b", label="Sea", definition="Salt water.")]
    new = [topic("c", label="Sea", definition="Salt water."), topic("d", label="Sea", definition="Water.")]
    assert [(each.old[1], each.new[1]) for each in compare(old, new).renamed] == [("a", "d"), ("b", "c")]


HELD = {"status": "held", "known": "2020-03-04", "sources": []}
PLAN = {"status": "announced", "known": "2020-01-01", "sources": []}


def test_a_status_that_follows_from_other_steps_is_told() -> None:
    """A step more changes the status; a note more does not."""
    (status,) = compare([meeting(history=[PLAN])], [meeting(history=[PLAN, HELD])]).statuses
    assert (status.record, status.before, status.after) == (("meeting", "talks"), "announced", "held")
    assert compare([meeting()], [meeting(notes="New.")]).statuses == ()
    assert compare([], [meeting()]).statuses == ()


def test_a_status_is_compared_as_of_a_day() -> None:
    """With a day given, a record whose status was another on that day is told though the last step is the same."""
    old = snapshot(meeting(history=[PLAN, HELD]))
    new = snapshot(meeting(history=[PLAN, HELD | {"known": "2020-05-04"}]))
    (status,) = find_changes(old, new, dt.date(2020, 4, 1)).statuses
    assert (status.before, status.after) == ("held", "held")
    assert (status.before_on_day, status.after_on_day) == ("held", "announced")
    assert find_changes(old, new).statuses == ()
    assert find_changes(old, new, dt.date(2020, 6, 1)).statuses == ()


def test_references_that_break_and_that_are_satisfied_are_told() -> None:
    """Deleting a record breaks what refers to it; adding one satisfies what waited for it."""
    old = [topic("a", parent="b"), topic("b"), topic("c", parent="d")]
    new = [topic("a", parent="b"), topic("c", parent="d"), topic("d")]
    changes = compare(old, new)
    assert [(each.record[1], each.target, each.code) for each in changes.broken] == [("a", "topic/b", "ref-unknown-id")]
    assert [(each.record[1], each.target) for each in changes.satisfied] == [("c", "topic/d")]


def test_references_that_stay_as_they_are_are_not_told() -> None:
    """What was broken and is still broken is not news, nor is a broken reference that was taken out."""
    assert compare([topic("a", parent="x")], [topic("a", parent="x", label="New")]).broken == ()
    gone = compare([topic("a", parent="x")], [topic("a")])
    assert (gone.broken, gone.satisfied) == ((), ())


def test_a_reference_is_known_by_what_it_names() -> None:
    """A broken reference that moved within the record is the same one."""
    who = {"side": "us", "person": "ann", "attendance": "reported"}
    other = {"side": "us", "unnamed": "officials", "attendance": "reported"}
    changes = compare([meeting(participants=[who])], [meeting(participants=[other, who])])
    assert changes.broken == ()


def test_a_reference_to_a_retired_record_or_a_draft_breaks() -> None:
    """Retiring a record, or making it a draft, breaks what refers to it; the code says how."""
    old = [topic("a", parent="b"), topic("b")]
    by_state = {"ref-retired": retired("topic", "b", reason="Empty."), "ref-draft": topic("b", state="draft")}
    for code, record in by_state.items():
        assert [each.code for each in compare(old, [topic("a", parent="b"), record]).broken] == [code]


def test_records_that_no_model_reads_are_compared_as_they_are() -> None:
    """A record of another record model is compared field by field; what it means is not known."""
    foreign: dict[str, Any] = {"id": "t", "type": "topic", "state": "live", "name": "Old field"}
    side = Snapshot("old", {("topic", "t"): foreign}, Dataset([], [], [("topic", "t")]))
    (entry,) = find_changes(side, snapshot(topic("t"))).changed
    assert [str(each.operation) for each in entry.fields if each.field == "name"] == ["removed"]
