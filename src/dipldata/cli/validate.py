"""`dipldata validate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option, day_option, records_option
from dipldata.cli.terminal import Progress, coloured, wants_colour, write_lines

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.checking import Report
    from dipldata.loading import Corpus

EPILOG = """\b
Examples:
  dipldata validate                               every record of ./records
  dipldata validate records/people/wang-yi.yaml   what is wrong with one record
  dipldata validate --strict --today 2026-11-23   as a release is checked

\b
Exit status: 0 no problems, 1 problems (with --strict warnings, too), 2 could not run.
"""


@click.command(name="validate", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@records_option
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@day_option("--today", help="The day for date-driven rules, which are silent without it.")
@colour_option
@click.option("-q", "--quiet", is_flag=True, help="Print the problems only, no summary.")
def command(  # noqa: PLR0913 - one argument for each option
    paths: tuple[Path, ...], root: Path | None, *, strict: bool, today: dt.date | None, color: bool | None, quiet: bool
) -> int:
    """Check records and say what is wrong, where, and what to write instead.

    PATHS are files or directories; without any, the whole records directory is checked. Only the problems of the named
    files are printed, but their references are checked against all records. A named file outside the records directory
    takes the place of the record of the same type and id.
    """
    from dipldata.checking import check_corpus
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    scope = find_scope(root, paths)
    with Progress("Reading records") as progress:
        corpus = load_files(scope.files, progress)
    with Progress("Checking records") as progress:
        report = check_corpus(corpus, today=today, only=scope.only, progress=progress)
    print_report(report, corpus, color=color, quiet=quiet)
    return 1 if report.errors or (strict and report.problems) else 0


def print_report(report: Report, corpus: Corpus, *, color: bool | None = None, quiet: bool = False) -> None:
    """Print the problems to the standard output and the summary to the standard error."""
    from dipldata.reporting.text import format_problem, format_summary, plain

    style = coloured if wants_colour(color) else plain
    texts = corpus.texts
    write_lines(format_problem(problem, texts, style) + "\n" for problem in report.problems)
    if not quiet:
        summary = format_summary(report.problems, report.files, report.rules, report.runs, report.silent)
        sys.stderr.write(summary + "\n")
