"""`csv/csv-metadata.json`: the CSV tables as CSV on the Web, with types, keys and vocabularies.

It lies beside the tables, where processors of the standard look for it. Foreign keys that may be empty are left out;
`datapackage.json` has them.
"""

from __future__ import annotations

import re
from typing import Any, Final

from dipldata.exports.citation import credit
from dipldata.exports.json_export import json_bytes
from dipldata.tables import TABLES, Column, ForeignKey, Table

PATH: Final = "csv/csv-metadata.json"
LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_TYPES: Final = {"integer": "integer", "number": "double", "boolean": "boolean", "date": "date"}


def plan_csvw(version: str) -> bytes:
    """The metadata of all tables of a release."""
    about = credit()
    return json_bytes(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": about.title,
            "dc:description": about.description,
            "dc:creator": "; ".join(about.authors),
            "dc:license": {"@id": LICENCE},
            "dc:identifier": f"urn:dipldata:release:{version}",
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
            "tables": [_table(table) for table in TABLES],
        }
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.description,
        "dc:description": f"One row: {table.row}",
        "tableSchema": {
            "columns": [_column(column, table) for column in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [_foreign_key(key) for key in table.foreign_keys if _is_filled(key, table)],
        },
    }


def _column(column: Column, table: Table) -> dict[str, Any]:
    described = "Computed. " + column.description if column.computed else column.description
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": described,
        "datatype": _datatype(column),
        **({"required": True} if _is_required(column, table) else {}),
        **({"separator": " "} if column.type == "words" else {}),
        "null": "",
    }


def _is_required(column: Column, table: Table) -> bool:
    return column.required or column.name in table.primary_key


def _is_filled(key: ForeignKey, table: Table) -> bool:
    """Whether a key is in every row: validators of the standard take an empty one for broken."""
    return all(_is_required(table.column(name), table) for name in key.columns)


def _datatype(column: Column) -> Any:  # noqa: ANN401 - a name or an object
    if column.type == "boolean":
        return {"base": "boolean", "format": "true|false"}
    if column.type in _TYPES:
        return _TYPES[column.type]
    if column.values:
        return {"base": "string", "format": "|".join(re.escape(value) for value, _ in column.values)}
    if column.pattern:
        # A format is matched against the whole text.
        return {"base": "string", "format": column.pattern.removeprefix("^").removesuffix("$")}
    return "string"


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    reference = {"resource": f"{key.table}.csv", "columnReference": list(key.to)}
    return {"columnReference": list(key.columns), "reference": reference}
