"""What a table, a column and a foreign key are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "edtf", "words"]
"""`date` is one day (YYYY-MM-DD), `edtf` an uncertain date as written, `words` a list of words with spaces between."""
Cell = str | int | float | bool | None
"""A value of a column: text for `string`, `date`, `edtf` and `words`; None where there is none."""
Row = dict[str, Cell]
"""One row of a table by column name; every column of the table is there."""
Rows = dict[str, list[Row]]
"""The rows of every table by the table's name."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds and which values it allows.

    `values` pairs each allowed value with its definition, where there is a vocabulary. `computed` marks what follows
    from other columns and is there for convenience: nothing is lost when it is ignored. `pattern` is a regular
    expression that the whole text matches.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = False
    values: tuple[tuple[str, str], ...] = ()
    example: object = None
    pattern: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The columns of a table that name a row of a table by some of its columns."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: what it holds, what one row means, its columns, and the columns that tell its rows apart."""

    name: str
    description: str
    row: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def column(self, name: str) -> Column:
        """The column of a name; raises `KeyError` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
