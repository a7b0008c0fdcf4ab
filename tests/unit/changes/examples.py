"""Small records, and snapshots of them, for comparisons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dipldata.changes import Changes, Snapshot, Unreadable, find_changes, snapshot_of
from dipldata.changes.layout import Form, Layout
from dipldata.dataset import Dataset
from dipldata.models import MODELS, Record, Retired

HOSTILE = [
    "\x1b]0;x\x07\x1b[2J", "\x9b31m", "\u202etxt.exe\u202c", "a\u2028b\nc\rd", "::error::x", "%0A::error::x",
    "<script>alert(1)</script>", "<!-- x", "&lt;b&gt;", "**bold** _it_ ~~x~~", "# title", "`` ` ```", "```\ncode",
    "[x](javascript:x)", "![x](https://a.example/x.png)", "https://a.example/x", "www.a.example", "@someone #12 GH-12",
    "| a | b |", "\\", "- [ ] task", "$x$", "]]>", "a@a.example",
]  # fmt: skip
"""Texts that a terminal, a workflow or Markdown might act on."""


def topic(record_id: str, **fields: Any) -> Record:  # noqa: ANN401 - any field
    """A topic."""
    known = {"id": record_id, "type": "topic", "label": record_id, "definition": f"All about {record_id}."}
    return MODELS["topic"].model_validate(known | fields)


def place(record_id: str, **fields: Any) -> Record:  # noqa: ANN401 - any field
    """A place."""
    known = {
        "id": record_id,
        "type": "place",
        "name": record_id,
        "country": "CN",
        "kind": "city",
        "tz": "Asia/Shanghai",
    }
    return MODELS["place"].model_validate(known | fields)


def meeting(record_id: str = "talks", **fields: Any) -> Record:  # noqa: ANN401 - any field
    """A meeting with two participants and one step."""
    known = {
        "id": record_id,
        "type": "meeting",
        "kind": "meeting",
        "title": "Talks",
        "start": "2020-03-04",
        "mode": "in_person",
        "parties": ["us", "cn"],
        "participants": [
            {"side": "us", "person": "ann", "attendance": "reported"},
            {"side": "cn", "person": "li", "attendance": "reported"},
        ],
        "history": [{"status": "held", "known": "2020-03-04", "sources": ["gazette"]}],
        "verification": "single_report",
        "citations": ["gazette"],
    }
    return MODELS["meeting"].model_validate(known | fields)


def retired(kind: str, record_id: str, **fields: Any) -> Retired:  # noqa: ANN401 - any field
    """A retired record."""
    return Retired.model_validate({"id": record_id, "type": kind, "state": "retired"} | fields)


def snapshot(*records: Record | Retired, name: str = "side") -> Snapshot:
    """A snapshot of some records."""
    live = [record for record in records if isinstance(record, Record)]
    return snapshot_of(Dataset(live, [record for record in records if isinstance(record, Retired)]), name)


def compare(old: list[Any], new: list[Any]) -> Changes:
    """What changed between two lists of records."""
    return find_changes(snapshot(*old, name="old"), snapshot(*new, name="new"))


def hostile_sides(text: str) -> tuple[Snapshot, Snapshot]:
    """Two sides with a text in every place that a text can come to."""
    old = snapshot(topic("changed", label="x"), topic("deleted", label=text), topic("retired", label=text), name=text)
    new = snapshot(
        topic("changed", label=text, plover=["legal"], side_terms={"us": text}),
        topic("added", label=text, definition=text),
        retired("topic", "retired", reason=text), meeting(title=text, participants=[
            {"side": "us", "unnamed": text, "attendance": "reported"}
        ], revisions=[{"date": "2020-01-01", "kind": "correction", "fields": ["start"], "note": text}]), name=text,
    )  # fmt: skip
    broken = Unreadable(text, text, ("topic", "broken"))
    new = replace(new, unreadable=(broken,), remarks=(text,), layout=Layout({text: Form(text, (text,))}))
    return replace(old, layout=Layout({text: Form("y", (text, "z")), "b": Form(text)}), commit=text), new
