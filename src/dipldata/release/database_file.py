"""A database of a release, filled on the disk."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Final

from dipldata.exports.digests import Stamp
from dipldata.exports.sqlite_export import HEAD, SqliteWriter, restamped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from dipldata.tables import Row

_CACHE: Final = "PRAGMA cache_size = -131072"
"""128 MiB of pages are held of a database that is being filled."""
_PIECE: Final = 1 << 20


class DatabaseFile:
    """A SQLite database as a file of a release: it takes rows as other writers do."""

    def __init__(
        self, connection: sqlite3.Connection, unpacked: Path, place: Path, done: Callable[[Stamp], None]
    ) -> None:
        connection.execute(_CACHE)
        self._connection = connection
        self._unpacked = unpacked
        self._place = place
        self._done = done
        self._writer = SqliteWriter(connection, str(place))

    def add(self, table: str, row: Row) -> None:
        """Write the next row of a table."""
        self._writer.add(table, row)

    def close(self) -> None:
        """Complete the database."""
        self._writer.close()
        self._connection.close()
        self._unpacked.unlink()
        with self._place.open("r+b") as file:
            head = restamped(file.read(HEAD))
            file.seek(0)
            file.write(head)
            file.flush()
            os.fsync(file.fileno())
        self._done(_stamp_of_file(self._place))


def _stamp_of_file(path: Path) -> Stamp:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Stamp(size, digest.hexdigest())
