"""Which version the next release needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dipldata.changes import Bump, Changes, bump_of, find_changes, next_version
from dipldata.changes.bumps import find_reasons
from dipldata.changes.layout import Effect, Form, FormChange, Layout
from tests.unit.changes.examples import compare, retired, snapshot, topic

if TYPE_CHECKING:
    from dipldata.models import Record, Retired

T, DRAFT = topic("t"), topic("t", state="draft")
CASES: list[tuple[str, list[Record | Retired], list[Record | Retired], Bump]] = [
    ("nothing", [T], [T], Bump.NONE),
    ("a new draft", [], [DRAFT], Bump.NONE),
    ("a deleted draft", [DRAFT], [], Bump.NONE),
    ("a changed draft", [DRAFT], [topic("t", state="draft", label="x")], Bump.NONE),
    ("a retired draft", [DRAFT], [retired("topic", "t", reason="Empty.")], Bump.NONE),
    ("a corrected field", [T], [topic("t", label="x")], Bump.PATCH),
    ("a removed field", [topic("t", parent="p")], [T], Bump.PATCH),
    (
        "another order",
        [topic("t", plover=["legal", "military"])],
        [topic("t", plover=["military", "legal"])],
        Bump.PATCH,
    ),
    ("a note", [T], [topic("t", notes="Unclear.")], Bump.PATCH),
    ("retired with a reason", [T], [retired("topic", "t", reason="Empty.")], Bump.PATCH),
    ("retired for another", [T, topic("u")], [topic("u"), retired("topic", "t", replaced_by=["u"])], Bump.PATCH),
    ("a new record", [], [T], Bump.MINOR),
    ("a new retired id", [], [retired("topic", "t", reason="Empty.")], Bump.MINOR),
    ("a draft that is ready", [DRAFT], [T], Bump.MINOR),
    ("a new fact", [T], [topic("t", parent="p")], Bump.MINOR),
    ("a new fact in a list", [topic("t", plover=["legal"])], [topic("t", plover=["legal", "disease"])], Bump.MINOR),
    ("a new name", [T], [topic("u"), retired("topic", "t", replaced_by=["u"])], Bump.MINOR),
    ("deleted", [T], [], Bump.MAJOR),
    ("deleted, though near-equal to a new one", [T], [topic("u", label="t", definition="All about t.")], Bump.MAJOR),
    ("a retired id that was deleted", [retired("topic", "t", reason="Empty.")], [], Bump.MAJOR),
    ("a draft again", [T], [DRAFT], Bump.MAJOR),
    ("retired without a word", [T], [retired("topic", "t")], Bump.MAJOR),
    ("retired for nothing that exists", [T], [retired("topic", "t", replaced_by=["u"])], Bump.MAJOR),
    ("retired for a draft", [T], [topic("u", state="draft"), retired("topic", "t", replaced_by=["u"])], Bump.MAJOR),
]


@pytest.mark.parametrize(("what", "old", "new", "bump"), CASES, ids=[case[0] for case in CASES])
def test_the_bump_is_the_smallest_honest_one(
    what: str, old: list[Record | Retired], new: list[Record | Retired], bump: Bump
) -> None:
    """Ids lost need a major version, more of anything a minor one, corrections a patch, drafts none."""
    changes = compare(old, new)
    assert bump_of(changes) == bump, what
    assert bool(find_reasons(changes)) is (bump is not Bump.NONE)


def with_layout(effect: Effect) -> Changes:
    """A comparison in which a field has changed."""
    return replace(compare([T], [T]), layout=(FormChange("field", "topic.label", effect),))


@pytest.mark.parametrize(
    ("effect", "bump"),
    [
        (Effect.REMOVED, Bump.MAJOR),
        (Effect.REDEFINED, Bump.MAJOR),
        (Effect.ADDED, Bump.MINOR),
        (Effect.EXTENDED, Bump.MINOR),
        (Effect.REWORDED, Bump.PATCH),
    ],
)
def test_fields_and_columns_count(effect: Effect, bump: Bump) -> None:
    """A field that is gone or redefined needs a major version, a new one a minor one."""
    (reason,) = find_reasons(with_layout(effect))
    assert (reason.bump, reason.place) == (bump, "topic.label")


def test_reasons_name_the_gravest_first() -> None:
    """Each lost id is a reason of its own, before what is only counted."""
    changes = compare([topic("a"), topic("b"), topic("c")], [topic("c", label="x"), topic("new", definition="Other.")])
    assert [(str(each.bump), each.record) for each in find_reasons(changes)] == [
        ("major", ("topic", "a")), ("major", ("topic", "b")), ("minor", None), ("patch", None),
    ]  # fmt: skip


def test_layouts_are_compared_where_both_are_known() -> None:
    """A side without schemas says nothing about fields."""
    layout = Layout({"topic.label": Form("string")})
    old, new = snapshot(T), replace(snapshot(T), layout=layout)
    assert bump_of(find_changes(old, new)) is Bump.NONE
    old = replace(old, layout=Layout({}))
    assert bump_of(find_changes(old, new)) is Bump.MINOR
    assert bump_of(find_changes(new, old)) is Bump.MAJOR


@pytest.mark.parametrize(
    ("bump", "version"),
    [(Bump.MAJOR, "1.0.0"), (Bump.MINOR, "0.10.0"), (Bump.PATCH, "0.9.4"), (Bump.NONE, "0.9.3")],
)
def test_the_next_version_follows(bump: Bump, version: str) -> None:
    """Parts below the one that rises go back to nought, before 1.0.0, too."""
    assert next_version("0.9.3", bump) == version


def test_another_form_of_version_is_refused() -> None:
    """Only three numbers are a version."""
    with pytest.raises(ValueError, match=r"invalid literal|unpack"):
        next_version("1.0.0-rc1", Bump.PATCH)
