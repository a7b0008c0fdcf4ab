"""The release's own README: what each file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.exports.citation import credit
from dipldata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATE: Final = """\
# dipldata {version}

{description}

| file | what it is |
|---|---|
| `dipldata.json` | every record, as one JSON object |
| `json/`, `jsonl/` | the same records by type: a JSON list each, and one record a line |
| `csv/` | the same facts as flat tables, listed below |
| `datapackage.json` | types, vocabularies, keys and descriptions of all columns (Data Package 2.0) |
| `csv/csv-metadata.json`, `croissant.json` | the same for CSV on the Web, and for machine-learning tools (Croissant) |
| `dipldata.sqlite` | the tables as one database, with views and full-text search (SQLite 3.37 or later) |
| `datasette.json` | `datasette dipldata.sqlite --metadata datasette.json` shows the database in a browser |
| `schema/` | the JSON Schema of each record type |
| `manifest.json` | counts, and digests of each record and file |
| `SHA256SUMS` | checksums: `sha256sum --check SHA256SUMS` |
| `LICENSE-DATA` | CC0 1.0; quotations from sources are excepted |
| `CITATION.cff`, `.zenodo.json` | how to cite; the same for the archive |

Dates are text in a subset of EDTF (ISO 8601-2): `2023-11-03`, `2023-11`, `[2023-08-01..2023-08-04]`. In the tables,
each stands beside the earliest and the latest day that it can mean. An empty cell means that there is no value: where
a program takes words such as `NA` for empty, tell it not to (`pandas.read_csv(path, keep_default_na=False,
na_values=[""])`).

## Records

{counts}

## Tables

| table | rows | what it holds |
|---|---:|---|
{tables}

## How to cite

{citation}
"""


def plan_readme(records: Mapping[str, int], rows: Mapping[str, int], version: str) -> bytes:
    """`README.md` of a release with so many records in each collection, and rows in each table."""
    counts = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in records.items())
    tables = "\n".join(f"| `{table.name}` | {rows[table.name]} | {table.description} |" for table in TABLES)
    text = _TEMPLATE.format(
        version=version,
        description=credit().description,
        counts=counts,
        tables=tables,
        citation=credit().citation(version),
    )
    return text.encode("utf-8")
