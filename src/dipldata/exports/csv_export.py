"""CSV (RFC 4180): one file for each table of `dipldata.tables`.

UTF-8 without byte order mark, LF line ends, a header line; true and false as `true` and `false`; an empty cell means
that there is no value. Nothing is altered for the sake of spreadsheets: text that one would run as a formula is
refused in the records instead, so that what is read back is what was written.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from dipldata.exports.files import Buffers
from dipldata.tables import TABLES, Cell, Column, Row, Rows, Table, records_from_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.dataset import Dataset
    from dipldata.exports.files import Open

_BOOLEANS: Final = {True: "true", False: "false"}


def plan_csv(rows: Rows) -> dict[str, bytes]:
    """The CSV files of a release by path."""
    buffers = Buffers()
    writer = CsvWriter(buffers.open)
    for name, each in rows.items():
        for row in each:
            writer.add(name, row)
    writer.close()
    return buffers.files


class CsvWriter:
    """Writes the rows of all tables as they come, each table to its file."""

    def __init__(self, open_file: Open) -> None:
        self._names = {table.name: [column.name for column in table.columns] for table in TABLES}
        self._have_booleans = {
            table.name for table in TABLES if any(column.type == "boolean" for column in table.columns)
        }
        self._texts = {
            table.name: io.TextIOWrapper(open_file(path_of(table)), encoding="utf-8", newline="") for table in TABLES
        }
        self._writers = {name: csv.writer(text, lineterminator="\n") for name, text in self._texts.items()}
        for name, writer in self._writers.items():
            writer.writerow(self._names[name])

    def add(self, table: str, row: Row) -> None:
        """Write the next row of a table."""
        cells: list[Cell] = [row[name] for name in self._names[table]]
        # All but true and false is written as `to_text` would make it.
        self._writers[table].writerow(map(to_text, cells) if table in self._have_booleans else cells)

    def close(self) -> None:
        """Finish every file."""
        for text in self._texts.values():
            text.close()


def path_of(table: Table) -> str:
    """The path of the file of a table."""
    return f"csv/{table.name}.csv"


def to_text(cell: Cell) -> str:
    """The text of a cell."""
    if isinstance(cell, bool):
        return _BOOLEANS[cell]
    return "" if cell is None else str(cell)


def dataset_from_csv(files: Mapping[str, bytes]) -> Dataset:
    """Read the files of a release back, given by path.

    Raises `ValueError` where a file has other columns than its table, or a cell is not of its column's type, and what
    `records_from_rows` raises.
    """
    return records_from_rows({table.name: _rows(table, files[path_of(table)]) for table in TABLES})


def _rows(table: Table, data: bytes) -> list[Row]:
    reader = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    names = [column.name for column in table.columns]
    if next(reader) != names:
        message = f"{path_of(table)} has not the columns of its table"
        raise ValueError(message)
    return [
        {column.name: _from_text(text, column) for column, text in zip(table.columns, line, strict=True)}
        for line in reader
    ]


def _from_text(text: str, column: Column) -> Cell:
    if text == "":
        return None
    if column.type == "boolean":
        return {"true": True, "false": False}[text]
    if column.type == "integer":
        return int(text)
    return float(text) if column.type == "number" else text
