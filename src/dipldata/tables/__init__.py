"""A dataset as flat tables, and back: each column declared once, most of them by the models."""

from __future__ import annotations

from dipldata.tables.catalogue import TABLES
from dipldata.tables.declaring import Cell, Column, ForeignKey, Row, Rows, Table
from dipldata.tables.links import DatasetLinks, Links
from dipldata.tables.reading import records_from_rows
from dipldata.tables.writing import released, rows_of, stream_rows

__all__ = [
    "TABLES", "Cell", "Column", "DatasetLinks", "ForeignKey", "Links", "Row", "Rows", "Table", "records_from_rows",
    "released", "rows_of", "stream_rows",
]  # fmt: skip
