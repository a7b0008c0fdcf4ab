"""The report as GitHub workflow commands: annotations on the lines of a pull request.

GitHub shows at most ten errors and ten warnings of a step and drops the rest without a word. The most severe come
first, one for each record before the second of any; what is left over is counted in a notice, and stands in the job
summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Problem, Severity
from dipldata.reporting.printing import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_OF_A_SEVERITY: Final = 10


def format_github(problems: Sequence[Problem], rest: str = "run `dipldata validate` to see all") -> str:
    """Format a report as workflow commands, one a line; where some do not fit, a notice counts them and says `rest`."""
    shown = choose_annotations(problems)
    lines = [_command(problem) for problem in shown]
    left = len(problems) - len(shown)
    if left:
        lines.append(f"::notice title=dipldata::{_data(f'{left} more of {len(problems)} problems: {rest}')}")
    return "".join(line + "\n" for line in lines)


def choose_annotations(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that fit: errors before warnings, the first of each file before the second of any."""
    return [
        problem
        for severity in (Severity.ERROR, Severity.WARNING)
        for problem in _spread(problem for problem in problems if problem.severity is severity)[:MOST_OF_A_SEVERITY]
    ]


def _spread(problems: Iterable[Problem]) -> list[Problem]:
    seen: dict[str, int] = {}
    ranked: list[tuple[int, int, Problem]] = []
    for problem in problems:
        rank = seen[problem.path] = seen.get(problem.path, -1) + 1
        ranked.append((rank, len(ranked), problem))
    return [problem for _, _, problem in sorted(ranked, key=lambda entry: entry[:2])]


def _command(problem: Problem) -> str:
    span = problem.span
    properties = {
        "file": problem.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(span.end_column),
        "title": problem.code,
    }
    if span.line != span.end_line:
        del properties["col"], properties["endColumn"]  # GitHub takes columns only within one line
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {listed}::{_data(message)}"


def _data(value: str) -> str:
    """Escape a message: a line break in it would begin another command."""
    lines = [printable(line) for line in value.split("\n")]
    return "\n".join(lines).replace("%", "%25").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
