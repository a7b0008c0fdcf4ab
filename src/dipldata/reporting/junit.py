"""The report as JUnit XML: one test case a file, failed where it has an error."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # only writes; nothing is parsed
from typing import TYPE_CHECKING

from dipldata.problems import Problem, Severity
from dipldata.reporting.printing import printable

if TYPE_CHECKING:
    from collections.abc import Sequence


def format_junit(problems: Sequence[Problem], paths: Sequence[str], *, strict: bool = False) -> str:
    """Format a report as JUnit XML. `paths` are all files that were checked; those without a problem pass.

    A file with warnings passes, too, unless `strict`; they stand in its output. JUnit has no attribute for a line, so
    the place stands in the message.
    """
    by_path: dict[str, list[Problem]] = {path: [] for path in paths}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    failures = sum(_culprit(found, strict=strict) is not None for found in by_path.values())
    counts = {"tests": str(len(by_path)), "failures": str(failures), "errors": "0", "skipped": "0", "time": "0"}
    top = ET.Element("testsuites", {"name": "dipldata", **counts})
    suite = ET.SubElement(top, "testsuite", {"name": "dipldata validate", **counts})
    for path, found in by_path.items():
        name = printable(path)
        case = ET.SubElement(suite, "testcase", name=name, classname="records", file=name, time="0")
        _add_outcome(case, found, _culprit(found, strict=strict))
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _culprit(problems: Sequence[Problem], *, strict: bool) -> Problem | None:
    """The problem that makes a file fail: its first error, or with `strict` else its first warning."""
    error = next((problem for problem in problems if problem.severity is Severity.ERROR), None)
    return problems[0] if error is None and strict and problems else error


def _add_outcome(case: ET.Element, problems: Sequence[Problem], culprit: Problem | None) -> None:
    told = "\n".join(map(_line, problems))
    if culprit:
        ET.SubElement(case, "failure", message=_line(culprit), type=culprit.code).text = told
    elif problems:
        ET.SubElement(case, "system-out").text = told


def _line(problem: Problem) -> str:
    """A problem in one line of characters that XML allows: not even escaped may it hold control characters."""
    label = f"{problem.path}:{problem.span.line}:{problem.span.column}: {problem.severity}[{problem.code}]"
    help_ = f"; help: {problem.hint}" if problem.hint else ""
    return printable(f"{label} {problem.message}{help_}")
