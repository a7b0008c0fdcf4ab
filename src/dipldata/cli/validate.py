"""`dipldata validate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option, day_option, records_option
from dipldata.cli.reports import format_options
from dipldata.cli.rewrites import apply_fixes, fix_options
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.checking import Report
    from dipldata.cli.reports import Outcome
    from dipldata.cli.rewrites import Fixes

EPILOG = """\b
Examples:
  dipldata validate                               every record of ./records
  dipldata validate records/people/wang-yi.yaml   what is wrong with one record
  dipldata validate --strict --today 2026-11-23   as a release is checked
  dipldata validate --format github               annotations and job summary of a pull request
  dipldata validate --fix                         mend what can be mended without changing a fact
  dipldata validate --unsafe-fixes --diff         see what all the fixes would do
  dipldata validate --format sarif --output a.sarif

\b
Exit status: 0 no problems (left), 1 problems (with --strict warnings, too; with --diff fixes, too), 2 could not run.
"""


@click.command(name="validate", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@records_option
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@day_option("--today", help="The day for date-driven rules, which are silent without it.")
@fix_options
@format_options
@colour_option
@click.option("-q", "--quiet", is_flag=True, help="Print the problems only, no summary.")
def command(  # noqa: PLR0913 - one argument for each option
    paths: tuple[Path, ...],
    root: Path | None,
    *,
    strict: bool,
    today: dt.date | None,
    fixes: Fixes | None,
    form: str,
    output: Path | None,
    color: bool | None,
    quiet: bool,
) -> int:
    """Check records and say what is wrong, where, and what to write instead.

    PATHS are files or directories; without any, the whole records directory is checked. Only the problems of the named
    files are printed, but their references are checked against all records. A named file outside the records directory
    takes the place of the record of the same type and id.

    With --fix, the files are mended and what is left is reported. With --diff, the differences are all that is printed.

    The form of --format json is that of schema/report.schema.json. With --format github, the whole report is added to
    the job summary that GITHUB_STEP_SUMMARY names, for annotations show ten errors and ten warnings at most.
    """
    from dipldata.checking import check_corpus
    from dipldata.cli.reports import Outcome
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    scope = find_scope(root, paths)
    with Progress("Reading records") as progress:
        corpus = load_files(scope.files, progress)
    with Progress("Checking records") as progress:
        report = check_corpus(corpus, today=today, only=scope.only, progress=progress)
    if fixes:
        fixed = apply_fixes(fixes, corpus, report, today=today, only=scope.only, quiet=quiet)
        if fixes.diff:
            return 1 if fixed.texts or _fails(fixed.report, strict=strict) else 0
        report, corpus = fixed.report, fixed.corpus
    _deliver(Outcome(report, corpus, scope.only, strict), form, output, color=color, quiet=quiet)
    return 1 if _fails(report, strict=strict) else 0


def _deliver(outcome: Outcome, form: str, output: Path | None, *, color: bool | None, quiet: bool) -> None:
    from dipldata.cli.reports import deliver_report, print_report, print_summary

    if form == "text" and output is None:
        print_report(outcome.report, outcome.corpus, color=color, quiet=quiet)
        return
    deliver_report(outcome, form, output)
    if not quiet:
        print_summary(outcome.report)


def _fails(report: Report, *, strict: bool) -> bool:
    return bool(report.errors or (strict and report.problems))
