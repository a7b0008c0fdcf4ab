"""`datasette.json`: what Datasette needs to show the database well: titles, descriptions, labels and full-text search.

`datasette dipldata.sqlite --metadata datasette.json` serves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.citation import credit
from dipldata.exports.csvw import LICENCE
from dipldata.exports.json_export import json_bytes
from dipldata.exports.sqlite_views import VIEWS
from dipldata.tables import TABLES

if TYPE_CHECKING:
    from dipldata.tables import Table

NAME: Final = "datasette.json"
_LABELS: Final = ("title", "label", "name")
_SEARCH: Final = """\
SELECT texts.record_type, texts.record_id, texts.place, texts.text
FROM texts_index(:words) JOIN texts ON texts.number = texts_index.rowid
ORDER BY rank LIMIT 100
"""
_KNOWN: Final = """\
SELECT field, value, source, locator, known, recorded FROM provenance
WHERE record_type = :record_type AND record_id = :record_id AND known_latest <= :day
ORDER BY known_latest, field, position
"""


def plan_datasette(version: str) -> bytes:
    """The metadata of the database."""
    about = credit()
    tables: dict[str, Any] = {table.name: _table(table) for table in TABLES}
    tables["texts"] = {"description": "Every free text. Search works for Chinese, too.", **_search()}
    tables |= {view.name: {"description": view.description} for view in VIEWS}
    queries = {
        "search": {"title": "Search all texts", "sql": _SEARCH},
        "known_on_a_day": {"title": "What was public about a record on a day, and by which source", "sql": _KNOWN},
    }
    return json_bytes(
        {
            "title": about.title,
            "description": about.description,
            "license": about.licence,
            "license_url": LICENCE,
            "source": about.citation(version),
            "databases": {"dipldata": {"tables": tables, "queries": queries}},
        }
    )


def _search() -> dict[str, Any]:
    return {"fts_table": "texts_index", "fts_pk": "number"}


def _table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    label = next((name for name in _LABELS if name in names), None)
    return {
        "description": f"{table.description} One row: {table.row}",
        "columns": {column.name: column.description for column in table.columns},
        **({"label_column": label} if label else {}),
    }
