"""The text report: places, excerpts and carets."""

from __future__ import annotations

import pytest

from dipldata.problems import Problem, Related, Severity, Span
from dipldata.reporting.text import format_counts, format_problem, format_summary


def problem(line: int, column: int, end: int, *, end_line: int = 0, **more: object) -> Problem:
    """A problem at a place."""
    span = Span(line, column, end_line or line, end, 1, 2)
    return Problem("records/a.yaml", span, "text-empty", Severity.ERROR, "it is empty", **more)  # type: ignore[arg-type]


def excerpt(text: str, column: int, end: int) -> tuple[str, str]:
    """The line shown and the caret line of a problem on the first line of a text."""
    _, line, caret = format_problem(problem(1, column, end), {"records/a.yaml": text}).split("\n")
    return line.removeprefix("  1 | "), caret.removeprefix("    | ")


def test_a_block_has_place_message_line_caret_remedy_and_the_other_place() -> None:
    """Everything that is known of a problem is printed, each in its line."""
    related = (Related("records/b.yaml", Span(7, 3, 7, 4), "first given here"),)
    found = problem(2, 4, 6, hint="write a value", related=related)
    assert format_problem(found, {"records/a.yaml": "a: b\nc: de\n"}).split("\n") == [
        "records/a.yaml:2:4: error[text-empty] it is empty",
        "  2 | c: de",
        "    |    ^^",
        "  help: write a value",
        "  see: records/b.yaml:7:3: first given here",
    ]


@pytest.mark.parametrize(
    ("text", "column", "end", "shown", "caret"),
    [
        ("name: 王毅 x", 10, 11, "name: 王毅 x", " " * 11 + "^"),
        ("name: 王毅", 7, 9, "name: 王毅", " " * 6 + "^^^^"),
        ("n: e\u0301t\u0301 x", 9, 10, "n: e\u0301t\u0301 x", " " * 6 + "^"),
        ("n: \u2764\ufe0f x", 7, 8, "n: \u2764\ufe0f x", " " * 6 + "^"),
        ("n: \U0001f1e8\U0001f1f3 x", 7, 8, "n: \U0001f1e8\U0001f1f3 x", " " * 6 + "^"),
        ("n: \U0001f469\u200d\U0001f4bb x", 8, 9, "n: \U0001f469\\u200d\U0001f4bb x", " " * 14 + "^"),
        ("n:\tx", 4, 5, "n: x", " " * 3 + "^"),
        ("n: \u202ex y", 6, 7, "n: \\u202ex y", " " * 10 + "^"),
        ("n: \x1b[31m", 4, 5, "n: \\x1b[31m", " " * 3 + "^^^^"),
        ("n:", 3, 3, "n:", "  ^"),
    ],
    ids=["after-wide", "wide", "combining", "variation-selector", "flag", "joiner", "tab", "bidi", "control", "end"],
)
def test_the_caret_stands_below_what_is_meant(text: str, column: int, end: int, shown: str, caret: str) -> None:
    """The caret counts columns of a terminal: wide, combining, joined and escaped characters."""
    assert excerpt(text, column, end) == (shown, caret)


@pytest.mark.parametrize("filler", ["x", "王", "e\u0301"])
@pytest.mark.parametrize("at", [0, 40, 200, 3_000, 19_990])
def test_a_long_line_is_cut_around_the_place(filler: str, at: int) -> None:
    """However long the line, the place is shown with its caret, in a width that can be read."""
    text = filler * at + "<>" + filler * 20_000
    shown, caret = excerpt(text, len(filler) * at + 1, len(filler) * at + 3)
    width = {"x": 1, "王": 2, "e\u0301": 1}[filler]
    assert caret.strip() == "^^"
    before = shown[: shown.index("<>")]
    assert len(caret) - 2 == sum(1 if c == "…" else width if c in "x王e" else 0 for c in before)
    assert len(shown) < 300
    assert shown.endswith("…")


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    """The caret of a mapping marks its first line."""
    found = problem(1, 3, 4, end_line=2)
    block = format_problem(found, {"records/a.yaml": "- a: b\n  c: d\n"})
    assert block.split("\n")[2] == "    |   ^^^^"


@pytest.mark.parametrize("span", [Span(9, 1, 9, 2, 4, 5), Span()])
def test_a_problem_without_a_line_has_no_excerpt(span: Span) -> None:
    """A place that the text does not have, and a whole file, are printed without a line."""
    found = Problem("records/a.yaml", span, "file-not-yaml", Severity.WARNING, "no")
    assert "\n" not in format_problem(found, {"records/a.yaml": "a: b\n"})


def test_values_cannot_drive_a_terminal() -> None:
    """What a record brings into a message is escaped."""
    found = Problem("a\x1b.yaml", Span(), "x-y", Severity.ERROR, "\x1b[2Jx", "\u202ey", related=())
    assert format_problem(found, {}) == "a\\x1b.yaml:1:1: error[x-y] \\x1b[2Jx\n  help: \\u202ey"


def test_counts() -> None:
    """Errors and warnings are counted in words that fit the number."""
    error = Problem("a", Span(), "x-y", Severity.ERROR, "m")
    warning = Problem("a", Span(), "x-y", Severity.WARNING, "m")
    assert format_counts(()) == "no problems"
    assert format_counts((error,)) == "1 error"
    assert format_counts((error, error, warning)) == "2 errors, 1 warning"
    assert format_counts((warning,) * 1200) == "1,200 warnings"


def test_summary() -> None:
    """The summary says how much was checked, what was found and what was silent."""
    assert format_summary((), 1, 2) == "1 file checked against 2 rules: no problems"
    told = "3 files checked against 2 rules in 6 runs: no problems (1 rule silent without --today)"
    assert format_summary((), 3, 2, 6, 1) == told
