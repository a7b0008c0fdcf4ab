"""The tables of a release in SQL: strict types, keys, vocabularies, and what each column holds as a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.tables import Column, ForeignKey, Table

_TYPES: Final = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
"""Types of columns that are not text."""


def quoted(name: str) -> str:
    """A name as SQL takes it whatever word it is."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def table_statements() -> Iterator[str]:
    """What creates every table."""
    return map(_create, TABLES)


def key_index_statements() -> Iterator[str]:
    """What creates an index for each foreign key that no primary key serves."""
    for table in TABLES:
        for at, key in enumerate(table.foreign_keys):
            if table.primary_key[: len(key.columns)] != key.columns:
                columns = ", ".join(map(quoted, key.columns))
                yield f"CREATE INDEX {quoted(f'{table.name}_{at}')} ON {quoted(table.name)} ({columns})"


def _create(table: Table) -> str:
    keys = [f"PRIMARY KEY ({', '.join(map(quoted, table.primary_key))})", *map(_foreign_key, table.foreign_keys)]
    columns = [(_column(column, table), _comment(column.description)) for column in table.columns]
    lines = [f"  {text},{comment}" for text, comment in columns]
    head = f"CREATE TABLE {quoted(table.name)} ({_comment(f'{table.description} One row: {table.row}')}"
    return "\n".join([head, *lines, ",\n".join(f"  {key}" for key in keys), ") STRICT"])


def _comment(text: str) -> str:
    return f" -- {' '.join(text.split())}"


def _column(column: Column, table: Table) -> str:
    kind = _TYPES.get(column.type, "TEXT")
    filled = column.required or column.name in table.primary_key
    return f"{quoted(column.name)} {kind}{' NOT NULL' if filled else ''}{_check(column)}"


def _check(column: Column) -> str:
    """The values that a column allows; lists of words are left to those who read the words."""
    if column.type == "boolean":
        return f" CHECK ({quoted(column.name)} IN (0, 1))"
    if not column.values or column.type == "words":
        return ""
    return f" CHECK ({quoted(column.name)} IN ({', '.join(literal(value) for value, _ in column.values)}))"


def _foreign_key(key: ForeignKey) -> str:
    columns, to = (", ".join(map(quoted, names)) for names in (key.columns, key.to))
    return f"FOREIGN KEY ({columns}) REFERENCES {quoted(key.table)} ({to})"
