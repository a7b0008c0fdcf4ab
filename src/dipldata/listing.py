"""The names of the files below a directory, and what tells whether any of them has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Signature(NamedTuple):
    """What the file system says of a file: as long as it stays the same, so does the content.

    The times are those of the last change of content and of entry, in nanoseconds; nobody can set the second.
    """

    size: int
    modified: int
    changed: int
    node: int


def list_names(root: str) -> list[str]:
    """The paths of the files below a directory, with forward slashes, sorted. Links are listed, not followed.

    Hidden folders are left out, and hidden files unless they are YAML. A folder that cannot be read is listed itself.
    """
    found: list[str] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        prefix = folder if folder.endswith("/") else "" if folder == "." else f"{folder}/"
        try:
            entries = os.scandir(folder)
        except OSError:
            found.append(folder)
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if not name.startswith(".") or (name.endswith((".yaml", ".yml")) and not entry.is_dir()):
                        found.append(prefix + name)
                elif not name.startswith("."):
                    waiting.append(prefix + name)
    found.sort()
    return found


def beside(root: Path) -> Path:
    """The directory that holds the records directory, where what belongs to it lies."""
    return root.parent if root.name not in {"", ".."} else root / ".."


def signature_of(path: str) -> Signature | None:
    """The signature of a file, None where it is gone."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def signatures_of(paths: Iterable[str]) -> dict[str, Signature]:
    """The signatures of those of some files that are there."""
    found = {}
    for path in paths:
        try:
            status = os.lstat(path)
        except OSError:
            continue
        found[path] = Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return found


def signature_text(signature: Signature) -> str:
    """A signature as text."""
    return f"{signature.size} {signature.modified} {signature.changed} {signature.node}"
