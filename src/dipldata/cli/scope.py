"""Which files a command reads: the records directory, and the paths that were named, laid over it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dipldata.errors import NoRecordsError
from dipldata.ids import TYPE_OF_FOLDER
from dipldata.loading import by_place, find_records_root, list_files

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Scope:
    """The files to read, and the printed paths of those to report on (None for all)."""

    files: tuple[Path, ...]
    only: frozenset[str] | None


def find_root(given: Path | None, named: Sequence[Path] = ()) -> Path:
    """The records directory: the one given, else `records` here or above, else a named directory that is one.

    Raises `NoRecordsError` where there is none.
    """
    if given is not None:
        if not given.is_dir():
            raise NoRecordsError(given)
        return given
    itself = next((path for path in named if _holds_records(path)), None)
    if itself is not None and not Path("records").is_dir():
        return itself
    return Path(os.path.relpath(find_records_root(Path())))


def _holds_records(path: Path) -> bool:
    return path.is_dir() and any(child.name in TYPE_OF_FOLDER and child.is_dir() for child in path.iterdir())


def find_scope(root: Path | None, named: Sequence[Path]) -> Scope:
    """Every file of the records directory, with the named ones in place of those of the same type and id.

    Raises `NoRecordsError` and `NoSuchPathError`.
    """
    asked = by_place(file for path in named for file in list_files(path))
    base = find_root(root, named)
    found = by_place(list_files(base))
    if not found and not asked:
        raise NoRecordsError(base)
    replaced = {_record_of(path) for place, path in asked.items() if place not in found} - {None}
    kept = [path for place, path in found.items() if place not in asked and _record_of(path) not in replaced]
    only = frozenset(path.as_posix() for path in asked.values()) if named else None
    return Scope((*asked.values(), *kept), only)


def _record_of(path: Path) -> tuple[str, str] | None:
    """Type folder and id of a record's file, or None for any other file."""
    folder = next((part for part in reversed(path.parts[:-1]) if part in TYPE_OF_FOLDER), None)
    return (folder, path.stem) if folder else None
