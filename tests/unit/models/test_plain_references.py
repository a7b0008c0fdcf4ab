"""References in values of the wrong shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dipldata.loading import RecordFile, load_corpus
from dipldata.models import Record
from dipldata.models.plain_references import find_plain_references
from dipldata.models.references import find_references

BASE = Path(__file__).parent.parent.parent / "corpus" / "good" / "base" / "records"


@pytest.mark.parametrize("file", load_corpus([BASE]).files, ids=lambda file: file.id)
def test_they_are_those_of_the_model(file: RecordFile) -> None:
    """In a record of the right shape both ways find the same references."""
    assert isinstance(file.record, Record)
    assert file.reading is not None
    assert file.kind is not None
    value: Any = file.reading.value
    plain = [(ref.kind, ref.id, ref.claim) for ref in find_plain_references(file.kind, value)]
    modelled = [(ref.kind, ref.id, ref.claim) for ref in find_references(file.record)]
    assert sorted(plain, key=str) == sorted(modelled, key=str)


def test_what_is_out_of_place_is_passed_over() -> None:
    """Lists for mappings, numbers for text and unknown keys hide no other reference."""
    value = {
        "participants": [3, {"person": "li-shili", "side": ["us"]}, "x"],
        "place": {"a": 1},
        "sorces": ["b"],
        "citations": "c",
    }
    assert [(ref.pointer, ref.id) for ref in find_plain_references("meeting", value)] == [
        (("participants", 1, "person"), "li-shili")
    ]
