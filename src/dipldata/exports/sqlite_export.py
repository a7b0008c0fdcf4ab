"""SQLite: every table in one file, with keys, vocabularies, views and full-text search.

The file needs SQLite 3.37 or later to be read, for its strict types, and FTS5 for the search. Its pages are those that
the SQLite of the machine lays out; the number of that version, which SQLite stamps into the head of each file, is set
to a fixed one. What the file says is the same everywhere: its rows are those of the CSV tables.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseUnsoundError
from dipldata.exports.sqlite_schema import key_index_statements, quoted, table_statements
from dipldata.exports.sqlite_search import SEARCH_STATEMENTS, SEARCHABLE, index_statements, searchable
from dipldata.exports.sqlite_views import view_statements
from dipldata.tables import TABLES, records_from_rows
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipldata.dataset import Dataset
    from dipldata.tables import Cell, Row, Rows, Table

NAME: Final = "dipldata.sqlite"
"""The file of a release."""
_APPLICATION: Final = 0x6469706C
"""`dipl`: what tells the file from those of other programs."""
_BATCH: Final = 2_000
"""Rows of a table that are handed over at once."""
HEAD: Final = 100
"""Bytes of the head of a file."""
_COUNTERS: Final = (24, 92)
"""Where the head of a file counts its changes, twice; the two must agree."""
_STAMP: Final = 96
_OLDEST: Final = 3_037_000
"""SQLite 3.37.0, the first that can read the file."""


class SqliteWriter:
    """Writes the rows of all tables as they come into an empty database, and then views and search.

    The connection should be new and is left open; nothing is durable before `close`. With `packed`, the finished
    database is written to that path, where there must be no file yet, and the one behind the connection is of no use
    any more; so it needs no second room of that size to be packed.
    """

    def __init__(self, connection: sqlite3.Connection, packed: str | None = None) -> None:
        self._connection = connection
        self._packed = packed
        connection.isolation_level = None
        for statement in (
            "PRAGMA page_size = 4096", "PRAGMA encoding = 'UTF-8'", "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF", f"PRAGMA application_id = {_APPLICATION}",
            f"PRAGMA user_version = {_schema_number()}", "BEGIN",
        ):  # fmt: skip
            connection.execute(statement)
        for statement in (*table_statements(), *SEARCH_STATEMENTS):
            connection.execute(statement)
        self._inserts = {table.name: _insert(table) for table in TABLES}
        self._columns = {table.name: [column.name for column in table.columns] for table in TABLES}
        self._waiting: dict[str, list[list[Cell]]] = {table.name: [] for table in TABLES}

    def add(self, table: str, row: Row) -> None:
        """Write the next row of a table."""
        waiting = self._waiting[table]
        waiting.append([row[name] for name in self._columns[table]])
        if len(waiting) == _BATCH:
            self._flush(table)

    def close(self) -> None:
        """Write what waits, fill the indexes and pack the file; raises `ReleaseUnsoundError` for a broken key."""
        for table in self._waiting:
            self._flush(table)
        connection = self._connection
        connection.create_function(SEARCHABLE, 1, searchable, deterministic=True)
        # An index of rows that are there is made in one go, by sorting, wherever its keys lie.
        for statement in (*key_index_statements(), *index_statements(), *view_statements(), "COMMIT"):
            connection.execute(statement)
        self._require_keys()
        if self._packed is None:
            connection.execute("VACUUM")
        else:
            connection.execute("VACUUM INTO ?", (self._packed,))

    def _require_keys(self) -> None:
        connection = self._connection
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(10)
        if broken:
            raise ReleaseUnsoundError([f"{table}: row {row} refers to nothing in {to}" for table, row, to, _ in broken])

    def _flush(self, table: str) -> None:
        waiting = self._waiting[table]
        try:
            self._connection.executemany(self._inserts[table], waiting)
        except (sqlite3.IntegrityError, UnicodeError) as error:
            raise ReleaseUnsoundError([f"{table}: {error}"]) from error
        waiting.clear()


def _schema_number() -> int:
    """The version of the schema as one number: 1.2 is 102."""
    major, minor = SCHEMA_VERSION.split(".")
    return int(major) * 100 + int(minor)


def _insert(table: Table) -> str:
    names = ", ".join(quoted(column.name) for column in table.columns)
    marks = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})"  # noqa: S608 - names of tables and columns


def plan_sqlite(rows: Rows) -> bytes:
    """The database of a release."""
    with closing(sqlite3.connect(":memory:")) as connection:
        writer = SqliteWriter(connection)
        for name, each in rows.items():
            for row in each:
                writer.add(name, row)
        writer.close()
        return restamped(connection.serialize())


def restamped(data: bytes) -> bytes:
    """A database file without the version of the SQLite that wrote it and the number of its changes.

    Neither has an effect on any reader.
    """
    head = bytearray(data[:HEAD])
    for place, number in (*((place, 1) for place in _COUNTERS), (_STAMP, _OLDEST)):
        head[place : place + 4] = number.to_bytes(4, "big")
    return bytes(head) + data[HEAD:]


def rows_from_sqlite(connection: sqlite3.Connection) -> Rows:
    """Read the rows of every table back, in their order."""
    return {table.name: [*_rows(table, connection)] for table in TABLES}


def _rows(table: Table, connection: sqlite3.Connection) -> Iterable[Row]:
    names = ", ".join(quoted(column.name) for column in table.columns)
    for cells in connection.execute(f"SELECT {names} FROM {quoted(table.name)} ORDER BY rowid"):  # noqa: S608 - as above
        yield {
            column.name: bool(cell) if column.type == "boolean" and cell is not None else cell
            for column, cell in zip(table.columns, cells, strict=True)
        }


def dataset_from_sqlite(connection: sqlite3.Connection) -> Dataset:
    """Read a database back into a dataset."""
    return records_from_rows(rows_from_sqlite(connection))
