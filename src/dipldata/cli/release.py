"""`dipldata release`."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dipldata.cli.build import sound_dataset
from dipldata.cli.options import colour_option, day_option, records_option
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from dipldata.changes import Snapshot
    from dipldata.dataset import Dataset
    from dipldata.release.advancing import Advance

EPILOG = """\b
Examples:
  dipldata release v0.1.0 --dry-run          what the release after the tag v0.1.0 would be
  dipldata release dist/dipldata-0.1.0       make it, compared with the release as it was built
  dipldata release --first                   make the first one

\b
Exit status: 0 made (or would be), 1 the records have errors, 2 refused or could not run; then nothing is written.
"""


@click.command(name="release", epilog=EPILOG)
@click.argument("old", required=False)
@click.option("--first", is_flag=True, help="There is no earlier release.")
@click.option("--as", "wanted", metavar="VERSION", help="A version, if it is to rise further than it has to.")
@day_option("--date", help="The day of the release; today unless said.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True, metavar="DIR",
    help="Where the list of changes is put, as dipldata-VERSION-changes.json.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be released, and write nothing.")
@records_option
@colour_option
def command(  # noqa: PLR0913 - one argument for each option
    old: str | None, *, first: bool, wanted: str | None, date: dt.date | None, out: Path, dry_run: bool,
    root: Path | None, color: bool | None,
) -> int:  # fmt: skip
    """Make the next release of the records, compared with the last one.

    OLD is the last release (its directory or dipldata.json) or its git revision. The two are compared as built, which
    gives the list of changes and the smallest version that is honest. The release is refused where an id would be
    lost, a tenth of the records of a type would go, a field would suddenly be empty, or the version would say too
    little. Otherwise its index, the changelog, CITATION.cff and the version of the library are written into the
    repository, to be committed and tagged, and the list of changes beside the release, which `dipldata build` builds.
    """
    from dipldata.cli.scope import find_root

    if first == (old is not None):
        raise click.UsageError("name the last release, or say --first")  # noqa: TRY003 - click's own form
    _check_version(wanted)
    dataset = sound_dataset(root, color=color)
    if dataset is None:
        return 1
    records = find_root(root)
    advance = _advance(dataset, old, records, wanted)
    if dry_run:
        click.echo(f"would be {advance.version} ({advance.bump})\n\n{advance.block}", nl=False)
        return 0
    day = date or dt.datetime.now(tz=dt.UTC).astimezone().date()
    for path in _write(advance, dataset, records.parent, out, day):
        click.echo(path.as_posix())
    return 0


def _check_version(wanted: str | None) -> None:
    import re

    if wanted is not None and not re.fullmatch(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}", wanted, flags=re.ASCII):
        raise click.BadParameter(f"{wanted!r} is not of the form 1.2.3", param_hint="--as")  # noqa: TRY003 - click's own form


def _advance(dataset: Dataset, old: str | None, records: Path, wanted: str | None) -> Advance:
    """Compare the last release with the one that these records make, both as they are built."""
    from dipldata.release.advancing import NOTHING, plan_advance
    from dipldata.versions import open_version

    if old is None:
        return plan_advance(NOTHING, _as_built(dataset), None, wanted)
    with Progress(f"Reading {old!r}") as progress:
        before = open_version(old, records, progress)
    return plan_advance(before, _as_built(dataset), before.version or _last_version(records.parent), wanted)


def _as_built(dataset: Dataset) -> Snapshot:
    from dipldata.release.planning import plan_release
    from dipldata.release.writing import write_release
    from dipldata.version import VERSION
    from dipldata.versions.releases import read_release

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "new"
        write_release(plan_release(dataset, VERSION), target)
        return read_release(target, "new")


def _last_version(repository: Path) -> str:
    """The version of the newest release that the repository knows."""
    from dipldata.errors import ReleaseRefusedError
    from dipldata.files import RELEASES_FOLDER
    from dipldata.release.index import version_key

    versions = [path.stem for path in (repository / RELEASES_FOLDER).glob("*.json")]
    if not versions:
        raise ReleaseRefusedError([f"the version of the last release is not known: {RELEASES_FOLDER}/ holds no index"])
    return max(versions, key=version_key)


def _write(advance: Advance, dataset: Dataset, repository: Path, out: Path, day: dt.date) -> list[Path]:
    """Write the files of the repository that have the version, and the list of changes."""
    from dipldata.files import RELEASES_FOLDER
    from dipldata.release import repository as texts
    from dipldata.release.indexing import plan_index
    from dipldata.release.planning import release_name
    from dipldata.release.writing import write_files

    version = advance.version
    edits: dict[str, Callable[[str], str]] = {
        texts.CHANGELOG: lambda text: texts.released_changelog(text, version, day, advance.block),
        **dict.fromkeys(texts.CITATIONS, lambda text: texts.cited_version(text, version, day)),
        texts.VERSION_MODULE: lambda text: texts.versioned_module(text, version),
    }
    present = {repository / name: edit for name, edit in edits.items() if (repository / name).is_file()}
    files = {path: edit(path.read_text(encoding="utf-8")).encode("utf-8") for path, edit in present.items()}
    files[repository / RELEASES_FOLDER / f"{version}.json"] = plan_index(dataset, version)
    files[out / f"{release_name(version)}-changes.json"] = advance.document.encode("utf-8")
    write_files(files)
    return list(files)
