"""The JSON Schema stage: it speaks only where the published schema refuses what the models accept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs

from dipldata import bundled
from dipldata.bundled import published_schema
from dipldata.checking import check_corpus
from dipldata.ids import RECORD_TYPES
from dipldata.loading import load_corpus
from dipldata.schema import schema_of

if TYPE_CHECKING:
    import pytest

    from dipldata.ids import RecordType

BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"


def place_name_as_number(kind: RecordType) -> object:
    """What checks the published schemas, with a fault in that of places."""
    schema = schema_of(kind)
    if kind == "place":
        schema["properties"] = {"name": {"type": "integer"}}
    return jsonschema_rs.validator_for(schema)


def test_a_schema_that_differs_from_the_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a difference is reported at its place, as a fault of the library."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.setattr("dipldata.engine._validator_of", place_name_as_number)
    report = check_corpus(load_corpus([tmp_path / "records"]))
    found = {(problem.code, problem.span.line, problem.pointer) for problem in report.problems}
    assert found == {("schema-mismatch", 2, ("name",))}
    assert "please report it" in report.problems[0].hint


def test_the_published_schemas_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those of the models; one of another version, or one that cannot be read, counts as none."""
    assert {kind: published_schema(kind) for kind in RECORD_TYPES} == {kind: schema_of(kind) for kind in RECORD_TYPES}

    (tmp_path / "topic.schema.json").write_text('{"$id": "urn:dipldata:schema:0:topic"}', encoding="utf-8")
    (tmp_path / "place.schema.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(bundled, "SCHEMA_FOLDERS", (tmp_path,))

    assert [published_schema(kind) for kind in ("topic", "place", "person")] == [None, None, None]
