"""Parquet: one file for each table, with days as dates, lists of words as lists, and whole numbers and truth values.

Needs pyarrow (`dipldata[arrow]`), which stamps its version into each file: the same version gives the same bytes, any
version the same rows.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from dipldata.exports.extras import library
from dipldata.exports.files import Buffers
from dipldata.tables import TABLES, records_from_rows
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.dataset import Dataset
    from dipldata.exports.files import Open
    from dipldata.tables import Cell, Column, Row, Rows, Table

GROUP: Final = 50_000
"""Rows of a row group."""
_BATCH: Final = 500
"""Rows that are turned into columns at once."""


def path_of(table: Table) -> str:
    """The path of the file of a table."""
    return f"parquet/{table.name}.parquet"


class ParquetWriter:
    """Writes the rows of all tables as they come, each table to its file, in groups of `GROUP` rows.

    Of the rows that wait for their group, most are held as columns of Arrow, which take a tenth of the room.
    """

    def __init__(self, open_file: Open) -> None:
        self._arrow = library("pyarrow", "arrow")
        parquet = library("pyarrow.parquet", "arrow")
        self._schemas = {table.name: _schema(self._arrow, table) for table in TABLES}
        self._files: dict[str, BinaryIO] = {table.name: open_file(path_of(table)) for table in TABLES}
        self._writers = {
            name: parquet.ParquetWriter(self._files[name], schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self._columns = {table.name: table.columns for table in TABLES}
        self._rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._batches: dict[str, list[Any]] = {table.name: [] for table in TABLES}

    def add(self, table: str, row: Row) -> None:
        """Write the next row of a table."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) == _BATCH:
            self._pack(table)
            if len(self._batches[table]) * _BATCH == GROUP:
                self._write_group(table)

    def close(self) -> None:
        """Finish every file."""
        for name, writer in self._writers.items():
            self._pack(name)
            self._write_group(name)
            writer.close()
            self._files[name].close()

    def abandon(self) -> None:
        """Write nothing any more, not even when the writers of pyarrow are taken apart, if they are not closed yet."""
        for writer in self._writers.values():
            writer.is_open = False

    def _pack(self, table: str) -> None:
        """Turn rows into columns."""
        rows, schema = self._rows[table], self._schemas[table]
        if not rows:
            return
        arrays = [
            self._arrow.array([_to_arrow(row[column.name], column) for row in rows], type=schema.field(at).type)
            for at, column in enumerate(self._columns[table])
        ]
        self._batches[table].append(self._arrow.RecordBatch.from_arrays(arrays, schema=schema))
        rows.clear()

    def _write_group(self, table: str) -> None:
        batches = self._batches[table]
        if batches:
            # In one piece, so that the pages of the file do not tell how the rows came.
            group = self._arrow.Table.from_batches(batches, schema=self._schemas[table]).combine_chunks()
            self._writers[table].write_table(group)
            batches.clear()


def _schema(arrow: Any, table: Table) -> Any:  # noqa: ANN401 - pyarrow and one of its schemas
    types = {
        "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32(),
        "words": arrow.list_(arrow.string()),
    }  # fmt: skip
    fields = [
        arrow.field(
            column.name, types.get(column.type, arrow.string()), nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in table.columns
    ]  # fmt: skip
    about = {"description": f"{table.description} One row: {table.row}", "dipldata.schema_version": SCHEMA_VERSION}
    return arrow.schema(fields, metadata=about)


def _to_arrow(cell: Cell, column: Column) -> Any:  # noqa: ANN401 - what pyarrow takes for the column's type
    if cell is None or column.type not in {"date", "words"}:
        return cell
    return dt.date.fromisoformat(str(cell)) if column.type == "date" else str(cell).split(" ")


def plan_parquet(rows: Rows) -> dict[str, bytes]:
    """The Parquet files by path. Raises `MissingExtraError` without pyarrow."""
    buffers = Buffers()
    writer = ParquetWriter(buffers.open)
    for name, each in rows.items():
        for row in each:
            writer.add(name, row)
    writer.close()
    return buffers.files


def rows_from_parquet(files: Mapping[str, bytes]) -> Rows:
    """Read the rows of every table back from the files, given by path."""
    arrow, parquet = library("pyarrow", "arrow"), library("pyarrow.parquet", "arrow")
    read = {table.name: parquet.read_table(arrow.BufferReader(files[path_of(table)])) for table in TABLES}
    return {
        table.name: [
            {column.name: _from_arrow(row[column.name]) for column in table.columns}
            for row in read[table.name].to_pylist()
        ]
        for table in TABLES
    }


def _from_arrow(value: Any) -> Cell:  # noqa: ANN401 - a value of Arrow
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, list) else cast("Cell", value)


def dataset_from_parquet(files: Mapping[str, bytes]) -> Dataset:
    """Read the files back into a dataset."""
    return records_from_rows(rows_from_parquet(files))
