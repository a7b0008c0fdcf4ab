"""Writing a new file: whole or not at all, and never over another one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from dipldata.errors import FileExistsAlreadyError

_MODE = 0o666


def create_file(path: Path, text: str, root: Path) -> None:
    """Write a new file below a root directory, with the folders that it needs.

    The text is complete before the file has its name, and a file that is there already is left as it is. Raises
    `FileExistsAlreadyError`, also where a link would lead out of the root.
    """
    if os.path.lexists(path):
        raise FileExistsAlreadyError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise FileExistsAlreadyError(path, "its folder is a link that leads elsewhere")
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_MODE & ~_umask())
        _give_name(Path(name), path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _give_name(written: Path, path: Path) -> None:
    """Give a finished file its name, which fails where the name is taken in the meantime."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise FileExistsAlreadyError(path) from None
    except OSError:  # no hard links on this file system
        if os.path.lexists(path):
            raise FileExistsAlreadyError(path) from None
        written.rename(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
