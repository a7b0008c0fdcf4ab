"""What the tables of a release promise, checked on their rows before anything is written.

Records without errors keep these promises. The check is there for what gets past validation, such as a waived problem.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseUnsoundError
from dipldata.tables import TABLES, Cell, Column, ForeignKey, Row, Rows, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FORMULA_STARTS: Final = tuple("=+-@＝＋－＠\t\r")  # noqa: RUF001 - the full-width forms are meant
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included."""
UNCARRIED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that not every format can hold: control characters (tab and line feed can be held), surrogates, byte
order marks and non-characters."""
_SHOWN: Final = 10
_SUSPECT: Final = re.compile(f"\n[{re.escape(''.join(FORMULA_STARTS))}]|{UNCARRIED.pattern}")
"""What may be a fault of a cell, in cells that each stand behind a line feed."""


def require_sound(rows: Rows) -> None:
    """Raise `ReleaseUnsoundError`, with the first faults, unless the rows keep every promise."""
    known: dict[tuple[str, tuple[str, ...]], set[tuple[Cell, ...]]] = {}
    for table in TABLES:
        for key in table.foreign_keys:
            known.setdefault((key.table, key.to), set(_values(key.to, rows[key.table])))
    check = RowCheck(lambda key, value: value in known[key.table, key.to])
    for table in TABLES:
        for row in rows[table.name]:
            check.add(table.name, row)
    check.close()


class RowCheck:
    """Looks at the rows of all tables as they come. `holds` tells whether a table has the row that a key names.

    It raises `ReleaseUnsoundError` at the tenth fault, or with fewer at `close`. Rows that share a key are noticed as
    long as `begin` is not called between them.
    """

    def __init__(self, holds: Callable[[ForeignKey, tuple[Cell, ...]], bool]) -> None:
        self._holds = holds
        self._tables = {table.name: _Checked(table) for table in TABLES}
        self._keys: dict[str, set[tuple[Cell, ...]]] = {}
        self._faults: dict[str, None] = {}

    def begin(self) -> None:
        """Forget the keys of the rows so far, for rows to come belong to another record."""
        self._keys.clear()

    def add(self, table: str, row: Row) -> None:
        """Check the next row of a table."""
        checked = self._tables[table]
        key = checked.key(row)
        keys = self._keys.setdefault(table, set())
        if key in keys:
            self._report(f"{table}: several rows have the key {_shown(key)}")
        keys.add(key)
        for at, (foreign_key, get) in enumerate(checked.references):
            value = get(row)
            if value != checked.seen[at]:  # most rows name what the row before them names
                checked.seen[at] = value
                if any(cell is not None for cell in value) and not self._holds(foreign_key, value):
                    names = ", ".join(foreign_key.columns)
                    self._report(f"{table}: {_shown(value)} ({names}) is not in {foreign_key.table}")
        if not checked.is_plain(row):
            for column in checked.table.columns:
                for fault in _cell_faults(checked.table, column, row[column.name]):
                    self._report(fault)

    def _report(self, fault: str) -> None:
        self._faults[fault] = None
        if len(self._faults) == _SHOWN:
            self.close()

    def close(self) -> None:
        """Raise `ReleaseUnsoundError` if there was a fault."""
        if self._faults:
            raise ReleaseUnsoundError([*self._faults])


class _Checked:
    """A table, with what gets at the keys of its rows, and finds out quickly that nothing is wrong with their cells.

    `seen` is what the last row had for each foreign key.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.key = _getter(table.primary_key)
        self.references = [(key, _getter(key.columns)) for key in table.foreign_keys]
        self.seen: list[tuple[Cell, ...]] = [() for _ in table.foreign_keys]
        self._required = [column.name for column in table.columns if column.required]

    def is_plain(self, row: Row) -> bool:
        """Whether no cell can have a fault."""
        if any(row[name] is None for name in self._required):
            return False
        texts = [cell for cell in row.values() if isinstance(cell, str)]
        return not _SUSPECT.search("\n".join(["", *texts]))


def _getter(columns: tuple[str, ...]) -> Callable[[Row], tuple[Cell, ...]]:
    """What takes the cells of some columns out of a row."""
    if len(columns) == 1:
        name = columns[0]
        return lambda row: (row[name],)
    return itemgetter(*columns)


def _values(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[tuple[Cell, ...]]:
    return (tuple(row[name] for name in columns) for row in rows)


def _cell_faults(table: Table, column: Column, cell: Cell) -> Iterator[str]:
    if cell is None and column.required:
        yield f"{table.name}: {column.name} is empty"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        yield f"{table.name}: {column.name} begins like a formula: {cell[:40]!r}"
    if isinstance(cell, str) and (found := UNCARRIED.search(cell)):
        yield f"{table.name}: {column.name} holds U+{ord(found[0]):04X}, which not every format can hold"


def _shown(key: tuple[Cell, ...]) -> str:
    return " ".join(str(cell) for cell in key if cell is not None)
