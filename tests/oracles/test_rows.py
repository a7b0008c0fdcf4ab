"""The tables have the same rows in every format, as other people's readers see them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import duckdb
import pyarrow.csv
import pyarrow.parquet
import pytest

from dipldata.exports.csv_export import plan_csv
from dipldata.exports.sqlite_export import rows_from_sqlite
from dipldata.tables import TABLES, Table, rows_of
from tests.oracles.breaking import change
from tests.oracles.full_dataset import full_dataset
from tests.oracles.readers import as_openpyxl, workbook_rows

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.dataset import Dataset

COLLECTIONS = (
    "statements",
    "meetings",
    "working_groups",
    "people",
    "organizations",
    "places",
    "topics",
    "parties",
    "sources",
)


def as_text(table: Table) -> str:
    """The columns of a table of Parquet as the CSV file writes them, in SQL."""
    words = {
        column.name: f"array_to_string(\"{column.name}\", ' ')" for column in table.columns if column.type == "words"
    }
    return ", ".join(f"CAST({words.get(one.name, chr(34) + one.name + chr(34))} AS VARCHAR)" for one in table.columns)


def differences(release: Path, table: Table) -> int:
    """How many rows DuckDB finds in the CSV file or the Parquet file of a table and not in the other, with repeats."""
    options = (
        "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', new_line = '\\n'"
    )
    text = f"SELECT * FROM read_csv('{release}/csv/{table.name}.csv', {options})"  # noqa: S608 - our own path
    typed = f"SELECT {as_text(table)} FROM read_parquet('{release}/parquet/{table.name}.parquet')"  # noqa: S608 - the same
    query = f"SELECT count(*) FROM (({text} EXCEPT ALL {typed}) UNION ALL ({typed} EXCEPT ALL {text}))"  # noqa: S608 - the same
    return int(duckdb.sql(query).fetchall()[0][0])


def test_csv_and_parquet_are_equal_for_duckdb(real_release: Path) -> None:
    """Each table has the same rows as text and with types."""
    assert [table.name for table in TABLES if differences(real_release, table)] == []


def test_duckdb_would_find_a_difference(base_release: Path) -> None:
    """One cell that differs makes two rows that have no partner."""
    change(base_release / "csv" / "places.csv", "Beijing", "Peking")
    assert [differences(base_release, table) for table in TABLES if table.name == "places"] == [2]


def test_rows_are_as_many_for_pyarrow(real: Dataset, real_release: Path) -> None:
    """Arrow's own readers find as many rows in CSV and Parquet, under the same columns."""
    rows = rows_of(real)
    for table in TABLES:
        options = pyarrow.csv.ParseOptions(newlines_in_values=True)
        text = pyarrow.csv.read_csv(real_release / "csv" / f"{table.name}.csv", parse_options=options)
        typed = pyarrow.parquet.read_table(real_release / "parquet" / f"{table.name}.parquet")
        assert text.column_names == typed.column_names == [column.name for column in table.columns]
        assert text.num_rows == typed.num_rows == len(rows[table.name])


def test_types_are_those_of_the_columns(real_release: Path) -> None:
    """Days are dates, lists are lists, and whole numbers, numbers and truth values what they are."""
    kinds = {
        "integer": "int64",
        "number": "double",
        "boolean": "bool",
        "date": "date32[day]",
        "words": "list<element: string>",
    }
    for table in TABLES:
        schema = pyarrow.parquet.read_schema(real_release / "parquet" / f"{table.name}.parquet")
        assert [str(field.type) for field in schema] == [kinds.get(column.type, "string") for column in table.columns]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_json_lines_are_the_json_list(real_release: Path, name: str) -> None:
    """DuckDB reads as many records from JSON Lines as JSON has, with the same ids in the same order."""
    listed = [
        record["id"] for record in json.loads((real_release / "json" / f"{name}.json").read_text(encoding="utf-8"))
    ]
    form = "format = 'newline_delimited', columns = {id: 'VARCHAR'}"
    query = f"SELECT id FROM read_json('{real_release}/jsonl/{name}.jsonl', {form})"  # noqa: S608 - our own path
    assert [row[0] for row in duckdb.sql(query).fetchall()] == listed


def test_the_csv_of_every_format_is_the_same(base_release: Path, base: Dataset) -> None:
    """The content digest of a table is that of its CSV file, whatever format its rows are read from."""
    rows = rows_of(base)
    csv = plan_csv(rows)
    with closing(sqlite3.connect(base_release / "dipldata.sqlite")) as connection:
        assert plan_csv(rows_from_sqlite(connection)) == csv
    workbook = workbook_rows(rows)
    assert {name: [*map(as_openpyxl, each)] for name, each in rows.items()} == workbook


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_filled_somewhere(table: Table) -> None:
    """In a dataset with every field filled, every column has a value; and every column says what it holds."""
    rows = rows_of(full_dataset())[table.name]
    assert [column.name for column in table.columns if all(row[column.name] is None for row in rows)] == []
    assert [column.name for column in table.columns if not column.description] == []
