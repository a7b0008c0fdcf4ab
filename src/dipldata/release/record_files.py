"""The records of some files, read as often as they are needed, so that memory need not hold them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from dipldata.errors import DipldataError
from dipldata.ids import RECORD_TYPES, TYPE_OF_FOLDER, RecordType
from dipldata.listing import portions, signature_of, signature_text
from dipldata.loading import SUFFIX, read_record_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.models import Record, Retired


class RecordsChangedError(DipldataError):
    """Files of records changed while something was made of them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} was changed while it was being read, so nothing was written; run it again"


class RecordFiles:
    """The records in some files (see `dipldata.listing.list_names`), which should be free of errors.

    Going through it gives live, draft and retired records by type and id. It holds the paths only. Raises
    `RecordsChangedError` for a file that does not hold a record any more.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._paths: Final[dict[RecordType, list[str]]] = {kind: [] for kind in RECORD_TYPES}
        for name in names:
            folder, _, _ = name.rpartition("/")
            kind = _type_of(folder)
            if kind is not None and name.endswith(SUFFIX):
                self._paths[kind].append(name)
        for paths in self._paths.values():
            paths.sort(key=_id_of)
        self._state: Final = self._find_state()

    def __len__(self) -> int:
        return sum(map(len, self._paths.values()))

    def __iter__(self) -> Iterator[Record | Retired]:
        for paths in self._paths.values():
            for file in chain.from_iterable(map(read_record_files, portions(paths))):
                if file.record is None or file.problems:
                    raise RecordsChangedError(file.path)
                yield file.record

    def require_unchanged(self) -> None:
        """Raise `RecordsChangedError` where a file is not what it was at the beginning."""
        if self._find_state() != self._state:
            raise RecordsChangedError(self._folder())

    def _find_state(self) -> bytes:
        """A digest of what the file system says of every file."""
        digest = hashlib.blake2b()
        for paths in self._paths.values():
            for path in paths:
                signature = signature_of(path)
                digest.update(f"{path}\0{signature and signature_text(signature)}\n".encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _folder(self) -> str:
        first = next((paths[0] for paths in self._paths.values() if paths), "")
        parts = PurePosixPath(first).parts
        at = max(number for number, part in enumerate(parts) if part in TYPE_OF_FOLDER)
        return PurePosixPath(*parts[:at]).as_posix()


@lru_cache(maxsize=4096)
def _type_of(folder: str) -> RecordType | None:
    """The type of the records in a folder, by the last of its parts that names one."""
    return next((TYPE_OF_FOLDER[part] for part in reversed(folder.split("/")) if part in TYPE_OF_FOLDER), None)


def _id_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(SUFFIX)
