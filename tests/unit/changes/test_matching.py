"""Items of lists are matched by what identifies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dipldata.changes.matching import IDENTITIES, canonical, item_names, match_items, moved_items
from dipldata.models import MODELS
from dipldata.tables.shapes import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def lists_of_parts(model: Any) -> Iterator[tuple[str, set[str]]]:  # noqa: ANN401 - a model
    """Every list of parts in a model, with the keys of the parts."""
    for shape in fields_of(model):
        if shape.kind == "list" and shape.item and shape.item.model:
            yield shape.key, {part.key for part in fields_of(shape.item.model)}
        inner = shape.model or (shape.item.model if shape.item else None)
        if inner is not None:
            yield from lists_of_parts(inner)


FOUND = [found for model in MODELS.values() for found in lists_of_parts(model)]


def test_every_list_of_parts_has_an_identity() -> None:
    """A list of parts that the models gain must be given an identity, and none is there in vain."""
    assert {name for name, _ in FOUND} == set(IDENTITIES)


@pytest.mark.parametrize("name", sorted(IDENTITIES))
def test_identities_name_fields_that_exist(name: str) -> None:
    """Each field that identifies the items of a list is one of theirs, in some record type."""
    known = set().union(*(keys for found, keys in FOUND if found == name))
    used = {field for group in (*IDENTITIES[name].by, IDENTITIES[name].shown) for field in group}
    assert used <= known


def test_the_identity_is_tried_before_the_position() -> None:
    """Claims are the same by their key, wherever they stand and whatever they say."""
    old: list[Any] = [{"key": "a", "text": "1"}, {"key": "b", "text": "2"}]
    new: list[Any] = [{"key": "b", "text": "3"}, {"key": "a", "text": "1"}]
    assert match_items("claims", old, new) == [(1, 0), (0, 1)]


def test_another_key_is_another_item() -> None:
    """A claim with another key is not the old one, even if it stands in its place."""
    assert match_items("claims", [{"key": "a", "text": "1"}], [{"key": "b", "text": "1"}]) == []


def test_a_participant_is_the_person() -> None:
    """The person identifies a participant; one who replaces another is somebody else."""
    old: list[Any] = [{"side": "us", "person": "ann", "office": "head"}]
    assert match_items("participants", old, [{"side": "us", "person": "ann", "office": "chief"}]) == [(0, 0)]
    assert match_items("participants", old, [{"side": "us", "person": "bo", "office": "head"}]) == []


def test_an_identity_that_several_share_identifies_none() -> None:
    """Of two steps of one status neither is taken for the one that is left, unless their days tell."""
    step: dict[str, Any] = {"status": "held", "known": "2020"}
    old: list[Any] = [step | {"known": "2021"}, step | {"known": "2022", "note": "x"}]
    assert match_items("history", old, [step | {"known": "2022"}, step]) == [(1, 0), (0, 1)]
    assert match_items("history", [*old, step], [step | {"known": "2023"}, step]) == [(2, 1)]


def test_equal_items_are_matched_first_and_in_order() -> None:
    """Of equal values the first is the first, and each is matched once."""
    assert match_items("topics", ["a", "b", "a"], ["a", "a", "a"]) == [(0, 0), (2, 1)]


def test_values_of_different_kinds_are_not_equal() -> None:
    """What Python takes for equal, JSON does not."""
    assert len({canonical(value) for value in (1, 1.0, True, "1")}) == 4
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("order", "moved"),
    [([0, 1, 2], []), ([2, 0, 1], [2]), ([1, 2, 0], [0]), ([3, 2, 1, 0], [3, 2, 1]), ([], [])],
)
def test_as_few_items_move_as_can(order: list[int], moved: list[int]) -> None:
    """The items that keep their order stay; only the others move."""
    pairs = [(old, new) for new, old in enumerate(order)]
    assert len(moved_items(pairs)) == len(moved)
    stay = [old for old, new in pairs if (old, new) not in moved_items(pairs)]
    assert stay == sorted(stay)


def test_items_are_named_by_what_they_are() -> None:
    """An item is named by its key or person, and by its index where that would be no name or that of two."""
    people: list[Any] = [{"person": "ann"}, {"unnamed": "officials"}, {"person": "li"}, {"person": "li"}, {}]
    assert item_names("participants", people) == ["ann", "officials", "2", "3", "4"]
    assert item_names("history", [{"status": "held", "known": {"date": "2020-03-04"}}]) == ["held 2020-03-04"]
    assert item_names("unheard-of", [{"key": "a"}]) == ["0"]
    assert item_names("topics", ["a"]) == [""]
