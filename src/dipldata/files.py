"""The files of a records directory, and the indexes of releases beside it: which there are, and their bytes.

Links are never followed.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dipldata.errors import NoRecordsError, NoSuchPathError
from dipldata.ids import TYPE_OF_FOLDER
from dipldata.listing import list_names
from dipldata.problems import Problem, Severity, Span
from dipldata.yaml_tree import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable

RELEASES_FOLDER: Final = "releases"
_READING: Final = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
)
"""To open a file for reading, no link, and without waiting for whoever may write into a pipe."""
_FOLLOWS: Final = not hasattr(os, "O_NOFOLLOW")
"""Whether links must be told by themselves, as on Windows."""


def find_records_root(start: Path) -> Path:
    """Find the records directory: `records` in a directory or the nearest one above it.

    Raises `NoRecordsError` where there is none.
    """
    for directory in (start, *start.resolve().parents):
        candidate = directory / "records"
        if candidate.is_dir():
            return candidate
    raise NoRecordsError(start / "records")


def list_files(path: Path) -> list[Path]:
    """List the files below a directory (or the file itself), sorted, without following links inside it.

    Hidden files are left out unless they are YAML: a record must not be lost because its name begins with a dot. A
    folder that cannot be read is listed itself, so that it is reported. Raises `NoSuchPathError`.
    """
    if not os.path.lexists(path):
        raise NoSuchPathError(path)
    if not path.is_dir():
        return [path]
    return [Path(name) for name in list_names(path.as_posix())]


def by_place(paths: Iterable[Path]) -> dict[tuple[str, str], Path]:
    """One path for each file, its first spelling, by what all spellings share: folder without links, and name."""
    folders: dict[str, str] = {}
    found: dict[tuple[str, str], Path] = {}
    for path in paths:
        folder = os.path.dirname(path)  # noqa: PTH120 - twice as fast, and there may be many
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        found.setdefault((folders[folder], path.name), path)
    return found


def file_problem(shown: str, code: str, message: str, hint: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(shown, Span(), code, Severity.ERROR, message, hint)


def read_bytes(path: Path | str, shown: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a regular file, at most one more than the limit; links are never followed."""
    try:
        if _FOLLOWS and Path(path).is_symlink():
            return None, [_not_regular(shown, stat.S_IFLNK)]
        descriptor = os.open(path, _READING)
        try:
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                return _content(descriptor, min(status.st_size, DEFAULT_LIMITS.max_bytes)), []
        finally:
            os.close(descriptor)
        return None, [_not_regular(shown, status.st_mode)]
    except OSError as error:
        return None, [_not_opened(path, shown, error)]


def _content(descriptor: int, size: int) -> bytes:
    """The content of a file whose size is known, in one system call, unless it has grown meanwhile."""
    data = os.read(descriptor, size + 1)
    while len(data) != size and len(data) <= DEFAULT_LIMITS.max_bytes:
        more = os.read(descriptor, DEFAULT_LIMITS.max_bytes + 1 - len(data))
        if not more:
            break
        data += more
    return data


def _not_opened(path: Path | str, shown: str, error: OSError) -> Problem:
    """Why a file could not be opened or read."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        mode = stat.S_IFREG
    if not stat.S_ISREG(mode):
        return _not_regular(shown, mode)
    reason = error.strerror or type(error).__name__
    return file_problem(shown, "file-unreadable", f"it cannot be read: {reason}", "check its permissions")


def _not_regular(shown: str, mode: int) -> Problem:
    if stat.S_ISDIR(mode):
        return file_problem(shown, "file-unreadable", "this folder cannot be read", "check its permissions")
    what = "a symbolic link" if stat.S_ISLNK(mode) else "not a regular file"
    return file_problem(shown, "file-not-regular", f"this is {what}", "put the record itself here")


def load_releases(paths: Iterable[Path | str]) -> tuple[tuple[str, str], ...]:
    """Read `releases/*.json` beside the directory of most records: printed path, and text (empty if unreadable)."""
    names = (path if isinstance(path, str) else path.as_posix() for path in paths)
    folders = Counter(name.rpartition("/")[0] for name in names)
    roots: Counter[Path] = Counter()
    for name, number in folders.items():
        for folder in (Path(name), *Path(name).parents):
            if folder.name in TYPE_OF_FOLDER:
                roots[folder.parent] += number
    if not roots:
        return ()
    root = max(roots, key=lambda each: roots[each])
    beside = root.parent if root.name not in {"", ".."} else root / ".."
    return tuple((file.as_posix(), _text_of(file)) for file in sorted((beside / RELEASES_FOLDER).glob("*.json")))


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""
