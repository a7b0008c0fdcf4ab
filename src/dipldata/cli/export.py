"""`dipldata export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dipldata.cli.options import colour_option
from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from dipldata.dataset import Dataset

FORMATS: Final = (
    "json", "jsonl", "csv", "xlsx", "sqlite", "datasette", "parquet", "turtle", "icalendar", "graphml", "gexf",
    "croissant", "citation-cff", "zenodo",
)  # fmt: skip
"""The names of `dipldata.exports.formats`, which is imported only when something is exported."""

STREAMED: Final = ("json", "jsonl", "csv", "sqlite", "datasette", "parquet", "croissant", "citation-cff", "zenodo")
"""Those that are written while the records go by, so that there may be any number of them."""

EPILOG = """\b
Examples:
  dipldata export sqlite                                     dist/dipldata.sqlite, of ./records
  dipldata export csv,jsonl,sqlite,parquet --out data        four formats in one go, in data/
  dipldata export parquet --out tables                       one file a table, in tables/parquet/
  dipldata export turtle dist/dipldata-0.1.0                 of a release, into dist/turtle/
  dipldata export icalendar --out meetings.ics my-records

\b
Parquet, XLSX, Turtle, iCalendar, GraphML and GEXF each need a library: pip install 'dipldata[arrow]' and so on.
Exit status: 0 written, 1 the records have errors and nothing was written, 2 could not run.
"""


class _Forms(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic in later versions
    """Names of formats with commas between them."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(value.split(",")))
        for name in names:
            if name not in FORMATS:
                self.fail(f"{name!r} is not one of {', '.join(FORMATS)}.", param, ctx)
        return names


@click.command(name="export", epilog=EPILOG)
@click.argument("forms", metavar="FORMAT[,FORMAT...]", type=_Forms())
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[RECORDS|RELEASE]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="PATH",
    help="Where to write: the file, or the directory of a format of several files; else in dist/.",
)  # fmt: skip
@click.option("--in-memory", is_flag=True, help="Hold every record in memory, however many there are.")
@colour_option
def command(
    forms: tuple[str, ...], source: Path | None, out: Path | None, *, in_memory: bool, color: bool | None
) -> int:
    """Write the records, or a release, in one or several of many formats.

    FORMAT is json, jsonl, csv, xlsx, sqlite, datasette, parquet, turtle, icalendar, graphml, gexf, croissant,
    citation-cff or zenodo; docs/formats.md describes each. The source is a directory of records, which is validated
    first, or a release: its directory or a zip file of it. Without one, it is ./records, or the nearest one above.
    The same facts always give the same bytes, as long as the library that writes the format is the same.

    Of records, json, jsonl, csv, sqlite, datasette, parquet and croissant are written while the records go by, so that
    there may be any number of them. The other formats need every record in memory, and say so when there are too many.
    Nothing is put in its place before all of it is written.
    """
    from dipldata.bundled import is_release
    from dipldata.errors import NoSuchPathError
    from dipldata.exports.extras import library
    from dipldata.exports.formats import FORMATS as KNOWN

    for form in forms:
        if (needs := KNOWN[form].needs) is not None:
            library(*needs)
    if source is not None and not source.exists():
        raise NoSuchPathError(source)
    if source is not None and is_release(source):
        return _write_planned(forms, out, *_read_release(source))
    if set(forms) <= set(STREAMED) and not in_memory:
        return _write_streamed(forms, out, source, color=color)
    return _write_held(forms, out, source, color=color, any_number=in_memory)


def _write_streamed(forms: tuple[str, ...], out: Path | None, root: Path | None, *, color: bool | None) -> int:
    """Write records while they go by."""
    from dipldata.cli.build import sound_records
    from dipldata.exports.formats import FORMATS as KNOWN
    from dipldata.release.streaming import stream_formats
    from dipldata.release.writing import new_files
    from dipldata.survey.pausing import collection_paused
    from dipldata.version import VERSION

    source = sound_records(root, color=color)
    if source is None:
        return 1
    place, named = _places(forms, out)
    with collection_paused(), Progress("Reading records") as progress, new_files(place) as directory:
        stream_formats(source, VERSION, directory, {KNOWN[form]: named[form] for form in forms}, progress.step)
    return _tell(forms, place, named)


def _write_held(
    forms: tuple[str, ...], out: Path | None, root: Path | None, *, color: bool | None, any_number: bool
) -> int:
    """Write records of which all are in memory. Raises `TooManyRecordsError` where there may be no room for them."""
    from dipldata.cli.build import sound_dataset
    from dipldata.cli.scope import find_root
    from dipldata.exports.room import MOST, TooManyRecordsError
    from dipldata.listing import list_names
    from dipldata.version import VERSION

    number = len(list_names(find_root(root).as_posix()))
    if number > MOST and not any_number:
        raise TooManyRecordsError(", ".join(form for form in forms if form not in STREAMED), number, STREAMED[:7])
    dataset = sound_dataset(root, color=color)
    return 1 if dataset is None else _write_planned(forms, out, dataset, VERSION)


def _write_planned(forms: tuple[str, ...], out: Path | None, dataset: Dataset, version: str) -> int:
    from dipldata.exports.formats import FORMATS as KNOWN
    from dipldata.release.soundness import require_sound
    from dipldata.release.writing import new_files
    from dipldata.tables import rows_of

    require_sound(rows_of(dataset))
    place, named = _places(forms, out)
    planned = {form: KNOWN[form].plan(dataset, version) for form in forms}
    with new_files(place) as directory:
        for form, files in planned.items():
            for path, data in files.items():
                directory.write(named[form](path), data)
    return _tell(forms, place, named)


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


def _places(forms: tuple[str, ...], out: Path | None) -> tuple[Path, dict[str, Callable[[str], str]]]:
    """The directory into which to write, and what names the files of each format there."""
    from dipldata.exports.formats import FORMATS as KNOWN

    first, *more = forms
    if more:
        return out or Path("dist"), {form: _as_it_is if KNOWN[form].name else _within(form) for form in forms}
    if not KNOWN[first].name:
        return out or Path("dist", first), {first: _as_it_is}
    if out is None or out.is_dir():
        return out or Path("dist"), {first: _as_it_is}
    return out.parent, {first: lambda _: out.name}


def _as_it_is(path: str) -> str:
    return path


def _within(folder: str) -> Callable[[str], str]:
    return lambda path: f"{folder}/{path}"


def _tell(forms: tuple[str, ...], place: Path, named: dict[str, Callable[[str], str]]) -> int:
    """Print where to look."""
    from dipldata.exports.formats import FORMATS as KNOWN

    for form in forms:
        click.echo((place / named[form](KNOWN[form].name)).as_posix())
    return 0
