"""Reading what git has stored: trees and blobs, straight from the object database.

Nothing is checked out, and neither the working tree nor the index is looked at. A name that a user gives is turned
into an object id first, behind `--end-of-options`, so that it can never be taken for an option; all else is asked by
object id.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NO_SUCH_PROGRAM: Final = 127
_REGULAR: Final = frozenset({"100644", "100755", "100664"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree: its path from there, its object, its size in bytes, and whether it is a regular file."""

    path: str
    object_id: str
    size: int
    is_regular: bool


class Repository:
    """The git repository around a directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def prefix(self) -> str | None:
        """The path of the directory from the top of the repository (`records/`), None where there is no repository."""
        found = self._git("rev-parse", "--show-prefix")
        return _text(found.stdout).rstrip("\n") if found.returncode == 0 else None

    def top(self) -> str | None:
        """The top directory of the repository, None where there is none."""
        found = self._git("rev-parse", "--show-toplevel")
        return _text(found.stdout).rstrip("\n") if found.returncode == 0 else None

    def complaint(self) -> str:
        """Why git does not work here, in its own words: the first line."""
        found = self._git("rev-parse", "--show-prefix")
        lines = _text(found.stderr).strip().splitlines()
        return lines[0].removeprefix("fatal: ") if found.returncode and lines else ""

    def find(self, name: str, kind: str = "") -> str | None:
        """The id of the object that a name stands for (as a `tree` or `commit`), None where there is none."""
        if not name or "\0" in name:
            return None
        wanted = f"{name}^{{{kind}}}" if kind else name
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        return _text(found.stdout).strip() if found.returncode == 0 else None

    def kind(self, object_id: str) -> str:
        """What an object is: `commit`, `tree`, `blob`; empty where it is not here."""
        found = self._git("cat-file", "-t", object_id)
        return _text(found.stdout).strip() if found.returncode == 0 else ""

    def files(self, tree: str) -> tuple[Entry, ...]:
        """Every file below a tree, by path."""
        found = self._git("ls-tree", "-r", "-z", "--long", "--full-tree", tree)
        return tuple(sorted(map(_entry, filter(None, found.stdout.split(b"\0"))), key=lambda entry: entry.path))

    def read(self, object_ids: Iterable[str]) -> dict[str, bytes]:
        """The content of blobs by id; those that are not here are left out."""
        wanted = "".join(f"{object_id}\n" for object_id in dict.fromkeys(object_ids))
        output = self._git("cat-file", "--batch", given=wanted.encode("ascii")).stdout if wanted else b""
        found: dict[str, bytes] = {}
        at = 0
        while at < len(output):
            line = output.index(b"\n", at)
            object_id, *rest = output[at:line].decode("ascii").split(" ")
            at = line + 1
            if len(rest) == 2:  # noqa: PLR2004 - type and size; otherwise it says `missing`
                size = int(rest[1])
                found[object_id] = output[at : at + size]
                at += size + 1
        return found

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = ["git", "--no-replace-objects", "--no-pager", "-C", str(self._directory), *arguments]
        try:
            return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - no shell; see above
        except FileNotFoundError:
            return subprocess.CompletedProcess(command, _NO_SUCH_PROGRAM, b"", b"git is not installed")


def _entry(line: bytes) -> Entry:
    head, _, path = line.partition(b"\t")
    mode, kind, object_id, size = head.decode("ascii").split()
    is_regular = kind == "blob" and mode in _REGULAR
    # Of a submodule the size is `-`, of a file whose content is not here `BAD`.
    return Entry(_text(path), object_id, int(size) if size.isdigit() else 0, is_regular)


def _text(data: bytes) -> str:
    """Output of git as text; bytes that are not UTF-8 stay apart from all others."""
    return data.decode("utf-8", errors="surrogateescape")
