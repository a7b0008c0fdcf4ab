"""The one writer of releases: all of a release appears at its place, or nothing changes there.

The files are written into a hidden directory beside the place and flushed to the disk; then one rename puts it there.
A release that stands there already is exchanged for the new one in a single step, where the system can do that, and
removed afterwards. A kill at any moment leaves the old release or the new one, and at most hidden directories, which
the next run removes. Where the system cannot exchange two directories, the old release is renamed aside first; should
a kill come between the two renames, the next run puts it back.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import sys
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NEW: Final = ".new-"
_OLD: Final = ".old-"
_MARK: Final = "manifest.json"
"""A file that every release has: a directory without it is not ours to replace."""
# What systems say of files that cannot be locked, such as directories on some network file systems.
_NO_LOCKS: Final = frozenset({errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def write_release(plan: Mapping[str, bytes], target: Path) -> None:
    """Write the files of a plan as the directory `target`, in place of an earlier release that stands there.

    Raises `ReleaseWriteError` when it cannot be written, or when something other than a release stands at `target`;
    what was there is then as before.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent) as alone:
            if alone:
                _tidy(target)
            _require_replaceable(target)
            _write(plan, target)
    except OSError as error:
        raise ReleaseWriteError(target, error.strerror or type(error).__name__) from error


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write single files, each whole: all of them are on the disk before the first takes its place.

    Raises `ReleaseWriteError`; unless the fault comes while they are put in place, nothing has changed then.
    """
    written: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new = written[path] = _beside(path, _NEW)
            _write_file(new, data)
        for path, new in written.items():
            new.replace(path)
    except OSError as error:
        raise ReleaseWriteError(path, error.strerror or type(error).__name__) from error
    finally:
        for new in written.values():
            new.unlink(missing_ok=True)


def _require_replaceable(target: Path) -> None:
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_dir():
        raise ReleaseWriteError(target, "something that is not a directory has that name")
    if not (target / _MARK).is_file() and any(target.iterdir()):
        raise ReleaseWriteError(target, f"it holds something that is not a release (there is no {_MARK})")


def _write(plan: Mapping[str, bytes], target: Path) -> None:
    new = _beside(target, _NEW)
    try:
        new.mkdir()
        _fill(new, plan)
        _put_in_place(new, target)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}{kind}{secrets.token_hex(8)}")


def _fill(directory: Path, plan: Mapping[str, bytes]) -> None:
    folders = {directory}
    for name, data in plan.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        _write_file(path, data)
    for folder in folders:
        _flush(folder)


def _write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush(directory: Path) -> None:
    """Make the names in a directory durable, where the system lets a directory be opened."""
    if sys.platform == "win32":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_in_place(new: Path, target: Path) -> None:
    if not target.is_dir():
        new.rename(target)
    elif _exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)
    else:
        _replace_in_two_steps(new, target)
    with contextlib.suppress(OSError):  # it is in place already
        _flush(target.parent)


def _replace_in_two_steps(new: Path, target: Path) -> None:
    old = _beside(target, _OLD)
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two directories in one step; False where the system cannot (it is a call of Linux)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0)


def _tidy(target: Path) -> None:
    """Clear up after a run that was killed: remove its hidden directories, or put the old release back."""
    leftovers = sorted(path for path in target.parent.iterdir() if _is_leftover(path, target))
    if not os.path.lexists(target):
        old = next((path for path in leftovers if _OLD in path.name and (path / _MARK).is_file()), None)
        if old is not None:
            old.rename(target)
            leftovers.remove(old)
    for path in leftovers:
        shutil.rmtree(path, ignore_errors=True)


def _is_leftover(path: Path, target: Path) -> bool:
    """Whether a path has exactly the form of the names given by `_beside`."""
    for kind in (_NEW, _OLD):
        prefix = f".{target.name}{kind}"
        rest = path.name.removeprefix(prefix)
        if path.name.startswith(prefix) and len(rest) == 16 and set(rest) <= set("0123456789abcdef"):  # noqa: PLR2004 - 8 bytes
            return path.is_dir() and not path.is_symlink()
    return False


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[bool]:
    """Hold the lock of a directory, waiting for it; gives False where there are no locks, and so no way to know."""
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        yield _take_lock(handle)
    finally:
        os.close(handle)  # which gives the lock back, as does the end of the process


def _take_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True
