"""`dipldata export`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from dipldata.cli.options import colour_option

if TYPE_CHECKING:
    from dipldata.dataset import Dataset

FORMATS: Final = (
    "json", "jsonl", "csv", "xlsx", "sqlite", "datasette", "parquet", "turtle", "icalendar", "graphml", "gexf",
    "croissant", "citation-cff", "zenodo",
)  # fmt: skip
"""The names of `dipldata.exports.formats`, which is imported only when something is exported."""

EPILOG = """\b
Examples:
  dipldata export sqlite                                     dist/dipldata.sqlite, of ./records
  dipldata export parquet --out tables                       one file a table, in tables/parquet/
  dipldata export turtle dist/dipldata-0.1.0                 of a release, into dist/turtle/
  dipldata export icalendar --out meetings.ics my-records

\b
Parquet, XLSX, Turtle, iCalendar, GraphML and GEXF each need a library: pip install 'dipldata[arrow]' and so on.
Exit status: 0 written, 1 the records have errors and nothing was written, 2 could not run.
"""


@click.command(name="export", epilog=EPILOG)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[RECORDS|RELEASE]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="PATH",
    help="Where to write: the file, or the directory of a format of several files; else in dist/.",
)  # fmt: skip
@colour_option
def command(form: str, source: Path | None, out: Path | None, *, color: bool | None) -> int:
    """Write the records, or a release, in one of many formats.

    FORMAT is json, jsonl, csv, xlsx, sqlite, datasette, parquet, turtle, icalendar, graphml, gexf, croissant,
    citation-cff or zenodo; docs/formats.md describes each. The source is a directory of records, which is validated
    first, or a release: its directory or a zip file of it. Without one, it is ./records, or the nearest one above.
    The same facts always give the same bytes, as long as the library that writes the format is the same.
    """
    found = _open(source, color=color)
    if found is None:
        return 1
    from dipldata.exports.formats import FORMATS as KNOWN
    from dipldata.release.soundness import require_sound
    from dipldata.tables import rows_of

    dataset, version = found
    require_sound(rows_of(dataset))
    files = KNOWN[form].plan(dataset, version)
    for path in _write(files, form, out):
        click.echo(path.as_posix())
    return 0


def _open(source: Path | None, *, color: bool | None) -> tuple[Dataset, str] | None:
    """The dataset and its version, or None where the records have errors, which are then printed."""
    from dipldata.bundled import is_release
    from dipldata.cli.build import sound_dataset
    from dipldata.errors import NoSuchPathError
    from dipldata.version import VERSION

    if source is not None and not source.exists():
        raise NoSuchPathError(source)
    if source is not None and is_release(source):
        return _read_release(source)
    dataset = sound_dataset(source, color=color)
    return None if dataset is None else (dataset, VERSION)


def _read_release(path: Path) -> tuple[Dataset, str]:
    import json

    from pydantic import ValidationError

    from dipldata.bundled import open_release
    from dipldata.errors import NoDataError
    from dipldata.exports.json_export import WHOLE, dataset_from_collections
    from dipldata.linked.stores import check_schema_version

    try:
        content = json.loads(open_release(path)(WHOLE))
        check_schema_version(str(content["schema_version"]))
        return dataset_from_collections(content), str(content["version"])
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise NoDataError(path, f"{WHOLE} is not that of a release") from error


def _write(files: dict[str, bytes], form: str, out: Path | None) -> list[Path]:
    """Write the files, each at once; what is there under the same name is replaced. Returns where to look."""
    from dipldata.errors import ReleaseWriteError

    single = len(files) == 1
    places = {path: _place(path, out, form, single=single) for path in files}
    for path, place in places.items():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            new = place.with_name(f".{place.name}.new")
            new.write_bytes(files[path])
            new.replace(place)
        except OSError as error:
            raise ReleaseWriteError(place, error.strerror or type(error).__name__) from error
    return [*places.values()] if single else [out or Path("dist", form)]


def _place(path: str, out: Path | None, form: str, *, single: bool) -> Path:
    if not single:
        return (out or Path("dist", form)) / PurePosixPath(path)
    if out is None or out.is_dir():
        return (out or Path("dist")) / PurePosixPath(path).name
    return out
