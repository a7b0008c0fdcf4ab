"""The report of the last survey, where not a single file has changed since: nothing else needs to be read for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dipldata.problems import Report
from dipldata.survey.cache import read_kept, write_kept
from dipldata.survey.problem_codec import plain_problem, problem_of
from dipldata.survey.result import Survey

if TYPE_CHECKING:
    from collections.abc import Sequence


def recall(path: Path, state: str | None, names: Sequence[str]) -> Survey | None:
    """The last survey of files in this state, None where there was none."""
    content = read_kept(path) if state else None
    if not content or not content.startswith(f"{state}\n"):
        return None
    try:
        problems, *numbers = json.loads(content.partition("\n")[2])
        report = Report(tuple(problem_of(each) for each in problems), *numbers)
    except (ValueError, TypeError):
        return None
    named = {problem.path for problem in report.problems}
    named |= {related.path for problem in report.problems for related in problem.related}
    texts = {name: text for name in named if (text := _text_of(name))}
    return Survey(report, tuple(names), texts)


def remember(path: Path, state: str | None, survey: Survey) -> None:
    """Leave a survey for the next time."""
    report = survey.report
    problems = [plain_problem(problem) for problem in report.problems]
    if state is not None:
        numbers = [report.files, report.rules, report.runs, report.silent]
        write_kept(path, f"{state}\n{json.dumps([problems, *numbers])}")


def _text_of(name: str) -> str | None:
    try:
        return Path(name).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
