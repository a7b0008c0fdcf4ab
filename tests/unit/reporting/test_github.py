"""The report as workflow commands of GitHub: what fits, in which order, and nothing that a record commands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipldata.problems import Problem, Severity, Span
from dipldata.reporting.github import MOST_OF_A_SEVERITY, choose_annotations, format_github
from dipldata.reporting.printing import printable
from tests.unit.reporting.hostile import VALUES, harmless, hostile_problem

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def decoded(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner of GitHub reads it: command, properties, message."""
    match = COMMAND.fullmatch(line)
    assert match
    pairs = (pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {name: _decoded(value) for name, value in pairs}, _decoded(match[3])


def _decoded(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def problem(path: str, line: int, severity: Severity = Severity.ERROR) -> Problem:
    """A problem at the beginning of a line."""
    return Problem(path, Span(line, 1, line, 3, 0, 2), "text-empty", severity, f"{path} {line}")


def test_a_command_has_place_title_and_message() -> None:
    """The annotation lies on the very characters, with the code as its title and the remedy below the message."""
    found = Problem("records/a.yaml", Span(2, 4, 2, 6, 9, 11), "text-empty", Severity.ERROR, "it is empty", "fill it")
    place = "file=records/a.yaml,line=2,endLine=2,col=4,endColumn=6"
    assert format_github([found]) == f"::error {place},title=text-empty::it is empty%0Afill it\n"


def test_a_place_over_several_lines_has_no_columns() -> None:
    """GitHub refuses columns of a place that spans lines."""
    found = Problem("a", Span(2, 4, 5, 6, 9, 99), "text-empty", Severity.WARNING, "m")
    assert format_github([found]) == "::warning file=a,line=2,endLine=5,title=text-empty::m\n"


def test_errors_come_first_and_one_of_each_file() -> None:
    """Errors before warnings; among them the first of each file before the second of any."""
    warnings = [problem("a", line, Severity.WARNING) for line in (1, 2)]
    errors = [problem(path, line) for path in "bcd" for line in (1, 2, 3, 4)]
    shown = choose_annotations([*warnings, *errors])
    order = " ".join(f"{each.path}{each.span.line}" for each in shown)
    assert order == "b1 c1 d1 b2 c2 d2 b3 c3 d3 b4 a1 a2"


def test_what_does_not_fit_is_counted() -> None:
    """Ten errors and ten warnings are shown; a notice says how many more there are, and where."""
    problems = [problem("a", line, severity) for severity in Severity for line in range(1, 16)]
    lines = format_github(problems, "see the job summary").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1] == "::notice title=dipldata::10 more of 30 problems: see the job summary"


def test_no_problems_say_nothing() -> None:
    """A clean run prints no line."""
    assert format_github([]) == ""


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("severity", Severity)
def test_a_value_cannot_command(value: str, severity: Severity) -> None:
    """Whatever a record holds, the runner sees one annotation with that text in it, made visible."""
    found, _ = hostile_problem(value, severity)
    text = format_github([found])
    (line,) = text.splitlines()
    command, properties, message = decoded(line)
    visible = "\n".join(map(printable, f"{value} is wrong\nwrite {value}".split("\n")))
    assert (command, properties["title"], message) == (severity, "text-empty", visible)
    assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert properties["line"] == "1"
    assert harmless(text)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(), st.sampled_from(Severity)), max_size=50))
def test_within_the_limits_always(given_problems: list[tuple[str, str, Severity]]) -> None:
    """For any problems: at most ten of a severity, one line each, only commands, and the count is complete."""
    problems = [Problem(path, Span(), "x-y", severity, message) for path, message, severity in given_problems]
    lines = format_github(problems).splitlines()
    told = [decoded(line) for line in lines]
    shown = [command for command, _, _ in told if command != "notice"]
    assert max(map(shown.count, Severity)) <= MOST_OF_A_SEVERITY
    left = [int(message.split(" ")[0]) for command, _, message in told if command == "notice"]
    assert len(shown) + sum(left) == len(problems)
