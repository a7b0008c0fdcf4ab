"""Writing a file of the records anew: whole or not at all, and never a file that has changed in the meantime."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from dipldata.errors import RewriteError


def rewrite_text(path: Path, old: str, new: str) -> None:
    """Put a new text in place of the one that a file was read with; permissions stay as they are.

    A reader finds the old text or the new, also after a kill. Raises `RewriteError`, with the file left as it is, where
    it is no regular file (a link is not followed), no longer holds the old text, or cannot be written.
    """
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise RewriteError(path, "it is a link or something else that is not a file")
        _require(path, old)
        _replace(path, new, stat.S_IMODE(mode))
    except OSError as error:
        raise RewriteError(path, error.strerror or type(error).__name__) from error


def _require(path: Path, text: str) -> None:
    if path.read_bytes() != text.encode():
        raise RewriteError(path, "it was changed by somebody else; run the command again")


def _replace(path: Path, text: str, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(mode)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
