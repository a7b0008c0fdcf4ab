"""Every format that a dataset can be exported to, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.exports import (
    calendar_export,
    citation,
    croissant,
    csvw,
    datasette,
    graph_export,
    parquet_export,
    rdf_export,
    rdf_shapes,
    sqlite_export,
    xlsx_export,
)
from dipldata.exports.csv_export import CsvWriter, plan_csv
from dipldata.exports.datapackage import plan_datapackage
from dipldata.exports.files import Output
from dipldata.exports.json_export import WHOLE, JsonWriter, collections_of, plan_json
from dipldata.exports.jsonl_export import JsonLinesWriter, plan_jsonl
from dipldata.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dipldata.dataset import Dataset
    from dipldata.exports.digests import Content
    from dipldata.exports.files import Files, Folder


class Format(NamedTuple):
    """A format: what it is, and what makes its files of a dataset and a version.

    `stream` begins to write it record by record, which gives the same bytes; without it, every record has to be in
    memory. `name` is that of its file, empty where there are several. `in_release` tells whether a release has it.
    `needs` is the library that makes it, and the extra that has the library.
    """

    description: str
    plan: Callable[[Dataset, str], Files]
    stream: Callable[[Folder, str], Output] | None = None
    name: str = ""
    in_release: bool = False
    needs: tuple[str, str] | None = None


def _json(dataset: Dataset, version: str) -> Files:
    return {WHOLE: plan_json(collections_of(dataset), version)[WHOLE]}


def _stream_json(folder: Folder, version: str) -> Output:
    return Output(records=(JsonWriter(folder.open, version),))


def _jsonl(dataset: Dataset, _: str) -> Files:
    return plan_jsonl(collections_of(dataset))


def _stream_jsonl(folder: Folder, _: str) -> Output:
    return Output(records=(JsonLinesWriter(folder.open),))


def _csv(dataset: Dataset, version: str) -> Files:
    files = plan_csv(rows_of(dataset))
    return files | _csv_metadata(files, version)


def _csv_metadata(files: Mapping[str, Content], version: str) -> Files:
    return {"datapackage.json": plan_datapackage(files, version), csvw.PATH: csvw.plan_csvw(version)}


def _stream_csv(folder: Folder, version: str) -> Output:
    return Output(rows=(CsvWriter(folder.open),), after=lambda stamps: _csv_metadata(stamps, version))


def _xlsx(dataset: Dataset, _: str) -> Files:
    return {xlsx_export.NAME: xlsx_export.plan_xlsx(rows_of(dataset))}


def _sqlite(dataset: Dataset, _: str) -> Files:
    return {sqlite_export.NAME: sqlite_export.plan_sqlite(rows_of(dataset))}


def _stream_sqlite(folder: Folder, _: str) -> Output:
    return Output(rows=(folder.database(sqlite_export.NAME),))


def _datasette(dataset: Dataset, version: str) -> Files:
    return _sqlite(dataset, version) | {datasette.NAME: datasette.plan_datasette(version)}


def _stream_datasette(folder: Folder, version: str) -> Output:
    metadata = {datasette.NAME: datasette.plan_datasette(version)}
    return Output(rows=(folder.database(sqlite_export.NAME),), after=lambda _: metadata)


def _parquet(dataset: Dataset, _: str) -> Files:
    return parquet_export.plan_parquet(rows_of(dataset))


def _stream_parquet(folder: Folder, _: str) -> Output:
    writer = parquet_export.ParquetWriter(folder.open)
    folder.at_end(writer.abandon)
    return Output(rows=(writer,))


def _turtle(dataset: Dataset, _: str) -> Files:
    return {
        rdf_export.NAME: rdf_export.plan_turtle(dataset),
        rdf_shapes.VOCABULARY_NAME: rdf_shapes.plan_vocabulary(),
        rdf_shapes.SHAPES_NAME: rdf_shapes.plan_shapes(),
    }


def _calendar(dataset: Dataset, version: str) -> Files:
    return {calendar_export.NAME: calendar_export.plan_calendar(dataset, version)}


def _graphml(dataset: Dataset, _: str) -> Files:
    return {graph_export.GRAPHML: graph_export.plan_graphml(dataset)}


def _gexf(dataset: Dataset, _: str) -> Files:
    return {graph_export.GEXF: graph_export.plan_gexf(dataset)}


def _croissant(dataset: Dataset, version: str) -> Files:
    files = plan_csv(rows_of(dataset))
    return files | {croissant.NAME: croissant.plan_croissant(files, version)}


def _stream_croissant(folder: Folder, version: str) -> Output:
    return Output(
        rows=(CsvWriter(folder.open),),
        after=lambda stamps: {croissant.NAME: croissant.plan_croissant(stamps, version)},
    )


def _citation(_: Dataset, version: str) -> Files:
    return {"CITATION.cff": citation.plan_citation(version)}


def _zenodo(_: Dataset, version: str) -> Files:
    return {".zenodo.json": citation.plan_zenodo(version)}


def _stream_citation(_: Folder, version: str) -> Output:
    return Output(after=lambda _: {"CITATION.cff": citation.plan_citation(version)})


def _stream_zenodo(_: Folder, version: str) -> Output:
    return Output(after=lambda _: {".zenodo.json": citation.plan_zenodo(version)})


_NETWORKX: Final = ("networkx", "networkx")
FORMATS: Final[dict[str, Format]] = {
    "json": Format("every record in one JSON file", _json, _stream_json, WHOLE, in_release=True),
    "jsonl": Format("JSON Lines, one file for each record type", _jsonl, _stream_jsonl, in_release=True),
    "csv": Format("CSV tables with Data Package and CSV on the Web", _csv, _stream_csv, in_release=True),
    "xlsx": Format(
        "one Excel workbook with a sheet for each table", _xlsx, name=xlsx_export.NAME, needs=("xlsxwriter", "xlsx")
    ),
    "sqlite": Format(
        "one SQLite database with views and full-text search", _sqlite, _stream_sqlite, sqlite_export.NAME,
        in_release=True,
    ),
    "datasette": Format(
        "the database with what Datasette needs to show it well", _datasette, _stream_datasette, in_release=True
    ),
    "parquet": Format("Parquet tables", _parquet, _stream_parquet, needs=("pyarrow", "arrow")),
    "turtle": Format("RDF in Turtle with its vocabulary and SHACL shapes", _turtle, needs=("pyoxigraph", "rdf")),
    "icalendar": Format(
        "the meetings as an iCalendar file", _calendar, name=calendar_export.NAME, needs=("icalendar", "icalendar")
    ),
    "graphml": Format("records and references as GraphML", _graphml, name=graph_export.GRAPHML, needs=_NETWORKX),
    "gexf": Format("records and references as GEXF", _gexf, name=graph_export.GEXF, needs=_NETWORKX),
    "croissant": Format("CSV tables with Croissant metadata", _croissant, _stream_croissant, in_release=True),
    "citation-cff": Format(
        "how to cite, as CITATION.cff", _citation, _stream_citation, "CITATION.cff", in_release=True
    ),
    "zenodo": Format("the same for the archive Zenodo", _zenodo, _stream_zenodo, ".zenodo.json", in_release=True),
}  # fmt: skip
"""The formats by the name that `dipldata export` takes."""
