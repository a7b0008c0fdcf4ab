"""`croissant.json`: the CSV tables as a Croissant 1.1 dataset, for machine-learning tools and dataset search.

References between tables are left to `datapackage.json`: readers of Croissant take them for joins to be made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.citation import credit
from dipldata.exports.csv_export import path_of
from dipldata.exports.digests import stamp_of
from dipldata.exports.json_export import json_bytes
from dipldata.tables import TABLES, Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.exports.digests import Content, Stamp

NAME: Final = "croissant.json"
_LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_TYPES: Final = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
_CR_TERMS: Final = (
    "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileProperty",
    "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField",
    "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator", "source",
    "subField", "transform",
)  # fmt: skip
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in _CR_TERMS},
}
"""The context that the standard prescribes."""


def plan_croissant(files: Mapping[str, Content], version: str) -> bytes:
    """`croissant.json` for the CSV files of a release, given by path."""
    about = credit()
    return json_bytes(
        {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": "dipldata",
            "description": about.description,
            "url": f"urn:dipldata:release:{version}",
            "identifier": f"urn:dipldata:release:{version}",
            "license": _LICENCE,
            "creator": [{"@type": "sc:Organization", "name": name} for name in about.authors],
            "version": version,
            "keywords": list(about.keywords),
            "citeAs": about.citation(version),
            "inLanguage": "en",
            "isAccessibleForFree": True,
            "distribution": [_file(table, stamp_of(files[path_of(table)])) for table in TABLES],
            "recordSet": [_record_set(table) for table in TABLES],
        }
    )


def _file(table: Table, stamp: Stamp) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path_of(table),
        "name": f"{table.name}.csv",
        "description": table.description,
        "contentUrl": path_of(table),
        "contentSize": f"{stamp.size} B",
        "encodingFormat": "text/csv",
        "sha256": stamp.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{name}"} for name in table.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.description} One row: {table.row}",
        "key": key[0] if len(key) == 1 else key,
        "field": [_field(column, table) for column in table.columns],
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": path_of(table)}, "extract": {"column": column.name}},
    }
