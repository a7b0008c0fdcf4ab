"""A document of changes leaves nothing out: applied to the old records it gives the new ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dipldata.changes import (
    Changes,
    Snapshot,
    apply_changes,
    changelog_block,
    changes_json,
    find_changes,
    format_markdown,
    format_text,
    snapshot_of,
)
from dipldata.changes.applying import apply_fields
from dipldata.changes.bumps import RELEASED
from dipldata.changes.document import plain_fields
from dipldata.changes.fields import diff_fields
from dipldata.changes.matching import IDENTITIES, canonical, match_items, moved_items
from dipldata.dataset import Dataset
from dipldata.ids import RECORD_TYPES, record_key
from dipldata.models import MODELS, Record, Retired
from tests.property.strategies import _Maker, datasets, pools

if TYPE_CHECKING:
    from dipldata.models.plain import Plain, PlainRecord

Draw = st.DrawFn
patient = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15)

LEAVES = st.one_of(st.sampled_from(["a", "b", "", "0", "10", 0, 1, 1.0, True, False]), st.text(max_size=2))
KEYS = st.sampled_from(
    ["a", "0", "1", "10", "~", "a/b", "key", "side", "person", "status", "known", "text", "date", "basis"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=6) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=25
)
LISTS = st.lists(st.dictionaries(KEYS, LEAVES, max_size=4), max_size=6)
PLAINS = st.dictionaries(st.sampled_from([*IDENTITIES, "topics", "0", "~1"]), VALUES | LISTS, max_size=4)


@settings(max_examples=400)
@given(PLAINS, PLAINS)
def test_field_changes_lead_from_any_record_to_any_other(old: PlainRecord, new: PlainRecord) -> None:
    """Whatever two records hold, the changes between them make the one the other, and none are told of equal ones."""
    fields = plain_fields(diff_fields(old, new))
    assert canonical(apply_fields(old, json.loads(json.dumps(fields)))) == canonical(new)
    assert (fields == []) == (canonical(old) == canonical(new))


@settings(max_examples=200)
@given(PLAINS)
def test_a_record_does_not_differ_from_itself(record: PlainRecord) -> None:
    """The order of keys is no difference."""
    assert diff_fields(record, dict(reversed(record.items()))) == ()


@given(st.sampled_from([*IDENTITIES, "topics"]), st.lists(VALUES, max_size=8), st.lists(VALUES, max_size=8))
def test_items_are_matched_once_and_the_rest_keeps_its_order(name: str, old: list[Plain], new: list[Plain]) -> None:
    """No item has two partners; equal items are never left without one; what does not move is in order."""
    pairs = match_items(name, old, new)
    left, right = [one for one, _ in pairs], [other for _, other in pairs]
    assert len(set(left)) == len(left)
    assert right == sorted(set(right))
    rest = [
        {canonical(item) for at, item in enumerate(side) if at not in used}
        for side, used in ((old, left), (new, right))
    ]
    assert rest[0] & rest[1] == set()
    stay = [one for one, other in pairs if (one, other) not in moved_items(pairs)]
    assert stay == sorted(stay)


@st.composite
def versions(draw: Draw) -> tuple[Dataset, Dataset]:
    """Two datasets of the same ids: some records are equal, some are not, and some are on one side only."""
    pool = draw(pools())
    maker = _Maker(draw, pool)
    sides: tuple[list[Record | Retired], list[Record | Retired]] = ([], [])
    for kind in RECORD_TYPES:
        for record_id in pool.ids[kind]:
            kinds = draw(st.sampled_from(["same", "mixed", "mixed", "changed", "old", "new", "retired"]))
            one = maker.record(kind, record_id)
            other = maker.record(kind, record_id)
            after = one if kinds == "same" else one | {key: other[key] for key in other if draw(st.booleans())}
            after = other if kinds == "changed" else after
            state = draw(st.sampled_from(["live", "live", "draft"]))
            if kinds != "new":
                sides[0].append(MODELS[kind].model_validate(one))
            if kinds == "retired":
                sides[1].append(Retired.model_validate({"id": record_id, "type": kind, "state": "retired"}))
            elif kinds != "old":
                sides[1].append(MODELS[kind].model_validate(after | {"state": state}))
    return _dataset(sides[0]), _dataset(sides[1])


def _dataset(records: list[Record | Retired]) -> Dataset:
    live = [record for record in records if isinstance(record, Record)]
    return Dataset(live, [record for record in records if isinstance(record, Retired)])


def named(side: Snapshot) -> dict[str, PlainRecord]:
    """The records of a snapshot by `type/id`."""
    return {record_key(*key): record for key, record in side.records.items()}


def check_applying(changes: Changes) -> None:
    """The document, as written, makes the old records the new ones."""
    document = json.loads(changes_json(changes))
    assert apply_changes(named(changes.old), document) == named(changes.new)


@settings(patient, max_examples=30)
@given(versions())
def test_the_document_makes_the_old_records_the_new_ones(pair: tuple[Dataset, Dataset]) -> None:
    """Nothing that distinguishes two versions of a dataset is left out, there and back."""
    old, new = snapshot_of(pair[0], "old"), snapshot_of(pair[1], "new")
    check_applying(find_changes(old, new))
    check_applying(find_changes(new, old))


@patient
@given(datasets(), datasets())
def test_datasets_that_have_nothing_in_common_are_no_exception(one: Dataset, other: Dataset) -> None:
    """Two strangers are compared as two versions are."""
    check_applying(find_changes(snapshot_of(one, "one"), snapshot_of(other, "other")))


@patient
@given(versions())
def test_every_change_is_told(pair: tuple[Dataset, Dataset]) -> None:
    """Text and Markdown name every record that differs, the changelog every one that a release holds."""
    changes = find_changes(snapshot_of(pair[0], "old"), snapshot_of(pair[1], "new"))
    entries = (*changes.added, *changes.changed, *changes.retired, *changes.deleted)
    text, markdown, block = format_text(changes), format_markdown(changes), changelog_block(changes)
    for entry in entries:
        name = record_key(*entry.key)
        assert f"{name}" in text
        assert f"`{name}`" in markdown
        if {changes.old.state(entry.key), changes.new.state(entry.key)} & RELEASED:
            assert f"`{name}`" in block


@patient
@given(datasets())
def test_equal_datasets_do_not_differ(dataset: Dataset) -> None:
    """A dataset against itself has no changes of any kind."""
    side = snapshot_of(dataset, "side")
    changes = find_changes(side, side)
    assert changes.is_empty
    assert (changes.statuses, changes.broken, changes.satisfied) == ((), (), ())
