"""The text report: one block per problem, with the source line and a caret that stands right under wide characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from dipldata.problems import Problem, Severity, Span
from dipldata.reporting.printing import ELLIPSIS, display_width, leading, printable, trailing

Style = Callable[[str, str], str]
"""Colours a text by role (`error`, `warning`, `place`, `hint`); the identity when colours are off."""
_BEFORE: Final = 50
"""Columns shown before the place of a problem, where the line is too long to be shown whole."""
_WIDEST_EXCERPT: Final = 110
_WHOLE_FILE: Final = Span()
"""The place of what is wrong with a file as such: no line of it is to be shown."""
_LONGEST_SLICE: Final = 400
"""Code points of a line that are looked at on either side of a place: enough for any excerpt."""


def plain(text: str, role: str) -> str:  # noqa: ARG001 - the signature of a style
    """The style without colours."""
    return text


def format_problem(problem: Problem, sources: Mapping[str, str], style: Style = plain) -> str:
    """Format one problem as `path:line:column: error[code] message`, the source line, a caret and the remedy.

    `sources` gives the text of each file by its printed path; without it the excerpt is left out.
    """
    label = f"{problem.severity}[{problem.code}]"
    place = style(_place(problem.path, problem.span), "place")
    lines = [f"{place}: {style(label, problem.severity)} {printable(problem.message)}"]
    if problem.path in sources:
        lines += _indented_excerpt(problem, sources[problem.path], style)
    if problem.hint:
        lines.append(f"  {style('help:', 'hint')} {printable(problem.hint)}")
    for related in problem.related:
        where = style(_place(related.path, related.span), "place")
        lines.append(f"  {style('see:', 'hint')} {where}: {printable(related.message)}")
    return "\n".join(lines)


def _indented_excerpt(problem: Problem, text: str, style: Style) -> list[str]:
    return ["  " + line for line in excerpt(problem.span, text, lambda carets: style(carets, problem.severity))]


def _place(path: str, span: Span) -> str:
    return f"{printable(path)}:{span.line}:{span.column}"


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """The lines of a file; kept for the next problem, which is mostly one of the same file."""
    return text.split("\n")


def excerpt(span: Span, text: str, mark: Callable[[str], str] = str) -> list[str]:
    """The line of a span, cut to a readable width around it, and the caret line below; nothing for a whole file.

    `mark` colours the carets.
    """
    lines = _lines(text)
    if span == _WHOLE_FILE or not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1].removesuffix("\r")
    first = min(span.column - 1, len(line))
    last = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown, before, marked = _window(line, first, max(first, min(last, len(line))))
    caret = " " * before + mark("^" * max(1, marked))
    margin = " " * len(str(span.line))
    return [f"{span.line} | {shown}".rstrip(), f"{margin} | {caret}"]


def _window(line: str, first: int, last: int) -> tuple[str, int, int]:
    """The part of a line to show, and the columns before and below the caret."""
    start, end = max(0, first - _LONGEST_SLICE), min(len(line), first + _LONGEST_SLICE)
    head, mark, tail = (_visible(line[i:j]) for i, j in ((start, first), (first, min(last, end)), (last, end)))
    if display_width(head + mark + tail) > _WIDEST_EXCERPT or (start, end) != (0, len(line)):
        head = _cut_before(head, cut=start > 0)
        room = _WIDEST_EXCERPT - display_width(head)
        rest = leading(mark + tail, room)
        cut = len(rest) < len(mark + tail) or end < len(line)
        mark, tail = rest[: len(mark)], rest[len(mark) :] + (ELLIPSIS if cut else "")
    before = display_width(head)
    return head + mark + tail, before, display_width(head + mark) - before


def _cut_before(head: str, *, cut: bool) -> str:
    if not cut and display_width(head) <= _BEFORE:
        return head
    return ELLIPSIS + trailing(head, _BEFORE)


def _visible(text: str) -> str:
    """Text as it stands in an excerpt: a tab is one space, so that columns stay what they are."""
    return printable(text.replace("\t", " "))


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 file`, `2 files`, `1,000 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def format_counts(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`, or `no problems`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    return ", ".join(parts) or "no problems"


def format_summary(problems: tuple[Problem, ...], files: int, rules: int, runs: int = 0, silent: int = 0) -> str:
    """The closing line: how much was checked, what was found, and which rules did not speak.

    `runs` is the number of times a rule was asked about a record, `silent` the number of rules that need a day.
    """
    asked = f" in {count(runs, 'run')}" if runs else ""
    looked = f"{count(files, 'file')} checked against {count(rules, 'rule')}{asked}: {format_counts(problems)}"
    return f"{looked} ({count(silent, 'rule')} silent without --today)" if silent else looked
