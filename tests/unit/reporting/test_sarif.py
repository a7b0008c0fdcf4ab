"""The report as SARIF: places, fixes, fingerprints. Its form is judged by the published schema among the oracles."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from dipldata.catalogue import KINDS
from dipldata.problems import Edit, Fix, Problem, Related, Severity, Span
from dipldata.reporting.sarif import format_sarif
from tests.unit.reporting.hostile import VALUES, harmless, hostile_problem

TEXT = "id: a\nlabel: 🇨🇳 no\n"
SPAN = Span(2, 11, 2, 13, 16, 18)


def run_of(*problems: Problem, sources: dict[str, str] | None = None) -> dict[str, Any]:
    """The run of a report."""
    log = json.loads(format_sarif(problems, {"records/a.yaml": TEXT} if sources is None else sources, KINDS))
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def problem(**more: Any) -> Problem:  # noqa: ANN401 - any field
    """A problem after two signs that take two code points each half."""
    return Problem("records/a.yaml", SPAN, "text-empty", Severity.ERROR, "it is wrong", record="topic/a", **more)


def test_places_count_code_points() -> None:
    """The log says that columns are code points, and they are."""
    run = run_of(problem())
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "records/a.yaml"},
        "region": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 13},
    }
    assert (result["level"], result["ruleId"], result["ruleIndex"]) == ("error", "text-empty", 0)


def test_the_codes_that_occur_are_rules() -> None:
    """Each code is declared once, with its title and page, and results point to it."""
    run = run_of(problem(), problem()._replace(code="ref-unknown-id"), problem())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ref-unknown-id", "text-empty"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "text-empty", "ref-unknown-id", "text-empty",
    ]  # fmt: skip
    assert rules[1]["shortDescription"]["text"] == KINDS["text-empty"].title


def test_a_fix_deletes_and_inserts_by_lines_and_columns() -> None:
    """Offsets of edits become regions of the same text; the bag of properties says whether the fix is safe."""
    fix = Fix("quote it", (Edit(16, 18, '"no"'), Edit(19, 19, "note: b\n")), safe=True)
    ((result,), (told,)) = (run_of(problem(fix=fix))["results"], run_of(problem(fix=fix))["results"][0]["fixes"])
    assert told["description"]["text"] == "quote it"
    assert told["properties"] == {"safe": True}
    assert told["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 13},
            "insertedContent": {"text": '"no"'},
        },
        {
            "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 1},
            "insertedContent": {"text": "note: b\n"},
        },
    ]
    assert "fixes" not in run_of(problem(fix=fix), sources={})["results"][0]
    assert result["message"]["text"] == "it is wrong"


def test_other_places_are_related_locations() -> None:
    """The other place of a problem stands with its own message and number."""
    related = (Related("records/b.yaml", Span(7, 3, 7, 4), "first given here"),)
    (told,) = run_of(problem(related=related))["results"][0]["relatedLocations"]
    assert (told["id"], told["message"]["text"]) == (1, "first given here")
    assert told["physicalLocation"]["artifactLocation"]["uri"] == "records/b.yaml"


def fingerprints(*problems: Problem, text: str = TEXT) -> list[str]:
    """The fingerprint of each problem."""
    results = run_of(*problems, sources={"records/a.yaml": text})["results"]
    return [result["partialFingerprints"]["problem/v1"] for result in results]


def test_a_fingerprint_survives_a_shift_and_a_rename_of_the_folder() -> None:
    """The same fault on another line, at another place of its list or in another folder is the same."""
    (first,) = fingerprints(problem(pointer=("claims", 1, "text")))
    moved = problem(pointer=("claims", 3, "text"))._replace(span=Span(4, 11, 4, 13, 18, 20))
    assert fingerprints(moved, text="\n\n" + TEXT) == [first]
    elsewhere = problem(pointer=("claims", 1, "text"))._replace(path="copy/a.yaml")
    assert run_of(elsewhere, sources={"copy/a.yaml": TEXT})["results"][0]["partialFingerprints"] == {
        "problem/v1": first
    }


@pytest.mark.parametrize(
    "change",
    [{"code": "ref-unknown-id"}, {"record": "topic/b"}, {"pointer": ("label",)}, {"span": Span(1, 5, 1, 6, 4, 5)}],
    ids=lambda change: next(iter(change)),
)
def test_another_fault_has_another_fingerprint(change: dict[str, Any]) -> None:
    """Code, record, field and value tell faults apart."""
    assert len(set(fingerprints(problem(), problem()._replace(**change)))) == 2


def test_equal_faults_are_numbered() -> None:
    """Two faults that nothing tells apart have fingerprints of their own."""
    first, second = fingerprints(problem(pointer=("a", 0)), problem(pointer=("a", 1)))
    assert (first[:-1], first[-1], second[-1]) == (second[:-1], "1", "2")


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_is_no_link_argument_or_escape(value: str) -> None:
    """A viewer shows the text of the record; no part of it is a link of SARIF, and the path is a URI of its bytes."""
    found, sources = hostile_problem(value)
    text = format_sarif([found], sources, KINDS)
    (result,) = json.loads(text)["runs"][0]["results"]
    shown = result["message"]["text"].replace("{{", "{").replace("}}", "}")
    if "](" in value:
        assert "](" not in shown.replace("\\](", "")
        shown = shown.replace("\\[", "[").replace("\\]", "]")
    assert shown == f"{value} is wrong. write {value}"
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(":<>[]`{}# ")
    assert unquote_to_bytes(uri).decode("utf-8", "surrogatepass") == f"records/{value}.yaml"
    assert harmless(text)
    assert text.encode()
