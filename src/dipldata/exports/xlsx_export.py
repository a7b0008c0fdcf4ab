"""An Excel workbook with one sheet for each table.

Text is stored as text, so that no spreadsheet takes it for a formula, a number, a date or a link. Needs XlsxWriter
(`dipldata[xlsx]`); the same version gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, Final

from dipldata.errors import ReleaseUnsoundError
from dipldata.exports.extras import library
from dipldata.tables import TABLES

if TYPE_CHECKING:
    from dipldata.tables import Cell, Rows, Table

NAME: Final = "dipldata.xlsx"
MOST_ROWS: Final = 1_048_575
"""Rows of a sheet below its header."""
MOST_CHARACTERS: Final = 32_767
"""UTF-16 units of a cell."""
_ESCAPES: Final = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_CREATED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp; the format has no time zone
_OPTIONS: Final = {
    "in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False,
}  # fmt: skip


def plan_xlsx(rows: Rows) -> bytes:
    """The workbook. Raises `MissingExtraError`, and `ReleaseUnsoundError` for what Excel cannot hold."""
    xlsxwriter = library("xlsxwriter", "xlsx")
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": "dipldata", "created": _CREATED})
    bold = book.add_format({"bold": True})
    for table in TABLES:
        _require_fit(table, rows)
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column.name, bold)
        for number, row in enumerate(rows[table.name], start=1):
            for at, column in enumerate(table.columns):
                _write(sheet, number, at, row[column.name])
    book.close()
    return stream.getvalue()


def _require_fit(table: Table, rows: Rows) -> None:
    if len(rows[table.name]) > MOST_ROWS:
        raise ReleaseUnsoundError([f"{table.name}: a sheet of Excel has room for {MOST_ROWS:,} rows"])
    for row in rows[table.name]:
        for name, cell in row.items():
            if isinstance(cell, str) and (fault := _fault(cell)):
                raise ReleaseUnsoundError([f"{table.name}: {name} {fault}"])


def _fault(text: str) -> str | None:
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * MOST_CHARACTERS:
        return "is longer than a cell of Excel can be"
    if _ESCAPES.search(text):
        return "has escapes of Excel that run into each other, which XlsxWriter cannot write"
    return None


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:  # noqa: ANN401 - a sheet of XlsxWriter
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)
