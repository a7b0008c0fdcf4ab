"""The JSON Schema stage: it speaks only where the published schema refuses what the models accept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipldata.checking import check_corpus
from dipldata.loading import load_corpus
from dipldata.schema import schema_of

if TYPE_CHECKING:
    import pytest

    from dipldata.ids import RecordType

BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"


def place_name_as_number(kind: RecordType) -> dict[str, Any]:
    """The published schemas, with a fault in that of places."""
    schema = schema_of(kind)
    if kind == "place":
        schema["properties"] = {"name": {"type": "integer"}}
    return schema


def test_a_schema_that_differs_from_the_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a difference is reported at its place, as a fault of the library."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.setattr("dipldata.engine.schema_of", place_name_as_number)
    report = check_corpus(load_corpus([tmp_path / "records"]))
    found = {(problem.code, problem.span.line, problem.pointer) for problem in report.problems}
    assert found == {("schema-mismatch", 2, ("name",))}
    assert "please report it" in report.problems[0].hint
