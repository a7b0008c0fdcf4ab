"""Small datasets written down as plain records: only what an analysis looks at."""

from __future__ import annotations

from typing import Any

from dipldata.linked.dataset import Dataset
from dipldata.linked.stores import About, MemoryStore

Plain = dict[str, Any]


def party(record_id: str) -> Plain:
    """A party."""
    return {"id": record_id, "type": "party", "names": [{"text": record_id.upper(), "lang": "en"}]}


def person(record_id: str, side: str, level: str) -> Plain:
    """A person with one office, whose key is `job`."""
    office = {"key": "job", "title": "Job", "side": side, "level": level}
    return {
        "id": record_id,
        "type": "person",
        "names": [{"text": record_id.title(), "lang": "en"}],
        "offices": [office],
    }


REGISTRY = [
    party("cn"), party("us"), person("ann", "us", "L2"), person("bob", "us", "L4"), person("li", "cn", "L3"),
    person("wu", "cn", "L1"), {"id": "fish", "type": "topic", "label": "Fish"},
    {"id": "trade", "type": "topic", "label": "Trade"},
]  # fmt: skip


def took_part(who: str, attendance: str = "reported") -> Plain:
    """A participant: a person of the registry, in office."""
    side = next(each["offices"][0]["side"] for each in REGISTRY if each["id"] == who)
    return {"side": side, "person": who, "office": "job", "attendance": attendance}


def step(status: str, known: str, **more: Any) -> Plain:  # noqa: ANN401 - fields of a step
    """A step of a history; a day given as `effective` is spelt out."""
    if "effective" in more:
        more["effective"] = {"date": more["effective"]}
    return {"status": status, "known": {"date": known}, "sources": [], **more}


def meeting(record_id: str, start: str, *people: Plain, **more: Any) -> Plain:  # noqa: ANN401 - fields of a meeting
    """A meeting, held unless a history says otherwise."""
    return {
        "id": record_id, "type": "meeting", "kind": "meeting", "title": record_id.title(), "start": {"date": start},
        "mode": "in_person", "parties": ["us", "cn"], "participants": list(people), "outcomes": [], "citations": [],
        "history": [step("held", start)],
    } | more  # fmt: skip


def readout(of: str, side: str, *topics: str) -> Plain:
    """A readout of a meeting."""
    return {
        "id": f"{of}-{side}", "type": "statement", "kind": "readout", "side": side, "occasion": of, "voice": "x",
        "made": {"date": "2020-01-02"}, "topics": list(topics), "claims": [{"key": "a", "text": "A.", "about": []}],
    }  # fmt: skip


def group(record_id: str, *history: Plain, **more: Any) -> Plain:  # noqa: ANN401 - fields of a group
    """A working group."""
    return {
        "id": record_id, "type": "working_group", "kind": "dialogue",
        "names": [{"text": record_id.title(), "lang": "en"}],
        "parties": ["us", "cn"], "formality": "systematic", "history": list(history),
    } | more  # fmt: skip


def dataset(*records: Plain) -> Dataset:
    """A dataset of some records and the registry."""
    return Dataset(MemoryStore(About("1", "1.0", "", ""), [*records, *REGISTRY]))
