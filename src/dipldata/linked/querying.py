"""SQL over the tables of a dataset, in a database in memory: DuckDB where it is installed, else SQLite."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from dipldata.errors import QueryError
from dipldata.linked.frames import library, to_arrow
from dipldata.tables import TABLES, Column, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Engine = Literal["auto", "duckdb", "sqlite"]
Parameters = "Sequence[str | int | float | bool | None]"
_SQLITE_TYPES: Final = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


@dataclass(frozen=True, slots=True)
class Result:
    """The rows that a query gave, each as long as `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> Any:  # noqa: ANN401 - a pandas.DataFrame, which need not be there
        """The rows as a `pandas.DataFrame`."""
        return library("pandas", "pandas").DataFrame(list(self.rows), columns=list(self.columns))


class Database(Protocol):
    """A database that holds the tables."""

    def ask(self, query: str, parameters: Sequence[Any]) -> Result:
        """Run one query. Raises `QueryError` with what the database says of it."""


def open_database(rows: Rows, engine: Engine) -> Database:
    """A database with all tables. Raises `MissingExtraError` where DuckDB is asked for and not installed."""
    if engine == "duckdb" or (engine == "auto" and find_spec("duckdb") and find_spec("pyarrow")):
        return _DuckDB(rows)
    return _SQLite(rows)


class _SQLite:
    def __init__(self, rows: Rows) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        for table in TABLES:
            columns = ", ".join(f'"{column.name}" {_sqlite_type(column)}' for column in table.columns)
            self._connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" for _ in table.columns)
            cells = ([row[column.name] for column in table.columns] for row in rows[table.name])
            self._connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', cells)  # noqa: S608 - our names
        self._connection.commit()
        self._connection.execute("PRAGMA query_only = ON")

    def __del__(self) -> None:
        self._connection.close()

    def ask(self, query: str, parameters: Sequence[Any]) -> Result:
        try:
            cursor = self._connection.execute(query, parameters)
            return Result(tuple(each[0] for each in cursor.description or ()), tuple(cursor.fetchall()))
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise QueryError(str(error)) from error


def _sqlite_type(column: Column) -> str:
    return _SQLITE_TYPES.get(column.type, "TEXT")


class _DuckDB:
    def __init__(self, rows: Rows) -> None:
        duckdb = library("duckdb", "duckdb")
        self._error: type[Exception] = duckdb.Error
        self._connection = duckdb.connect(":memory:")
        for table in TABLES:
            self._connection.register("incoming", to_arrow(table, rows[table.name]))
            self._connection.execute(f'CREATE TABLE "{table.name}" AS SELECT * FROM incoming')  # noqa: S608 - our names
            self._connection.unregister("incoming")
        # What is asked concerns these tables alone: no file and no address is read or written by a query.
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def ask(self, query: str, parameters: Sequence[Any]) -> Result:
        try:
            cursor = self._connection.cursor().execute(query, list(parameters))
            return Result(tuple(each[0] for each in cursor.description or ()), tuple(cursor.fetchall()))
        except self._error as error:
            raise QueryError(str(error)) from error
