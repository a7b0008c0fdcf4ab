"""The canonical text of records: short forms, quotes where they are needed, nothing that is only a default."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipldata.loading import load_corpus
from dipldata.models import Meeting, Source, Statement, Topic
from dipldata.models.records import Retired
from dipldata.shape import shape_record
from dipldata.style import find_style_faults
from dipldata.writing import record_text
from dipldata.yaml_tree import read_yaml

ROOT = Path(__file__).parents[3]
BASE = [file for file in load_corpus([ROOT / "tests" / "corpus" / "good" / "base" / "records"]).files if file.record]


BY_HAND = [
    "ann-example",
    "2020-03-04-example-li-beijing",
    "us-2020-03-04-talks",
    "2020-03-05-cn-readout",
    "cn",
    "beijing",
]


@pytest.mark.parametrize("record_id", BY_HAND)
def test_records_are_written_as_people_write_them(record_id: str) -> None:
    """Records that were written by hand in canonical style are written as they stand."""
    file = next(file for file in BASE if file.id == record_id)
    assert file.record is not None
    assert file.reading is not None
    assert record_text(file.record) == file.reading.text


def topic(**fields: object) -> str:
    """The text of a topic."""
    return record_text(Topic.model_validate({"id": "a", "label": "A", "definition": "D", **fields}))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Plain words", "Plain words"),
        ("yes", '"yes"'),
        ("2023-11-03", '"2023-11-03"'),
        ("0755", '"0755"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a#b", '"a#b"'),
        ("- a", '"- a"'),
        ('say "yes"', 'say "yes"'),
        ('"yes"', '"\\"yes\\""'),
        ("a\\b: c", '"a\\\\b: c"'),
        ("a\nb", '"a\\nb"'),
        ("中美海洋事务磋商", "中美海洋事务磋商"),
        ("a\u2028b", '"a\\u2028b"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, source: str) -> None:
    """A text is plain where every reader takes it for that text, else in double quotes with escapes."""
    assert f"\nlabel: {source}\n" in topic(label=text)


def test_defaults_are_left_out_and_short_forms_used() -> None:
    """A date that is only stated is a scalar, a qualified one a mapping; the type and defaults are not written."""
    plain: dict[str, object] = {
        "id": "a",
        "kind": "report",
        "publisher": "b",
        "title": "T",
        "language": "en",
    }
    plain |= {
        "licence": "cc",
        "access": "open",
        "reliability": "B",
        "consulted": {"form": "page", "date": "2024-01-01"},
    }
    stated = Source.model_validate({**plain, "published": {"date": "2023-11-03", "basis": "stated"}})
    derived = Source.model_validate({**plain, "published": {"date": "2023", "basis": "external"}})
    assert "\npublished: 2023-11-03\n" in record_text(stated)
    assert '\npublished:\n  date: "2023"\n  basis: external\n' in record_text(derived)
    assert "type" not in record_text(stated)


def test_what_is_required_is_written_even_if_empty() -> None:
    """An empty list that a record may not leave out stays, so that nothing changes by writing it."""
    plain = {"id": "a", "kind": "call", "title": "T", "start": "2023-11-03", "mode": "phone", "parties": ["us"]}
    meeting = Meeting.model_validate({**plain, "participants": [], "history": [], "verification": "disputed"})
    assert "\nparties: [us]\nparticipants: []\nhistory: []\n" in record_text(meeting)


def test_a_retired_id_is_written() -> None:
    """What remains of a retired record has no type, which its folder gives."""
    retired = Retired.model_validate({"id": "a", "type": "topic", "state": "retired", "reason": "Twice."})
    assert record_text(retired) == "id: a\nstate: retired\nreason: Twice.\n"


def test_wide_lists_stand_in_blocks() -> None:
    """A list in brackets that would be too wide is written one item a line."""
    claims = [{"key": "k", "text": "T", "modality": "asserts"}]
    parties = [f"party-with-a-long-name-{number}" for number in range(5)]
    plain = {"id": "a", "kind": "joint_statement", "made": "2023-11-03", "claims": claims, "parties": parties}
    assert f"\nparties:\n  - {parties[0]}\n  - " in record_text(Statement.model_validate(plain))


def test_what_is_written_has_no_style_faults() -> None:
    """The style stage finds nothing in the text of any record of the base."""
    for file in BASE:
        assert file.record is not None
        reading = read_yaml(record_text(file.record).encode())
        assert find_style_faults(reading, type(file.record)) == []
        assert file.kind is not None
        assert shape_record(file.kind, reading).record == file.record
