"""`dipldata diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import day_option
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.changes import Changes, Snapshot

EPILOG = """\b
Examples:
  dipldata diff main                           what the working tree changes against main
  dipldata diff HEAD~1 HEAD --format markdown  what the last commit changed, for a pull request
  dipldata diff dist/dipldata-0.1.0            what the next release will change
  dipldata diff old/records new/records --format json --output changes.json

\b
Exit status: 0 compared (whether or not something differs), 2 could not run.
"""


@click.command(name="diff", epilog=EPILOG)
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="For people, for a pull request, for programs.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to a file instead."
)
@click.option(
    "--records", "root", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="The records directory, in the working tree and in revisions; else ./records, or the nearest one above.",
)  # fmt: skip
@day_option("--today", help="A day as of which to compare statuses, too.")
def command(  # noqa: PLR0913 - one argument for each option
    old: str, new: str | None, *, form: str, output: Path | None, root: Path | None, today: dt.date | None
) -> int:
    """Say in words what changed between two versions of the records.

    OLD and NEW are directories of records, releases (their directory or dipldata.json) or git revisions; NEW is the
    working tree if left out. Told are records added, changed, renamed, retired and deleted; statuses and references
    that are others for it; and which version number the next release needs. Revisions are read from git without
    checking anything out. Files that cannot be read are named and left out.
    """
    from dipldata.changes import find_changes

    records = _records(root)
    before = _open(old, records)
    after = _working_tree(records) if new is None else _open(new, records)
    text = _formatted(find_changes(before, after, today), form)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _records(root: Path | None) -> Path | None:
    """The records directory, None where there is none: two releases can be compared anywhere."""
    from dipldata.cli.scope import find_root
    from dipldata.errors import NoRecordsError

    try:
        return find_root(root)
    except NoRecordsError:
        if root is not None:
            raise
        return None


def _working_tree(records: Path | None) -> Snapshot:
    from dipldata.errors import NoRecordsError
    from dipldata.versions.directories import read_directory

    if records is None:
        raise NoRecordsError(Path("records"))
    with Progress("Reading records") as progress:
        return read_directory(records, records.as_posix(), progress)


def _open(name: str, records: Path | None) -> Snapshot:
    from dipldata.versions import open_version

    with Progress(f"Reading {name!r}") as progress:
        return open_version(name, records, progress)


def _formatted(changes: Changes, form: str) -> str:
    from dipldata.changes import changes_json, format_markdown, format_text

    return {"text": format_text, "markdown": format_markdown, "json": changes_json}[form](changes)
