"""`dipldata build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option, records_option
from dipldata.cli.reports import print_report
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.release.planning import Plan

EPILOG = """\b
Examples:
  dipldata build                             the release of ./records in dist/
  dipldata build --records data --out /tmp   of other records, elsewhere

\b
Exit status: 0 built, 1 the records have errors and nothing was built, 2 could not run.
"""


@click.command(name="build", epilog=EPILOG)
@records_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True, metavar="DIR",
    help="Where the release directory is put.",
)  # fmt: skip
@colour_option
def command(root: Path | None, out: Path, *, color: bool | None) -> int:
    """Build the release of the records, all or nothing.

    The records are validated first; with errors, nothing is built. The release is a directory dipldata-VERSION with
    JSON, JSON Lines, CSV with metadata of three kinds, a SQLite database, the JSON Schemas, a manifest and checksums.
    It appears all at once, in place of an earlier one of the same version, and the same records always give the same
    bytes. `dipldata export` writes other formats.
    """
    dataset = sound_dataset(root, color=color)
    if dataset is None:
        return 1
    from dipldata.release.planning import plan_release, release_name
    from dipldata.release.writing import write_release
    from dipldata.version import VERSION

    target = out / release_name(VERSION)
    plan = plan_release(dataset, VERSION)
    write_release(plan, target)
    click.echo(_account(target, plan, dataset))
    return 0


def sound_dataset(root: Path | None, *, color: bool | None) -> Dataset | None:
    """The dataset, or None where it has errors, which are then printed."""
    from dipldata.checking import check_corpus
    from dipldata.cli.scope import find_scope
    from dipldata.errors import RecordsInvalidError
    from dipldata.loading import load_files

    with Progress("Reading records") as progress:
        corpus = load_files(find_scope(root, ()).files, progress)
    with Progress("Checking records") as progress:
        report = check_corpus(corpus, progress=progress)
    print_report(report, corpus, color=color)
    if report.errors:
        click.echo(f"error: {RecordsInvalidError(report.errors)}", err=True)
        return None
    return corpus.dataset


def _account(target: Path, plan: Plan, dataset: Dataset) -> str:
    """What was written, in one line."""
    size = sum(map(len, plan.values()))
    live = sum(record.state == "live" for record in dataset)
    return f"{target.as_posix()}: {live:,} records, {len(plan)} files, {size:,} bytes"
