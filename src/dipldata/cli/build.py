"""`dipldata build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.options import colour_option, records_option
from dipldata.cli.reports import print_report
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from dipldata.cli.reports import Shown
    from dipldata.dataset import Dataset
    from dipldata.problems import Report
    from dipldata.release.record_files import RecordFiles

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
    bytes. Records are not held in memory, so that there may be any number of them. `dipldata export` writes other
    formats.
    """
    source = sound_records(root, color=color)
    if source is None:
        return 1
    from dipldata.release.planning import release_name
    from dipldata.release.streaming import stream_release
    from dipldata.release.writing import new_release
    from dipldata.survey.pausing import collection_paused
    from dipldata.version import VERSION

    target = out / release_name(VERSION)
    with collection_paused(), Progress("Reading records") as progress, new_release(target) as directory:
        counts = stream_release(source, VERSION, directory, progress.step)
    size = sum(stamp.size for stamp in directory.stamps.values())
    click.echo(f"{target.as_posix()}: {counts.live:,} records, {len(directory.stamps)} files, {size:,} bytes")
    return 0


def sound_records(root: Path | None, *, color: bool | None) -> RecordFiles | None:
    """The files of the records, or None where they have errors, which are then printed. Nothing is held of them."""
    from dipldata.cli.scope import find_root
    from dipldata.cli.surveying import run_survey
    from dipldata.listing import list_names
    from dipldata.release.record_files import RecordFiles

    base = find_root(root)
    source = RecordFiles(list_names(base.as_posix()))
    survey, _ = run_survey(base, (), today=None, workers=None, cache=False)
    return source if _is_sound(survey.report, survey, color=color) else None


def sound_dataset(root: Path | None, *, color: bool | None) -> Dataset | None:
    """The dataset, or None where it has errors, which are then printed."""
    from dipldata.checking import check_corpus
    from dipldata.cli.scope import find_scope
    from dipldata.loading import load_files

    with Progress("Reading records") as progress:
        corpus = load_files(find_scope(root, ()).files, progress)
    with Progress("Checking records") as progress:
        report = check_corpus(corpus, progress=progress)
    return corpus.dataset if _is_sound(report, corpus, color=color) else None


def _is_sound(report: Report, shown: Shown, *, color: bool | None) -> bool:
    """Print a report; whether the records have no errors."""
    from dipldata.errors import RecordsInvalidError

    print_report(report, shown, color=color)
    if report.errors:
        click.echo(f"error: {RecordsInvalidError(report.errors)}", err=True)
    return not report.errors
