"""`dipldata fmt`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import records_option
from dipldata.cli.rewrites import print_differences, rewrite_files
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable

EPILOG = """\b
Examples:
  dipldata fmt                                  every record of ./records
  dipldata fmt records/people/wang-yi.yaml      one record
  dipldata fmt --diff                           what would change
  dipldata fmt --check                          as a pull request is checked

\b
Exit status: 0 all in canonical style (now), 1 some would change (--check, --diff) or cannot be read without problems,
2 could not run.
"""


@click.command(name="fmt", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@records_option
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[Path, ...], root: Path | None, *, check: bool, diff: bool) -> int:
    """Write records in canonical style: order of fields, indentation, quotes, line lengths, short forms.

    PATHS are files or directories; without any, the whole records directory is formatted. What a file says never
    changes, and comments stay with what they describe. A file that has problems of YAML is left as it is.
    """
    from dipldata.formatting import format_files

    with Progress("Formatting records") as progress:
        result = format_files(_files(paths, root), progress)
    if diff:
        print_differences(result.changed)
    else:
        click.echo("".join(f"{_shown(path)}\n" for path in result.changed), nl=False)
    if not check and not diff:
        rewrite_files(result.changed)
    for path in result.unread:
        click.echo(f"{_shown(path)} was left as it is: run `dipldata validate` to see its problems", err=True)
    click.echo(_summary(len(result.changed), result.files, pending=check or diff), err=True)
    return 1 if result.unread or (result.changed and (check or diff)) else 0


def _files(paths: Iterable[Path], root: Path | None) -> list[Path]:
    from dipldata.cli.scope import find_root
    from dipldata.loading import by_place, list_files

    named = list(paths) or [find_root(root)]
    return list(by_place(file for path in named for file in list_files(path)).values())


def _shown(path: str) -> str:
    from dipldata.reporting.printing import printable

    return printable(path)


def _summary(changed: int, files: int, *, pending: bool) -> str:
    from dipldata.reporting.text import count

    return f"{count(changed, 'file')} of {files:,} {'would be' if pending else ''} rewritten".replace("  ", " ")
