"""The *Records* block of the changelog: complete, and each correction with its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dipldata.changes import Unreadable, changelog_block, find_changes
from dipldata.changes.changelog import sources_of
from dipldata.changes.fields import diff_fields
from dipldata.models.plain import plain_record
from tests.unit.changes.examples import compare, meeting, retired, snapshot, topic

STEP = {"status": "announced", "known": "2020-01-01", "sources": ["plan"]}


def test_each_kind_of_change_has_its_place() -> None:
    """New records and new facts are added, other values corrected, and what is gone retired."""
    old = [
        topic("grew"),
        topic("wrong"),
        topic("draft", state="draft"),
        topic("empty"),
        topic("sea"),
        topic("lost", label="L"),
    ]
    new = [
        topic("grew", parent="wrong"), topic("wrong", label="Right"), topic("draft"), topic("new", definition="Other."),
        retired("topic", "empty", reason="Nothing is about it."), retired("topic", "sea", replaced_by=["ocean"]),
        topic("ocean", label="sea", definition="Salt water."),
    ]  # fmt: skip
    assert (
        changelog_block(compare(old, new))
        == """\
### Records

#### Added

- `topic/new`: new
- `topic/draft`: draft
- `topic/grew`: grew
  - added `parent`: `wrong`

#### Corrected

- `topic/wrong`: Right
  - `label`: `wrong` -> `Right`

#### Retired

- `topic/empty`: empty, withdrawn: Nothing is about it\\.
- `topic/sea`: sea, now `topic/ocean`
  - `definition`: `"All about sea."` -> `"Salt water."`
- `topic/lost`: L, deleted
"""
    )


def test_drafts_are_not_told() -> None:
    """What no release holds is no news, until it is in one; a released record that is a draft again is gone."""
    old = [topic("a", state="draft"), topic("b", state="draft"), topic("c", state="draft"), topic("d")]
    new = [topic("a", state="draft", label="x"), retired("topic", "c", reason="Empty."), topic("d", state="draft")]
    block = changelog_block(compare(old, [*new, topic("e", state="draft")]))
    assert block == "### Records\n\n#### Retired\n\n- `topic/d`: d, a draft again\n"


def test_of_many_new_records_the_numbers_are_given() -> None:
    """A list that nobody would read is left to changes.json; what is corrected is always told."""
    new = [topic(name) for name in ("a", "b", "c", "d")]
    block = changelog_block(compare([topic("a", label="Old")], new), longest_list=2)
    assert "#### Added\n\n- 3 topic records\n- each of them is listed in the changes.json of the release\n" in block
    assert "`label`: `Old` -> `a`" in block
    assert "- `topic/d`: d\n" in changelog_block(compare([], new), longest_list=4)


def test_of_many_new_values_the_numbers_are_given() -> None:
    """A person seen on many more days takes three lines, where lists are to be short."""
    sources = [{"source": f"source-{at}"} for at in range(12)]
    changes = compare([topic("a", citations=sources[:1])], [topic("a", citations=sources)])
    assert changelog_block(changes, longest_list=9) == (
        "### Records\n\n#### Added\n\n- `topic/a`: a\n  - 11 more in `citations`\n"
    )
    assert "source-7" in changelog_block(changes)


def test_what_could_not_be_read_is_named() -> None:
    """A block that may lack something says what."""
    broken = replace(snapshot(), unreadable=(Unreadable("topics/b.yaml", "line 3: no (yaml-syntax)"),))
    assert "#### Not compared\n\n- file `topics/b.yaml`: line 3" in changelog_block(find_changes(snapshot(), broken))


def test_a_correction_names_its_sources_and_its_revision() -> None:
    """Each corrected value goes with its source, the revision with what it says."""
    revision = {"date": "2020-05-01", "kind": "correction", "fields": ["start"], "note": "It was Tuesday."}
    block = changelog_block(compare([meeting()], [meeting(start="2020-03-03", revisions=[revision])]))
    assert "  - `start`: `2020-03-04` -> `2020-03-03` — `source/gazette`\n" in block
    assert "  - revision (correction of start, 2020\\-05\\-01): It was Tuesday\\.\n" in block


@pytest.mark.parametrize(
    ("change", "sources"),
    [
        ({"title": "New"}, ("gazette", "site")),
        ({"start": "2020-03-03"}, ("readout",)),
        ({"history": [STEP]}, ("plan",)),
        ({"history": [STEP | {"known": "2020-01-02", "status": "held", "sources": ["gazette"]}]}, ("gazette",)),
        ({"participants": []}, ("minutes",)),
        ({"names_by_side": [{"side": "cn", "text": "Summit", "source": "speech"}]}, ("speech",)),
        ({"citations": ["other"]}, ()),
    ],
)
def test_sources_are_those_of_the_value(change: dict[str, Any], sources: tuple[str, ...]) -> None:
    """A step rests on its own sources, a field on the citations that support it, all else on those that support all."""
    citations: list[Any] = [
        "gazette",
        "site",
        {"source": "readout", "supports": ["start"]},
        {"source": "minutes", "supports": ["participants[0].office"]},
    ]
    old, new = plain_record(meeting(citations=citations)), plain_record(meeting(**{"citations": citations, **change}))
    last = diff_fields(old, new)[-1]
    assert sources_of(last, new) == sources


def test_a_source_rests_on_itself() -> None:
    """What a source's record says is read in the source."""
    (change,) = diff_fields({"title": "a"}, {"title": "b"})
    assert sources_of(change, {"type": "source", "id": "gazette", "title": "b"}) == ("gazette",)
