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
from dipldata.exports.csv_export import plan_csv
from dipldata.exports.datapackage import plan_datapackage
from dipldata.exports.json_export import WHOLE, collections_of, plan_json
from dipldata.exports.jsonl_export import plan_jsonl
from dipldata.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dipldata.dataset import Dataset

Files = dict[str, bytes]
"""Content by path, with forward slashes."""


class Format(NamedTuple):
    """A format: what it is, whether a release has it, and what makes its files of a dataset and a version."""

    description: str
    in_release: bool
    plan: Callable[[Dataset, str], Files]


def _json(dataset: Dataset, version: str) -> Files:
    return {WHOLE: plan_json(collections_of(dataset), version)[WHOLE]}


def _jsonl(dataset: Dataset, _: str) -> Files:
    return plan_jsonl(collections_of(dataset))


def _csv(dataset: Dataset, version: str) -> Files:
    files = plan_csv(rows_of(dataset))
    return files | {"datapackage.json": plan_datapackage(files, version), csvw.PATH: csvw.plan_csvw(version)}


def _xlsx(dataset: Dataset, _: str) -> Files:
    return {xlsx_export.NAME: xlsx_export.plan_xlsx(rows_of(dataset))}


def _sqlite(dataset: Dataset, _: str) -> Files:
    return {sqlite_export.NAME: sqlite_export.plan_sqlite(rows_of(dataset))}


def _datasette(dataset: Dataset, version: str) -> Files:
    return _sqlite(dataset, version) | {datasette.NAME: datasette.plan_datasette(version)}


def _parquet(dataset: Dataset, _: str) -> Files:
    return parquet_export.plan_parquet(rows_of(dataset))


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


def _citation(_: Dataset, version: str) -> Files:
    return {"CITATION.cff": citation.plan_citation(version)}


def _zenodo(_: Dataset, version: str) -> Files:
    return {".zenodo.json": citation.plan_zenodo(version)}


FORMATS: Final[dict[str, Format]] = {
    "json": Format("every record in one JSON file", in_release=True, plan=_json),
    "jsonl": Format("JSON Lines, one file for each record type", in_release=True, plan=_jsonl),
    "csv": Format("CSV tables with Data Package and CSV on the Web", in_release=True, plan=_csv),
    "xlsx": Format("one Excel workbook with a sheet for each table", in_release=False, plan=_xlsx),
    "sqlite": Format("one SQLite database with views and full-text search", in_release=True, plan=_sqlite),
    "datasette": Format("the database with what Datasette needs to show it well", in_release=True, plan=_datasette),
    "parquet": Format("Parquet tables", in_release=False, plan=_parquet),
    "turtle": Format("RDF in Turtle with its vocabulary and SHACL shapes", in_release=False, plan=_turtle),
    "icalendar": Format("the meetings as an iCalendar file", in_release=False, plan=_calendar),
    "graphml": Format("records and references as GraphML", in_release=False, plan=_graphml),
    "gexf": Format("records and references as GEXF", in_release=False, plan=_gexf),
    "croissant": Format("CSV tables with Croissant metadata", in_release=True, plan=_croissant),
    "citation-cff": Format("how to cite, as CITATION.cff", in_release=True, plan=_citation),
    "zenodo": Format("the same for the archive Zenodo", in_release=True, plan=_zenodo),
}
"""The formats by the name that `dipldata export` takes."""
