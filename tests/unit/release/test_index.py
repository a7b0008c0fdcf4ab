"""The index of a release, and what later records are held to by it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dipldata.dataset import Dataset
from dipldata.models import Place, Retired
from dipldata.release.index import History, HistoryFault, ReleaseIndex, read_index
from dipldata.release.indexing import plan_index

WAS = {"id": "port", "name": "Port", "country": "CN", "kind": "city", "names": [{"text": "港", "lang": "zh"}]}
REVISION = {"date": "2024-02-01", "kind": "correction", "note": "Corrected.", "fields": ["name"]}


def dataset(*places: dict[str, Any], retired: tuple[Retired, ...] = (), broken: bool = False) -> Dataset:
    """A dataset of places."""
    return Dataset(map(Place.model_validate, places), retired, [("place", "port")] if broken else [])


def index(version: str, *places: dict[str, Any]) -> ReleaseIndex:
    """The index of a release of some places, written and read."""
    read = read_index(f"releases/{version}.json", plan_index(dataset(*places), version).decode("utf-8"))
    assert isinstance(read, ReleaseIndex)
    return read


def every_fault(now: Dataset, *indexes: ReleaseIndex) -> list[HistoryFault]:
    """What is found in the ids, and in each record."""
    history = History(indexes)
    return [*history.lost(now), *(fault for record in now for fault in history.unrevised(record))]


def faults(now: Dataset, *indexes: ReleaseIndex) -> list[tuple[str, object]]:
    """What is found, by code and place."""
    return [(fault.code, fault.pointer) for fault in every_fault(now, *indexes)]


def test_an_index_holds_a_record_a_line() -> None:
    """Type, id, state and fields of each record are there, those of drafts are not, and the order is stable."""
    planned = plan_index(dataset(WAS, WAS | {"id": "bay"}, WAS | {"id": "plan", "state": "draft"}), "1.2.3")
    content = json.loads(planned)
    assert (content["version"], list(content["records"])) == ("1.2.3", ["place/bay", "place/port"])
    assert set(content["records"]["place/port"]["fields"]) == {"name", "country", "kind", "names"}
    assert [line.split('"')[1] for line in planned.decode().splitlines()[4:6]] == ["place/bay", "place/port"]


def test_unchanged_records_keep_their_promises() -> None:
    """The records of the release itself have no fault, and new records may join them."""
    assert faults(dataset(WAS, WAS | {"id": "bay"}), index("0.1.0", WAS)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": "Harbour"}, "name"), ({"tz": "UTC"}, "tz"), ({"names": []}, "names"), ({"notes": "Seen."}, "notes")],
)
def test_a_change_without_a_revision_is_a_fault(change: dict[str, Any], field: str) -> None:
    """A field that was changed, added or removed must be named by a revision; naming it is enough."""
    revised = {"revisions": [REVISION | {"fields": [field]}]}
    assert faults(dataset(WAS | change), index("0.1.0", WAS)) == [("release-change-unrevised", (field,))]
    assert faults(dataset(WAS | change | revised), index("0.1.0", WAS)) == []


def test_a_revision_of_another_field_is_not_enough() -> None:
    """Only a revision that names the field counts; a part of the field names it."""
    changed = WAS | {"names": [{"text": "港口", "lang": "zh"}], "revisions": [REVISION]}
    assert faults(dataset(changed), index("0.1.0", WAS)) == [("release-change-unrevised", ("names",))]
    changed["revisions"] = [REVISION | {"fields": ["names[0].text"]}]
    assert faults(dataset(changed), index("0.1.0", WAS)) == []


def test_each_change_needs_a_revision_of_its_own() -> None:
    """A revision that was released already does not cover a later change of the same field."""
    once = WAS | {"name": "Harbour", "revisions": [REVISION]}
    twice = once | {"name": "Haven"}
    assert faults(dataset(twice), index("0.1.0", WAS), index("0.2.0", once)) == [
        ("release-change-unrevised", ("name",))
    ]
    twice["revisions"] = [REVISION, REVISION | {"date": "2025-01-01"}]
    assert faults(dataset(twice), index("0.1.0", WAS), index("0.2.0", once)) == []


def test_facts_are_compared_with_the_newest_release() -> None:
    """Versions are ordered as numbers, so that 0.10.0 comes after 0.9.0."""
    newer = WAS | {"name": "Harbour", "revisions": [REVISION]}
    assert faults(dataset(newer), index("0.10.0", newer), index("0.9.0", WAS)) == []


def test_a_lost_id_is_a_fault_of_every_past_release() -> None:
    """An id of the first release counts even when a later release no longer has it."""
    assert faults(dataset(), index("0.1.0", WAS), index("0.2.0")) == [("release-id-lost", ())]


def test_a_retired_id_resolves() -> None:
    """A record that became a retired one is not lost, and its fields need no revision."""
    gone = Retired(type="place", id="port", state="retired", reason="Recorded twice.")
    assert faults(dataset(retired=(gone,)), index("0.1.0", WAS)) == []


def test_a_broken_record_is_not_lost() -> None:
    """A file that cannot be read is reported as such, not as a lost id."""
    assert faults(dataset(broken=True), index("0.1.0", WAS)) == []


def test_a_released_record_may_not_become_a_draft() -> None:
    """A draft is in no release, so the id would be lost in the next one."""
    assert faults(dataset(WAS | {"state": "draft"}), index("0.1.0", WAS)) == [("release-id-lost", ("state",))]


def test_a_lost_id_is_shown_where_it_stands_in_the_index() -> None:
    """The fault names the line of the record in the index."""
    (fault,) = every_fault(dataset(WAS), index("0.1.0", WAS, WAS | {"id": "quay"}))
    assert (fault.path, fault.span.line) == ("releases/0.1.0.json", 6)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": "0.1.0"}', '{"version": "one", "records": {}}', '{"version": 1, "records": 2}',
     '{"version": "0.1.0", "records": {"place": {"fields": {}}}}', '{"version": "0.1.0", "records": {"place/a": 3}}',
     '{"version": "0.1.0", "records": {"place/a": {"fields": {}, "revised": {"a": "x"}}}}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_index_is_one_fault(text: str) -> None:
    """Whatever stands in the file, reading it gives an index or a fault."""
    fault = read_index("releases/0.1.0.json", text)
    assert isinstance(fault, HistoryFault)
    assert fault.code == "release-index-malformed"
