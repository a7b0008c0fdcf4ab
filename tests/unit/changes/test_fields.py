"""What changed in a record, and the way from the old record to the new one."""

from __future__ import annotations

from typing import Any

import pytest

from dipldata.changes.applying import apply_changes, apply_fields
from dipldata.changes.document import plain_fields
from dipldata.changes.fields import diff_fields
from dipldata.errors import ChangesMismatchError


def told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, object, object]]:
    """Operation, field, value before and after of each change."""
    return [(str(each.operation), each.field, each.before, each.after) for each in diff_fields(old, new)]


def there(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The old record after the changes that lead to the new one."""
    return apply_fields(old, plain_fields(diff_fields(old, new)))


def test_fields_are_compared_by_name() -> None:
    """Added, removed and changed fields are told with their values; the order of fields means nothing."""
    old, new = {"a": 1, "b": "x", "c": "y"}, {"d": True, "c": "z", "a": 1}
    assert told(old, new) == [("added", "d", None, True), ("changed", "c", "y", "z"), ("removed", "b", "x", None)]
    assert diff_fields({"a": 1, "b": 2}, {"b": 2, "a": 1}) == ()


def test_a_part_is_compared_inside() -> None:
    """Of a mapping only what differs is told, with its path."""
    assert told({"round": {"us": 1, "cn": 1}}, {"round": {"us": 2, "cn": 1}}) == [("changed", "round.us", 1, 2)]


def test_a_qualified_date_is_named_like_its_short_form() -> None:
    """The date of a qualified date goes by the name of the field; how it is known does not."""
    old, new = {"date": "2020-03-04", "basis": "stated"}, {"date": "2020-03-03", "basis": "derived"}
    assert told({"start": old}, {"start": new}) == [
        ("changed", "start", "2020-03-04", "2020-03-03"),
        ("changed", "start.basis", "stated", "derived"),
    ]


def test_items_are_named_by_their_identity() -> None:
    """A participant is named by the person, in whatever place."""
    ann, li = ({"side": side, "person": who, "attendance": "expected"} for side, who in (("us", "ann"), ("cn", "li")))
    changed = told({"participants": [ann, li]}, {"participants": [li | {"attendance": "reported"}, ann]})
    assert changed == [
        ("moved", "participants", None, None),
        ("changed", "participants[li].attendance", "expected", "reported"),
    ]


def test_single_values_of_a_list_are_added_and_removed() -> None:
    """A topic more and a topic less is no change of the others."""
    assert told({"topics": ["a", "b"]}, {"topics": ["b", "c"]}) == [
        ("removed", "topics", "a", None),
        ("added", "topics", None, "c"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": 1}, {"a": 1.0}),
        ({"a": 1}, {"a": True}),
        ({"a": [1, 2, 3, 4]}, {"a": [4, 2, 5, 1]}),
        ({"a": ["x"] * 3}, {"a": ["x"] * 5}),
        ({"a": []}, {"a": [[], {}]}),
        ({"a": {"b": 1}}, {"a": [1]}),
        ({"a": [[1, 2], [3]]}, {"a": [[3], [1, 2]]}),
        ({"a/b": {"~c": 1}}, {"a/b": {"~c": 2, "0": 1}}),
        ({"a": {"0": 1, "us": 2, "10": 3}}, {"a": {"9": 1}}),
        (
            {"claims": [{"key": "a", "about": ["x", "y"]}, {"key": "b", "about": []}, {"key": "c", "about": []}]},
            {
                "claims": [
                    {"key": "c", "about": ["z"]},
                    {"key": "d", "about": []},
                    {"key": "a", "about": ["y", "w", "x"]},
                ]
            },
        ),
    ],
)
def test_changes_lead_from_the_old_to_the_new(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Applied to the old record, the changes give the new one; the old one stays as it was."""
    kept = repr(old)
    assert repr(sorted(there(old, new).items())) == repr(sorted(new.items()))
    assert repr(old) == kept


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ({"a": 2, "b": [1], "c": {}}, "/a"),
        ({"b": [1], "c": {}}, "/a"),
        ({"a": 1, "b": [2], "c": {}}, "/b/0"),
        ({"a": 1, "b": [], "c": {}}, "/b/0"),
        ({"a": 1, "b": {}, "c": {}}, "/b/0"),
        ({"a": 1, "b": [1], "c": {"x": 0}}, "/c/x"),
        ({"a": 1, "b": [1], "c": 5}, "/c/x"),
    ],
)
def test_changes_of_another_record_are_refused(record: dict[str, Any], place: str) -> None:
    """A record that is not as the changes say is left alone, and the place is named."""
    fields = plain_fields(diff_fields({"a": 1, "b": [1], "c": {}}, {"a": 5, "b": [], "c": {"x": 1}}))
    with pytest.raises(ChangesMismatchError) as error:
        apply_fields(record, fields, "topic/t")
    assert error.value.record == "topic/t"
    assert error.value.place == place


@pytest.mark.parametrize("index", ["1", "x", "²", "-1", "٣"])
def test_a_place_that_is_none_is_refused(index: str) -> None:
    """An index beyond the end, or none at all, is told as a mismatch."""
    change = {"operation": "added", "field": "a", "new": f"/a/{index}", "after": 1}
    with pytest.raises(
        ChangesMismatchError, match="the changes are not about these records: record is not as they say"
    ):
        apply_fields({"a": []}, [change])


def document(**parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A document of changes."""
    return {key: [] for key in ("added", "changed", "retired", "deleted")} | parts


@pytest.mark.parametrize(
    "changes",
    [
        document(added=[{"record": "topic/t", "after": {}}]),
        document(deleted=[{"record": "topic/u", "before": {}}]),
        document(deleted=[{"record": "topic/t", "before": {"id": "u"}}]),
        document(retired=[{"record": "topic/t", "before": {}, "after": {}}]),
        document(changed=[{"record": "topic/u", "fields": []}]),
    ],
)
def test_changes_of_other_records_are_refused(changes: dict[str, Any]) -> None:
    """What is added must not be there, and all else must be there as it was."""
    with pytest.raises(ChangesMismatchError):
        apply_changes({"topic/t": {"id": "t"}}, changes)
