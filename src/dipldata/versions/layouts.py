"""The layout that belongs to some records: from the schemas that lie beside them, or in their release."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from dipldata.changes.layout import Layout, layout_of
from dipldata.exports.csv_export import path_of
from dipldata.exports.datapackage import plan_datapackage
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.schema import schema_text
from dipldata.tables import TABLES
from dipldata.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA_FILES: Final[dict[str, RecordType]] = {f"{kind}.schema.json": kind for kind in RECORD_TYPES}
"""The type of each file of schemas."""


def read_layout(files: Mapping[str, bytes], package: bytes | None = None) -> tuple[Layout | None, tuple[str, ...]]:
    """The layout of the schema files (by name) and `datapackage.json`, with a sentence for each that cannot be read.

    None where there are no schemas. Without a package the columns are known only where the schemas are those of this
    library, which then builds the tables.
    """
    schemas: dict[str, Any] = {}
    remarks = []
    for name, data in files.items():
        try:
            schemas[SCHEMA_FILES[name]] = json.loads(data)
        except (ValueError, RecursionError):
            remarks.append(f"{name} is not JSON, so fields are not compared")
    if remarks or not schemas:
        return None, tuple(remarks)
    if package is None and _are_ours(files):
        package = plan_datapackage({path_of(table): b"" for table in TABLES}, VERSION)
    try:
        return layout_of(schemas, package and json.loads(package)), ()
    except (ValueError, RecursionError):
        return layout_of(schemas), ("datapackage.json is not JSON, so columns are not compared",)


def _are_ours(files: Mapping[str, bytes]) -> bool:
    return dict(files) == {name: schema_text(kind).encode("utf-8") for name, kind in SCHEMA_FILES.items()}
