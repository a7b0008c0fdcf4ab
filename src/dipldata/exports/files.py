"""Where writers put files: they ask for a stream by path and never touch the disk themselves.

A build of any size gives them files on the disk (a `Folder`); a plan in memory gives them `Buffers`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

if TYPE_CHECKING:
    from dipldata.exports.digests import Stamp
    from dipldata.models.plain import PlainRecord
    from dipldata.tables import Row

Files = dict[str, bytes]
"""Content by path, with forward slashes."""
Open = Callable[[str], BinaryIO]
"""Opens the file of a path (with forward slashes) for writing; a writer closes what it opened."""


class RowWriter(Protocol):
    """Writes the rows of all tables as they come; rows of one table may stand between those of others."""

    def add(self, table: str, row: Row) -> None:
        """Write the next row of a table, given by name."""
        ...

    def close(self) -> None:
        """Finish every file."""
        ...


class RecordWriter(Protocol):
    """Writes plain records as they come, collection by collection, and below that by id."""

    def add(self, collection: str, record: PlainRecord) -> None:
        """Write the next record of a collection."""
        ...

    def close(self) -> None:
        """Finish every file."""
        ...


class Folder(Protocol):
    """Where files come to be, one by one."""

    def open(self, path: str) -> BinaryIO:
        """Open the file of a path for writing."""
        ...

    def database(self, path: str) -> RowWriter:
        """Begin a SQLite database, which is a file when it is closed."""
        ...

    def at_end(self, call: Callable[[], None]) -> None:
        """Call something when nothing is written any more, whether all went well or not."""
        ...


class Output(NamedTuple):
    """What a format writes while records go by, and the files that it makes at the end of what the others became."""

    rows: tuple[RowWriter, ...] = ()
    records: tuple[RecordWriter, ...] = ()
    after: Callable[[Mapping[str, Stamp]], Files] | None = None


class Buffers:
    """Files in memory."""

    def __init__(self) -> None:
        self._open: dict[str, _Kept] = {}

    def open(self, path: str) -> BinaryIO:
        """Open a file in memory."""
        self._open[path] = _Kept()
        return self._open[path]

    @property
    def files(self) -> dict[str, bytes]:
        """The content of each file by path."""
        return {path: kept.getvalue() if not kept.closed else kept.content for path, kept in self._open.items()}


class _Kept(io.BytesIO):
    """A buffer that keeps its content when it is closed."""

    content: bytes = b""

    def close(self) -> None:
        if not self.closed:
            self.content = self.getvalue()
        super().close()
