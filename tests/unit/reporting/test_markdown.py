"""The Markdown report: order, excerpts, suggestions and size. That it holds no markup is judged among the oracles."""

from __future__ import annotations

import pytest

from dipldata.problems import Edit, Fix, Problem, Related, Severity, Span
from dipldata.reporting.markdown import code, format_markdown, text
from tests.unit.reporting.hostile import VALUES, harmless, hostile_problem

SOURCE = "id: a\nmode: in-persn\n"
WHOLE = """\
**1 error** in 1 file (3 files checked).

### `records/a.yaml`

- line 2, column 7: **error** `vocab-unknown-value` it is no value

  *Help:* did you mean in\\_person?

  *See:* `records/b.yaml:1:2` the first

  ```text
  2 | mode: in-persn
    |       ^^^^^^^^
  ```

  *Suggested replacement* (check it: it may change a fact):

  ```diff
  -mode: in-persn
  +mode: in_person
  ```
"""


def problem(path: str = "records/a.yaml", severity: Severity = Severity.ERROR, fix: Fix | None = None) -> Problem:
    """A problem on the second line."""
    span = Span(2, 7, 2, 15, 12, 20)
    related = (Related("records/b.yaml", Span(1, 2, 1, 3), "the first"),) if fix else ()
    hint = "did you mean in_person?"
    return Problem(path, span, "vocab-unknown-value", severity, "it is no value", hint, fix=fix, related=related)


def test_a_problem_is_told_with_line_remedy_other_place_and_suggestion() -> None:
    """Everything that the text report tells is there, and what the line would be after the fix."""
    found = problem(fix=Fix("replace", (Edit(12, 20, "in_person"),)))
    assert format_markdown([found], {"records/a.yaml": SOURCE}, 3) == WHOLE


def suggestion(source: str, *edits: Edit) -> list[str]:
    """The suggested lines for some edits to a text."""
    report = format_markdown([problem(fix=Fix("f", edits, safe=True))], {"records/a.yaml": source}, 1)
    _, _, block = report.partition("  *Suggested replacement*:\n\n  ```diff\n")
    return [line.removeprefix("  ") for line in block.partition("  ```\n")[0].splitlines()]


def test_suggestions() -> None:
    """Edits on several lines, deletions and insertions are shown as lines that go and lines that come."""
    two = (Edit(13, 14, "4"), Edit(3, 4, "9"))
    assert suggestion("a: 1\nb: 2\nc: 3\n", *two) == ["-a: 1", "+a: 9", "-c: 3", "+c: 4"]
    assert suggestion("a: 1\nb: 2\n", Edit(5, 10, "")) == ["-b: 2"]
    assert suggestion("a: 1\n", Edit(5, 5, "b: 2\n")) == ["+b: 2"]
    assert suggestion("a\n" * 30, Edit(0, 60, "b\n" * 30)) == []


def test_errors_come_before_warnings() -> None:
    """Files with errors stand before files with warnings only, each in the order of paths."""
    problems = [problem("a", Severity.WARNING), problem("b"), problem("c", Severity.WARNING), problem("d")]
    headings = [line for line in format_markdown(problems, {}, 9).splitlines() if line.startswith("#")]
    assert headings == ["### `b`", "### `d`", "### `a`", "### `c`"]


def test_a_report_without_problems() -> None:
    """It says so."""
    assert format_markdown([], {}, 1) == "**No problems** in 1 file.\n"


@pytest.mark.parametrize("most", [500, 5_000, 50_000])
def test_a_long_report_is_cut_between_problems(most: int) -> None:
    """The report stays within its size in bytes; what is left out is counted, and every problem is shown or counted."""
    problems = [problem("灯塔/" * 20 + str(number)) for number in range(1_000)]
    report = format_markdown(problems, {}, 1_000, most)
    assert len(report.encode()) <= most
    left = int(report.rpartition("… and ")[2].split(" ")[0].replace(",", ""))
    assert report.count("- line ") + left == 1_000


def test_names_with_backticks() -> None:
    """Inline code has more ticks around it than within, and is never empty."""
    assert (code("a"), code("a`b"), code("``"), code("")) == ("`a`", "`` a`b ``", "``` `` ```", "`  `")


def test_plain_words_stay_readable() -> None:
    """Letters, digits, blanks, commas and quotation marks need no escape."""
    assert text('it is "王毅", 3 times: see') == 'it is "王毅", 3 times: see'


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_drives_no_terminal_and_begins_no_line(value: str) -> None:
    """The text can be printed, holds no line of its own making, and no address or name that GitHub would link."""
    found, sources = hostile_problem(value)
    report = format_markdown([found], sources, 1)
    assert harmless(report)
    plain = [line for line in report.splitlines() if line.startswith(("- line", "  *Help", "  *See"))]
    assert len(plain) == 3
    outside_code = plain[0].split("`text-empty`")[1] + plain[1]
    assert [sign for sign in ("@o", "#1", "://", "<s", "<i", "www.", "](") if sign in outside_code] == []
    assert all(line.startswith(("**", "### ", "- line", "  ")) for line in report.splitlines() if line)
