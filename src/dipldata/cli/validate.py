"""`dipldata validate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option, day_option, records_option
from dipldata.cli.reports import format_options
from dipldata.cli.rewrites import apply_fixes, fix_options
from dipldata.cli.surveying import run_survey
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.cli.reports import Outcome
    from dipldata.cli.rewrites import Fixes
    from dipldata.cli.scope import Scope
    from dipldata.fixing import Fixed
    from dipldata.problems import Report

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
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes to use; else one for each processor, if worth while.",
)
@click.option(
    "--cache/--no-cache", default=True, show_default=True, help="Use what the last run found in unchanged files."
)
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
    workers: int | None,
    cache: bool,
    form: str,
    output: Path | None,
    color: bool | None,
    quiet: bool,
) -> int:
    """Check records and say what is wrong, where, and what to write instead.

    PATHS are files or directories; without any, the whole records directory is checked. Only the problems of the named
    files are printed, but their references are checked against all records. A named file outside the records directory
    takes the place of the record of the same type and id.

    What was found is left in .dipldata beside the records directory, and used again for files that have not changed nor
    depend on others that have; the report is the same with --no-cache, with one worker or with several.

    With --fix, the files are mended and what is left is reported. With --diff, the differences are all that is printed.

    The form of --format json is that of schema/report.schema.json. With --format github, the whole report is added to
    the job summary that GITHUB_STEP_SUMMARY names, for annotations show ten errors and ten warnings at most.
    """
    from dipldata.cli.reports import Outcome

    if fixes is None:
        surveyed, only = run_survey(root, paths, today=today, workers=workers, cache=cache, last=True)
        outcome = Outcome(surveyed.report, surveyed, only, strict)
    else:
        fixed, scope = _fix(fixes, root, paths, today=today, quiet=quiet)
        if fixes.diff:
            return 1 if fixed.texts or _fails(fixed.report, strict=strict) else 0
        outcome = Outcome(fixed.report, fixed.corpus, scope.only, strict)
    _deliver(outcome, form, output, color=color, quiet=quiet)
    return 1 if _fails(outcome.report, strict=strict) else 0


def _fix(
    fixes: Fixes, root: Path | None, paths: tuple[Path, ...], *, today: dt.date | None, quiet: bool
) -> tuple[Fixed, Scope]:
    from dipldata.checking import check_corpus
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    scope = find_scope(root, paths)
    with Progress("Reading records") as progress:
        corpus = load_files(scope.files, progress)
    with Progress("Checking records") as progress:
        report = check_corpus(corpus, today=today, only=scope.only, progress=progress)
    return apply_fixes(fixes, corpus, report, today=today, only=scope.only, quiet=quiet), scope


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
