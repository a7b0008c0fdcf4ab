"""The records that refer to a record, under words that say how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.ids import FOLDERS, record_key

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired

_WORDS: Final = {
    ("meeting", "working_group", "working_group"): "rounds",
    ("meeting", "part_of", "meeting"): "parts",
    ("meeting", "participants", "person"): "meetings",
    ("meeting", "place", "place"): "meetings",
    ("working_group", "chairs", "person"): "chairs",
    ("working_group", "parent", "working_group"): "sub-groups",
    ("organization", "parent", "organization"): "parts",
    ("person", "offices", "organization"): "people",
    ("statement", "speakers", "person"): "statements",
    ("statement", "occasion", "meeting"): "statements",
    ("statement", "claims", "meeting"): "claims about it",
    ("statement", "claims", "working_group"): "claims about it",
    ("statement", "claims", "person"): "claims about them",
    ("topic", "parent", "topic"): "narrower topics",
}
"""How to call the records of a type that refer by a field to a record of a type."""


def links_to(dataset: Dataset, record: Record | Retired) -> dict[str, tuple[str, ...]]:
    """The keys of the records that refer to a record, by a word for how, each once, in the order of the dataset."""
    kind = record.type  # type: ignore[union-attr]  # every concrete record has a type
    found: dict[str, dict[str, None]] = {}
    for other, reference in dataset.referrers(kind, record.id):
        other_kind = other.type  # type: ignore[attr-defined]  # every concrete record has a type
        field = str(reference.pointer[0])
        word = _WORDS.get((other_kind, field, kind)) or f"{FOLDERS[other_kind]} ({field})"
        found.setdefault(word, {})[record_key(other_kind, other.id)] = None
    return {word: tuple(keys) for word, keys in found.items()}
