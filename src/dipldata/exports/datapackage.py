"""`datapackage.json`: the CSV tables as a Data Package (version 2), with types, vocabularies, keys, sizes and hashes.

`fieldsMatch` is left out: its form differs between version 2.0 of the standard and its validators, and the default is
meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.citation import credit
from dipldata.exports.csv_export import path_of
from dipldata.exports.digests import stamp_of
from dipldata.exports.json_export import json_bytes
from dipldata.tables import TABLES, Column, ForeignKey, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.exports.digests import Content, Stamp

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE_PAGE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_TYPES: Final = {"edtf": "string", "words": "string"}
"""Types of columns that the standard has under another name; the rest have the same."""


def plan_datapackage(files: Mapping[str, Content], version: str) -> bytes:
    """`datapackage.json` for the CSV files of a release, given by path."""
    about = credit()
    return json_bytes(
        {
            "$schema": PROFILE,
            "name": "dipldata",
            "id": f"urn:dipldata:release:{version}",
            "title": about.title,
            "description": about.description,
            "version": version,
            "keywords": list(about.keywords),
            "licenses": [{"name": about.licence, "path": LICENCE_PAGE, "title": "CC0 1.0; quotations excepted"}],
            "contributors": [{"title": name, "roles": ["creator", "maintainer"]} for name in about.authors],
            "resources": [_resource(table, stamp_of(files[path_of(table)])) for table in TABLES],
        }
    )


def _resource(table: Table, stamp: Stamp) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": path_of(table),
        "title": table.description,
        "description": f"One row: {table.row}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": stamp.size,
        "hash": f"sha256:{stamp.sha256}",
        "dialect": {"lineTerminator": "\n"},
        "schema": {
            "fields": [_field(column, unique=table.primary_key == (column.name,)) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [_foreign_key(key, table) for key in table.foreign_keys],
        },
    }


def _field(column: Column, *, unique: bool) -> dict[str, Any]:
    described = "Computed. " + column.description if column.computed else column.description
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": described,
    }
    if column.example is not None:
        field["example"] = column.example
    if column.values and column.type != "words":
        field["categories"] = [{"value": value, "label": label or value} for value, label in column.values]
    constraints = _constraints(column) | ({"unique": True} if unique else {})
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"required": True} if column.required else {}
    if column.type == "words":
        return found
    if column.values:
        found["enum"] = [value for value, _ in column.values]
    if column.pattern:
        # A pattern of the standard is anchored at both ends by itself.
        found["pattern"] = column.pattern.removeprefix("^").removesuffix("$")
    return found


def _foreign_key(key: ForeignKey, table: Table) -> dict[str, Any]:
    resource = {} if key.table == table.name else {"resource": key.table}
    return {"fields": list(key.columns), "reference": {**resource, "fields": list(key.to)}}
