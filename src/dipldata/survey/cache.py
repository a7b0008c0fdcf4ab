"""The file in which a survey leaves what it found for the next one.

It is named after all that a verdict depends on besides the records: the library's own files, its version and that of
the schema, the interpreter, the day, the directory, and past releases. It begins with a digest of the rest, so that a
file that was cut off or damaged is noticed and left alone. It is written aside and then put in place in one step, so
that a run that is killed or runs beside another leaves either the old or the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.bundled import SCHEMA_FOLDERS
from dipldata.listing import beside, list_names, signatures_of
from dipldata.version import SCHEMA_VERSION, VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.listing import Signature

_FOLDER: Final = Path(".dipldata") / "cache"
_MOST_KEPT: Final = 12


class Memory(NamedTuple):
    """Where the last survey left what it found; when (in nanoseconds) this one started, and what it saw of the files.

    The signatures are looked up where they are not given.
    """

    path: Path
    started: int
    signatures: Mapping[str, Signature] | None = None


def cache_path(root: Path, purpose: str, *marks: object) -> Path:
    """The file for the records below a directory; `marks` are what else the content depends on."""
    parts = (VERSION, SCHEMA_VERSION, sys.version, _own_files(), os.path.realpath(root), *marks)
    name = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return beside(root) / _FOLDER / f"{purpose}-{name}"


@cache
def _own_files() -> str:
    """What tells one state of the library from another, also while somebody works on it: its code and its schemas."""
    names = (name for name in list_names(Path(__file__).parents[1].as_posix()) if name.endswith(".py"))
    schemas = (name for folder in SCHEMA_FOLDERS if folder.is_dir() for name in list_names(folder.as_posix()))
    return repr(sorted(signatures_of((*names, *schemas)).items()))


def read_kept(path: Path) -> str | None:
    """The content of a cache file, None where there is none or it is not what was written."""
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
        return content.decode("utf-8", "surrogatepass") if digest == _digest(content) else None
    except (OSError, UnicodeDecodeError):
        return None


def write_kept(path: Path, content: str) -> None:
    """Put a cache file in place; where that is not possible there is none."""
    import tempfile  # noqa: PLC0415 - most runs write nothing

    data = content.encode("utf-8", "surrogatepass")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(data) + b"\n" + data)
            Path(aside).replace(path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        _tidy(path.parent)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).hexdigest().encode()


def _tidy(folder: Path) -> None:
    """Keep the newest files only."""
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[_MOST_KEPT:]:
        file.unlink(missing_ok=True)
