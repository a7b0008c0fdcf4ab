"""`changes.json` is what its page says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipldata.changes import Snapshot, Unreadable, changes_json, find_changes, plain_changes
from dipldata.changes.layout import Form, Layout
from tests.unit.changes.examples import meeting, retired, snapshot, topic

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[3] / "docs" / "changes.md").read_text(encoding="utf-8")
STEP = {"status": "announced", "known": "2020-01-01", "sources": []}


def sides() -> tuple[Snapshot, Snapshot]:
    """Two sides between which something of every kind changes."""
    old = snapshot(
        meeting(history=[STEP]),
        topic("gone", definition="Of its own."),
        topic("sea"),
        topic("empty"),
        topic("waits", parent="new"),
    )
    new = snapshot(
        meeting(parties=["cn", "us"], title="New", notes="New.", topics=["gone"]),
        topic("new", definition="Not alike."),
        topic("ocean", label="sea", definition="All about sea."), retired("topic", "empty", reason="Empty."),
        topic("waits", parent="new"),
    )  # fmt: skip
    fields = {"topic.label": Form("string")}
    old = replace(old, version="1.2.3", layout=Layout(fields), remarks=("Old.",))
    broken = Unreadable("topics/broken.yaml", "line 1: …", ("topic", "broken"))
    return old, replace(
        new, commit="0" * 40, layout=Layout({**fields, "topic.x": Form("string")}), unreadable=(broken,)
    )


def keys(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Every key of the document itself; the records in it have pages of their own."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            if key not in {"before", "after"}:
                yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


def test_every_key_is_described() -> None:
    """Each key of the document stands in its page, and each of the page's in the document."""
    found = set(keys(plain_changes(find_changes(*sides()))))
    described = {
        word for row in re.findall(r"^\| (`.*) \|", PAGE, flags=re.MULTILINE) for word in re.findall(r"`(\w+)`", row)
    }
    values = {
        "field",
        "column",
        "none",
        "removed",
        "redefined",
        "extended",
        "reworded",
        "moved",
        "major",
        "minor",
        "patch",
    }
    assert found - described == set()
    assert described - found - values == set()


def test_the_document_is_json_with_everything_in_it() -> None:
    """Counts, version and lists are there, in the form of releases."""
    document = json.loads(changes_json(find_changes(*sides())))
    assert document["format"] == 1
    assert document["counts"] == {"added": 1, "changed": 1, "renamed": 1, "retired": 1, "deleted": 1}
    assert (document["version"]["bump"], document["version"]["next"], document["version"]["certain"]) == (
        "major",
        "2.0.0",
        False,
    )
    assert [entry["record"] for entry in document["added"]] == ["topic/new", "topic/ocean"]
    assert document["renamed"][0] == {"from": "topic/sea", "to": "topic/ocean", "retired": False, "fields": []}
    assert document["retired"][0]["after"]["reason"] == "Empty."
    assert {entry["operation"] for entry in document["changed"][0]["fields"]} == {
        "added",
        "removed",
        "changed",
        "moved",
    }
    assert document["statuses"] == [
        {"record": "meeting/talks", "before": "announced", "after": "held", "before_on_day": None, "after_on_day": None}
    ]


def test_no_value_drives_a_terminal() -> None:
    """Characters that a terminal or an editor might act on are escapes in the text and themselves when read back."""
    hostile = "\x1b[31m\x9b31m\u202eabc\u2028中文👩‍👩‍👧"
    new = snapshot(topic("t", label=hostile), name=hostile + "\ud800")
    text = changes_json(find_changes(snapshot(topic("t")), new))
    assert text.replace("\n", "").isprintable()
    assert "中文" in text
    document = json.loads(text)
    assert document["new"]["name"] == hostile + "\ud800"
    assert document["changed"][0]["fields"][0]["after"] == hostile
