"""A site on its way to the disk: written beside its place, and put there at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.release.writing import new_release

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK: Final = "assets/site.js"
"""A file that every site has: a directory without it is not ours to replace."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, and how many bytes in all."""

    files: int
    size: int


def write_site(files: Iterable[tuple[str, bytes]], target: Path) -> Written:
    """Write the files of a site as the directory `target`, in place of an earlier site that stands there.

    Raises `ReleaseWriteError` when it cannot be written, or when something other than a site stands at `target`; what
    was there is then as before.
    """
    count = size = 0
    with new_release(target, MARK) as directory:
        for path, data in files:
            # Not flushed one by one to the disk, as those of a release are: a site can be built again.
            directory.place(path).write_bytes(data)
            count, size = count + 1, size + len(data)
    return Written(count, size)
