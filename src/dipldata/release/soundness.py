"""What the tables of a release promise, checked on their rows before anything is written.

Records without errors keep these promises. The check is there for what gets past validation, such as a waived problem.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseUnsoundError
from dipldata.tables import TABLES, Cell, Column, ForeignKey, Rows, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA_STARTS: Final = tuple("=+-@＝＋－＠\t\r")  # noqa: RUF001 - the full-width forms are meant
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included."""
UNCARRIED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that not every format can hold: control characters (tab and line feed can be held), surrogates, byte
order marks and non-characters."""
_SHOWN: Final = 10


def require_sound(rows: Rows) -> None:
    """Raise `ReleaseUnsoundError`, with the first faults, unless the rows keep every promise."""
    faults = list(islice((fault for table in TABLES for fault in _faults(table, rows)), _SHOWN))
    if faults:
        raise ReleaseUnsoundError(faults)


def _faults(table: Table, rows: Rows) -> Iterator[str]:
    keys = _values(table, table.primary_key, rows)
    yield from (f"{table.name}: several rows have the key {_shown(key)}" for key, n in Counter(keys).items() if n > 1)
    for foreign_key in table.foreign_keys:
        yield from _broken(table, foreign_key, rows)
    for column in table.columns:
        for row in rows[table.name]:
            yield from _cell_faults(table, column, row[column.name])


def _values(table: Table, columns: tuple[str, ...], rows: Rows) -> list[tuple[Cell, ...]]:
    return [tuple(row[name] for name in columns) for row in rows[table.name]]


def _broken(table: Table, key: ForeignKey, rows: Rows) -> Iterator[str]:
    known = {tuple(row[name] for name in key.to) for row in rows[key.table]}
    known.add((None,) * len(key.columns))
    for value in dict.fromkeys(_values(table, key.columns, rows)):
        if value not in known:
            yield f"{table.name}: {_shown(value)} ({', '.join(key.columns)}) is not in {key.table}"


def _cell_faults(table: Table, column: Column, cell: Cell) -> Iterator[str]:
    if cell is None and column.required:
        yield f"{table.name}: {column.name} is empty"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        yield f"{table.name}: {column.name} begins like a formula: {cell[:40]!r}"
    if isinstance(cell, str) and (found := UNCARRIED.search(cell)):
        yield f"{table.name}: {column.name} holds U+{ord(found[0]):04X}, which not every format can hold"


def _shown(key: tuple[Cell, ...]) -> str:
    return " ".join(str(cell) for cell in key if cell is not None)
