"""The JSON report and its published form."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipldata.problems import Edit, Fix, Problem, Related, Severity, Span
from dipldata.reporting.json_report import REPORT_SCHEMA, format_json
from dipldata.reporting.json_text import dump_json
from tests.unit.reporting.hostile import VALUES, harmless, hostile_problem

CHECK = jsonschema.Draft202012Validator(REPORT_SCHEMA)


def test_everything_that_is_known_stands_in_it() -> None:
    """A problem with all its parts is written whole; one without leaves out what it does not have."""
    span = Span(3, 5, 3, 7, 20, 22)
    fix = Fix("quote it", (Edit(20, 22, '"no"'),), safe=True)
    related = (Related("records/b.yaml", Span(1, 2, 3, 4, 1, 9), "the first"),)
    whole = Problem("a", span, "x-y", Severity.ERROR, "m", "h", ("claims", 0, "a/b"), "topic/a", fix, related)
    bare = Problem("a", Span(), "x-z", Severity.WARNING, "m")
    report = json.loads(format_json([whole, bare], 7))
    assert {name: report[name] for name in ("version", "files", "errors", "warnings")} == {
        "version": 1, "files": 7, "errors": 1, "warnings": 1,
    }  # fmt: skip
    assert report["problems"][0] == {
        "path": "a", "line": 3, "column": 5, "end_line": 3, "end_column": 7, "code": "x-y", "severity": "error",
        "message": "m", "hint": "h", "pointer": "/claims/0/a~1b", "record": "topic/a",
        "fix": {"description": "quote it", "safe": True, "edits": [{"start": 20, "end": 22, "text": '"no"'}]},
        "related": [
            {"path": "records/b.yaml", "line": 1, "column": 2, "end_line": 3, "end_column": 4, "message": "the first"}
        ],
    }  # fmt: skip
    assert report["problems"][1].keys() == report["problems"][0].keys() - {"fix", "related"}
    CHECK.validate(report)


def test_the_schema_is_sound_and_says_what_each_part_is() -> None:
    """The schema is of its draft, and each of its properties has a description."""
    jsonschema.Draft202012Validator.check_schema(REPORT_SCHEMA)
    properties = list(_properties(REPORT_SCHEMA))
    assert len(properties) >= 25
    assert [name for name, schema in properties if not schema.get("description")] == []


def _properties(schema: object) -> list[tuple[str, dict[str, object]]]:
    if isinstance(schema, list):
        return [each for item in schema for each in _properties(item)]
    if not isinstance(schema, dict):
        return []
    own = list(schema.get("properties", {}).items())
    return own + [each for value in schema.values() for each in _properties(value)]


@pytest.mark.parametrize(
    ("name", "value"),
    [("line", 0), ("severity", "fatal"), ("code", "Text Empty"), ("pointer", None), ("more", 1)],
)
def test_the_schema_refuses_what_is_not_of_the_form(name: str, value: object) -> None:
    """A wrong value, code or name is refused."""
    report = json.loads(format_json([Problem("a", Span(), "x-z", Severity.WARNING, "m")], 1))
    report["problems"][0][name] = value
    assert not CHECK.is_valid(report)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_stays_what_it_is_and_drives_no_terminal(value: str) -> None:
    """A program reads the very text of the record, a terminal only what can be printed, and UTF-8 holds it."""
    found, _ = hostile_problem(value)
    text = format_json([found], 1)
    report = json.loads(text)
    assert report["problems"][0]["message"] == f"{value} is wrong"
    assert report["problems"][0]["path"] == f"records/{value}.yaml"
    assert harmless(text)
    assert text.encode()
    CHECK.validate(report)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    """Reading what was written gives the same text."""
    assert json.loads(dump_json([text, {text: text}])) == [text, {text: text}]
    assert harmless(dump_json(text))
