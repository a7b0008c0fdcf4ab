"""The report as JUnit XML; a real consumer reads it among the oracles."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from dipldata.problems import Problem, Severity, Span
from dipldata.reporting.junit import format_junit
from dipldata.reporting.printing import printable
from tests.unit.reporting.hostile import VALUES, harmless, hostile_problem

ERROR = Problem("a", Span(3, 5, 3, 7, 20, 22), "x-y", Severity.ERROR, "m", "h")
WARNING = Problem("b", Span(1, 1, 1, 1), "x-z", Severity.WARNING, "n")


def parsed(*problems: Problem, paths: tuple[str, ...] = (), strict: bool = False) -> ET.Element:
    """The root of a report."""
    return ET.fromstring(format_junit(problems, paths, strict=strict))  # noqa: S314 - made by this library


def outcomes(top: ET.Element) -> dict[str, str]:
    """How each test case ended."""
    return {case.attrib["name"]: next((child.tag for child in case), "passed") for case in top.iter("testcase")}


def test_a_file_is_a_case() -> None:
    """Every checked file is a case: failed with an error, passed with warnings told in its output, or passed."""
    top = parsed(ERROR, WARNING, paths=("a", "b", "c"))
    assert outcomes(top) == {"a": "failure", "b": "system-out", "c": "passed"}
    assert (top.attrib["tests"], top.attrib["failures"]) == ("3", "1")
    assert outcomes(parsed(ERROR, WARNING, paths=("a", "b", "c"), strict=True))["b"] == "failure"


def test_a_failure_tells_the_place() -> None:
    """The message has path, line and column, for which JUnit has no attribute; the text has every problem."""
    warning = Problem("a", Span(1, 1, 1, 1), "x-z", Severity.WARNING, "n")
    failure = parsed(warning, ERROR).find(".//failure")
    assert failure is not None
    assert failure.attrib == {"message": "a:3:5: error[x-y] m; help: h", "type": "x-y"}
    assert failure.text == "a:1:1: warning[x-z] n\na:3:5: error[x-y] m; help: h"


def test_no_files_are_no_failure() -> None:
    """An empty report is still a document."""
    assert outcomes(parsed()) == {}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("severity", Severity)
def test_a_value_stays_text(value: str, severity: Severity) -> None:
    """Whatever a record holds, the XML is well formed, has no other element, and tells the text made visible."""
    found, _ = hostile_problem(value, severity)
    text = format_junit([found], [])
    top = ET.fromstring(text)  # noqa: S314 - made by this library
    tags = ["testsuites", "testsuite", "testcase", "failure" if severity is Severity.ERROR else "system-out"]
    assert [element.tag for element in top.iter()] == tags
    told = list(top.iter())[-1].text or ""
    assert told.endswith(printable(f"[text-empty] {value} is wrong; help: write {value}"))
    assert harmless(text)
    assert text.encode()
