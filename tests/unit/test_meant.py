"""The record that was meant by what stands in place of a reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from dipldata.loading import load_corpus
from dipldata.meant import find_record_meant

if TYPE_CHECKING:
    from dipldata.ids import RecordType

BASE: Final = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"
DATASET: Final = load_corpus([BASE]).dataset


@pytest.mark.parametrize(
    ("kind", "field", "text", "meant"),
    [
        ("meeting", "place", "Beijing", "beijing"),
        ("meeting", "place", "records/places/beijing.yaml", "beijing"),
        ("meeting", "place", "Ulaanbaatar", None),
        ("source", "side", "China", "cn"),
        ("source", "side", "CHN", "cn"),
        ("source", "publisher", "the gazette", "gazette"),
        ("source", "translation_of", "https://bureau.example/2020/03/04/talks", "us-2020-03-04-talks"),
        ("statement", "occasion", "First consultations on lighthouses", "2020-03-04-example-li-beijing"),
        ("statement", "title", "Beijing", None),
    ],
)
def test_a_field_of_one_type(kind: RecordType, field: str, text: str, meant: str | None) -> None:
    """A name, a code, a path, a title or an address leads to the id; what nothing is called leads nowhere."""
    assert find_record_meant(kind, {field: text}, (field,), DATASET) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lighthouse-consultations", "working-group/lighthouse-consultations"),
        ("working-groups/lighthouse-consultations", "working-group/lighthouse-consultations"),
        ("nothing-of-this-name", None),
    ],
)
def test_a_typed_reference(text: str, meant: str | None) -> None:
    """An id without its type, or with that of its folder, leads to the reference where one type has it."""
    value = {"claims": [{"about": [text]}]}
    assert find_record_meant("statement", value, ("claims", 0, "about", 0), DATASET) == meant


def test_what_is_no_text() -> None:
    """A value that is not text leads nowhere."""
    assert find_record_meant("meeting", {"place": 7}, ("place",), DATASET) is None
