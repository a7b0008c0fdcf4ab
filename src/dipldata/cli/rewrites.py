"""Texts of records that a command writes anew, or shows as differences."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from dipldata.cli.terminal import write_lines

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping

    from dipldata.checking import Report
    from dipldata.cli.options import CommandT
    from dipldata.fixing import Fixed
    from dipldata.loading import Corpus


class Fixes(NamedTuple):
    """Which fixes to apply, and whether only to show what they would change."""

    unsafe: bool
    diff: bool


def fix_options(function: CommandT) -> CommandT:
    """`--fix`, `--unsafe-fixes` and `--diff`, passed on as `fixes`: None where no fix is asked for."""

    @wraps(function)
    def call(*arguments: Any, fix: bool, unsafe_fixes: bool, diff: bool, **options: Any) -> Any:  # noqa: ANN401 - passed on
        fixes = Fixes(unsafe_fixes, diff) if fix or unsafe_fixes or diff else None
        return function(*arguments, fixes=fixes, **options)

    safe = click.option("--fix", is_flag=True, help="Apply the safe fixes that problems carry: none can change a fact.")
    unsafe = click.option("--unsafe-fixes", is_flag=True, help="Apply the other fixes, too; look at what they did.")
    show = click.option("--diff", is_flag=True, help="Show what the fixes would change, and write nothing.")
    return cast("CommandT", safe(unsafe(show(call))))


def rewrite_files(texts: Mapping[str, tuple[str, str]]) -> None:
    """Write each file that has another text than before; one that cannot be written does not keep the others from it.

    Raises the first `RewriteError` after all have been tried; the others are printed.
    """
    from dipldata.errors import RewriteError
    from dipldata.rewriting import rewrite_text

    errors: list[RewriteError] = []
    for path, (old, new) in texts.items():
        try:
            rewrite_text(Path(path), old, new)
        except RewriteError as error:
            errors.append(error)
    for other in errors[1:]:
        click.echo(f"error: {other}", err=True)
    if errors:
        raise errors[0]


def print_differences(texts: Mapping[str, tuple[str, str]]) -> None:
    """Print what changes in each file as a unified diff; characters that a terminal should not get are escaped."""
    write_lines(line for path, (old, new) in texts.items() for line in _differences(path, old, new))


def _differences(path: str, old: str, new: str) -> Iterator[str]:
    import difflib

    from dipldata.reporting.printing import printable

    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}", lineterm="")
    for line in lines:
        body, end, _ = line.partition("\0")
        yield printable(body)
        if end:
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    """The lines of a text; the last one is marked where nothing ends it."""
    lines = text.split("\n")
    return [*lines[:-1], *([lines[-1] + "\0"] if lines[-1] else [])]


def apply_fixes(  # noqa: PLR0913 - what a validation is made of
    fixes: Fixes,
    corpus: Corpus,
    report: Report,
    *,
    today: dt.date | None,
    only: Collection[str] | None,
    quiet: bool,
) -> Fixed:
    """Fix a corpus that has been checked; write what changed, or show it; say on the standard error what was fixed."""
    from dipldata.fixing import fix_corpus

    fixed = fix_corpus(corpus, unsafe=fixes.unsafe, today=today, only=only, report=report)
    if fixes.diff:
        print_differences(fixed.texts)
    else:
        rewrite_files(fixed.texts)
    if not quiet:
        _tell(fixed, diff=fixes.diff)
    return fixed


def _tell(fixed: Fixed, *, diff: bool) -> None:
    from dipldata.reporting.printing import printable

    for problem in fixed.problems:
        what = f"{problem.path}:{problem.span.line}:{problem.span.column}: [{problem.code}] {problem.message}"
        click.echo(printable(f"{'would fix' if diff else 'fixed'}: {what}"), err=True)
    click.echo(_summary(fixed, diff=diff), err=True)


def _summary(fixed: Fixed, *, diff: bool) -> str:
    from dipldata.reporting.text import count

    done = f"{count(len(fixed.problems), 'problem')} {'would be' if diff else ''} fixed in".replace("  ", " ")
    return f"{done} {count(len(fixed.texts), 'file')}, {_left(fixed.report)} left"


def _left(report: Report) -> str:
    from dipldata.reporting.text import count

    return f"{count(len(report.problems), 'problem')}" if report.problems else "none"
