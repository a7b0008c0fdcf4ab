"""Files on their way to the disk: how large each is and its digest are known as soon as it is written.

Every file is flushed to the disk when it is closed, so that what is put in place afterwards is there to stay.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sqlite3
import sys
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from dipldata.exports.digests import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from _typeshed import ReadableBuffer

    from dipldata.release.database_file import DatabaseFile

_ROOM: Final = 1 << 16


class Directory:
    """A directory to be filled with files, given by paths with forward slashes. `stamps` tells of those that are done.

    What is only needed on the way may be put into `scratch`. As a context it leaves nothing open.
    """

    def __init__(self, root: Path, scratch: Path) -> None:
        self.root: Final = root
        self.scratch: Final = scratch
        self.stamps: Final[dict[str, Stamp]] = {}
        self._folders = {root}
        self._leave: Final = contextlib.ExitStack()

    def open(self, path: str) -> BinaryIO:
        """Open a new file for writing."""
        file = _StampedFile(self.place(path), self._noted(path))
        self._leave.callback(file.abandon)
        return io.BufferedWriter(file, _ROOM)

    def write(self, path: str, data: bytes) -> None:
        """Write a file that is at hand."""
        with self.open(path) as file:
            file.write(data)

    def database(self, path: str) -> DatabaseFile:
        """Begin a database, which becomes a file when it is closed."""
        from dipldata.release.database_file import DatabaseFile  # noqa: PLC0415 - it needs every table

        place = self.place(path)
        unpacked = self.scratch / f"{path.replace('/', '-')}-unpacked"
        connection = self._leave.enter_context(contextlib.closing(sqlite3.connect(unpacked)))
        return DatabaseFile(connection, unpacked, place, self._noted(path))

    def at_end(self, call: Callable[[], None]) -> None:
        """Call something when nothing is written any more, whether all went well or not."""
        self._leave.callback(call)

    def place(self, path: str) -> Path:
        """Where a file lies, in a folder that is there."""
        place = self.root.joinpath(*path.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        self._folders.add(place.parent)
        return place

    def _noted(self, path: str) -> Callable[[Stamp], None]:
        return lambda stamp: self.stamps.update({path: stamp})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave.close()

    def complete(self) -> None:
        """Make the names of all files durable."""
        for folder in self._folders:
            flush_folder(folder)


class _StampedFile(io.FileIO):
    """A file that is written from its beginning to its end, and tells what it has become when it is closed."""

    def __init__(self, place: Path, done: Callable[[Stamp], None]) -> None:
        super().__init__(place, "wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self._done = done

    def write(self, data: ReadableBuffer, /) -> int:
        """Write some bytes."""
        count = super().write(data)
        self._digest.update(memoryview(data)[:count])
        self._size += count
        return count

    def close(self) -> None:
        """Flush the file to the disk."""
        if not self.closed:
            os.fsync(self.fileno())
            super().close()
            self._done(Stamp(self._size, self._digest.hexdigest()))

    def abandon(self) -> None:
        """Close the file as it is, if it is not closed yet."""
        super().close()


def flush_folder(directory: Path) -> None:
    """Make the names in a directory durable, where the system lets a directory be opened."""
    if sys.platform == "win32":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
