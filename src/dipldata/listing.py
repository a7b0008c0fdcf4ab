"""The names of the files below a directory, and what tells whether any of them has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.ids import TYPE_OF_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

WAIVERS_FILE: Final = "waivers.yaml"
AT_ONCE: Final = 150
"""Files that are read at once; see `dipldata.loading.read_record_files`."""

_RACY: Final = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was read may have been changed again in the same tick."""


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


def portions(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Divide paths into portions that are read at once."""
    for at in range(0, len(paths), AT_ONCE):
        yield paths[at : at + AT_ONCE]


def holds_waivers(name: str) -> bool:
    """Whether a file holds waivers, not a record: by its name, and that it lies in no folder of a type."""
    folder, _, file = name.rpartition("/") if name.endswith(WAIVERS_FILE) else ("", "", "")
    return file == WAIVERS_FILE and folder.rpartition("/")[2] not in TYPE_OF_FOLDER


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


def is_settled(touched: int, started: int) -> bool:
    """Whether a file was last touched a while before a survey started, so that its signature can be relied on."""
    return touched < started - _RACY


def signature_text(signature: Signature) -> str:
    """A signature as text."""
    return f"{signature.size} {signature.modified} {signature.changed} {signature.node}"
