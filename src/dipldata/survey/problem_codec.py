"""Problems to plain JSON values and back."""

from __future__ import annotations

from typing import Any

from dipldata.problems import Edit, Fix, Problem, Related, Severity, Span

Plain = list[Any]


def plain_problem(problem: Problem) -> Plain:
    """A problem as plain values."""
    fix = problem.fix
    return [
        problem.path,
        _plain_span(problem.span),
        problem.code,
        problem.severity.value,
        problem.message,
        problem.hint,
        list(problem.pointer),
        problem.record,
        fix and [fix.description, [[edit.start, edit.end, edit.text] for edit in fix.edits], fix.safe],
        [[each.path, _plain_span(each.span), each.message] for each in problem.related],
    ]


def _plain_span(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column, span.start, span.end]


def problem_of(plain: Plain) -> Problem:
    """The problem that some plain values stand for; raises `ValueError` or `TypeError` where they stand for none."""
    path, span, code, severity, message, hint, pointer, record, fix, related = plain
    return Problem(
        path, Span(*span), code, Severity(severity), message, hint, tuple(pointer), record,
        fix and Fix(fix[0], tuple(Edit(*edit) for edit in fix[1]), fix[2]),
        tuple(Related(where, Span(*place), what) for where, place, what in related),
    )  # fmt: skip
