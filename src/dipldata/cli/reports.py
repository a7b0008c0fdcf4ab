"""The report of a validation in the form that was asked for, on the terminal or in a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from dipldata.cli.terminal import coloured, wants_colour, write_lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from dipldata.cli.options import CommandT
    from dipldata.loading import Corpus
    from dipldata.problems import Report
    from dipldata.survey.result import Survey

    Shown = Corpus | Survey
    """What was read, as far as a report shows it."""

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "markdown")
_JOB_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
"""Where GitHub names the file whose text appears as the summary of the job."""


class Outcome(NamedTuple):
    """What a validation read and found, and whether warnings fail, too.

    `only` are the printed paths of the files that were reported on, None for all.
    """

    report: Report
    corpus: Shown
    only: Collection[str] | None = None
    strict: bool = False


def format_options(function: CommandT) -> CommandT:
    """`--format` and `--output`, passed on as `form` and `output`."""
    told = "For people (text, markdown), programs (json), GitHub annotations, code scanning (sarif) or test viewers."
    choice = click.option(
        "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=told
    )  # fmt: skip
    path = click.Path(path_type=Path, dir_okay=False)
    place = click.option("--output", type=path, metavar="FILE", help="Write the report to a file instead.")
    return choice(place(function))


def print_report(report: Report, corpus: Shown, *, color: bool | None = None, quiet: bool = False) -> None:
    """Print the problems for people to the standard output and the summary to the standard error."""
    from dipldata.reporting.text import format_problem, plain

    style = coloured if wants_colour(color) else plain
    texts = corpus.texts
    write_lines(format_problem(problem, texts, style) + "\n" for problem in report.problems)
    if not quiet:
        print_summary(report)


def print_summary(report: Report) -> None:
    """Print to the standard error how much was checked and what was found."""
    from dipldata.reporting.text import format_summary

    summary = format_summary(report.problems, report.files, report.rules, report.runs, report.silent)
    sys.stderr.write(summary + "\n")


def deliver_report(outcome: Outcome, form: str, output: Path | None) -> None:
    """Write a report in a form to a file, or else print it; for GitHub, add the whole of it to the job summary."""
    text = format_report(outcome, form)
    if form == "github" and os.environ.get(_JOB_SUMMARY):
        _add_to_job_summary(Path(os.environ[_JOB_SUMMARY]), outcome)
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


def format_report(outcome: Outcome, form: str) -> str:
    """A report as the text of one of `FORMATS`, without colours."""
    from dipldata.catalogue import KINDS
    from dipldata.reporting import github, json_report, junit, markdown, sarif, text

    report, texts, only = outcome.report, outcome.corpus.texts, outcome.only
    problems = report.problems
    paths = [path for path in outcome.corpus.paths if only is None or path in only]
    rest = "see the job summary" if os.environ.get(_JOB_SUMMARY) else "run `dipldata validate` to see all"
    writers = {
        "text": lambda: "".join(text.format_problem(problem, texts) + "\n\n" for problem in problems),
        "json": lambda: json_report.format_json(problems, report.files),
        "github": lambda: github.format_github(problems, rest),
        "sarif": lambda: sarif.format_sarif(problems, texts, KINDS),
        "junit": lambda: junit.format_junit(problems, paths, strict=outcome.strict),
        "markdown": lambda: markdown.format_markdown(problems, texts, report.files),
    }
    return writers[form]()


def _add_to_job_summary(path: Path, outcome: Outcome) -> None:
    """Append the Markdown report, as long as the summary of the step has room for it."""
    from dipldata.reporting.markdown import MOST_BYTES, format_markdown

    used = path.stat().st_size if path.exists() else 0
    report = outcome.report
    text = format_markdown(report.problems, outcome.corpus.texts, report.files, MOST_BYTES - used)
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(f"## Records\n\n{text}\n")
