"""The one writer of releases: all of a release appears at its place, or nothing changes there.

The files are written into a hidden directory beside the place and flushed to the disk; then one rename puts it there.
Runs to one place or to neighbouring ones do not wait for each other while they write; the last to end stays.
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
import sqlite3
import sys
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseWriteError
from dipldata.release.filling import Directory, flush_folder

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

    Raises `ReleaseWriteError` as `new_release` does.
    """
    with new_release(target) as directory:
        for path, data in plan.items():
            directory.write(path, data)


@contextlib.contextmanager
def new_release(target: Path, mark: str = _MARK) -> Iterator[Directory]:
    """A hidden directory to be filled with a release, which in the end appears at `target`, instead of an earlier one.

    `mark` is the file by which a directory shows that it is one, and may be replaced. Raises `ReleaseWriteError` when
    it cannot be written, or when something other than a release stands at `target`; what was there is then as before.
    """
    with _faults_told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _require_replaceable(target, mark)
        with _hidden_directory(target, mark) as directory:
            yield directory
            directory.complete()
            with _locked(target.parent):
                _require_replaceable(target, mark)
                _put_in_place(directory.root, target)


@contextlib.contextmanager
def new_files(place: Path) -> Iterator[Directory]:
    """A hidden directory to be filled, whose files in the end appear in the directory `place`.

    Where there is such a directory, each file takes the place of an older one of its name in one step, and all of them
    are on the disk before the first does; else they appear all at once. Raises `ReleaseWriteError` as `new_release`.
    """
    shown, place = place, place.absolute()
    with _faults_told(shown), _made_parents(place):
        if os.path.lexists(place) and not place.is_dir():
            raise ReleaseWriteError(shown, "something that is not a directory has that name")
        with _hidden_directory(place / place.name if place.is_dir() else place, _MARK) as directory:
            yield directory
            directory.complete()
            with _locked(place.parent):
                _move_files(directory.root, place)


def _move_files(source: Path, place: Path) -> None:
    if not place.is_dir():
        source.rename(place)
        return
    paths = [path for path in sorted(source.rglob("*")) if path.is_file()]
    for path in paths:
        (place / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
    for path in paths:
        path.replace(place / path.relative_to(source))


@contextlib.contextmanager
def _faults_told(target: Path) -> Iterator[None]:
    """Turn what the system and a database say of the disk into an error that names the place."""
    try:
        yield
    except OSError as error:
        raise ReleaseWriteError(target, error.strerror or type(error).__name__) from error
    except sqlite3.OperationalError as error:
        raise ReleaseWriteError(target, str(error)) from error


@contextlib.contextmanager
def _made_parents(place: Path) -> Iterator[None]:
    """Make the directories above a place; those that were made go again where nothing came of it."""
    missing = [path for path in place.parents if not path.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            for path in missing:
                path.rmdir()
        raise


@contextlib.contextmanager
def _hidden_directory(target: Path, mark: str) -> Iterator[Directory]:
    """A directory to be filled, beside a place; those that earlier runs left there are removed first.

    Its lock is held all the time, by which other runs know that it is no leftover.
    """
    with contextlib.ExitStack() as stack:
        with _locked(target.parent) as alone:
            if alone:
                _tidy(target, mark)
            hidden = _beside(target, _NEW)
            stack.callback(shutil.rmtree, hidden, ignore_errors=True)
            made, scratch = hidden / "made", hidden / "scratch"
            made.mkdir(parents=True)
            scratch.mkdir()
            stack.enter_context(_locked(hidden))
        yield stack.enter_context(Directory(made, scratch))


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


def _require_replaceable(target: Path, mark: str) -> None:
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_dir():
        raise ReleaseWriteError(target, "something that is not a directory has that name")
    if not (target / mark).is_file() and any(target.iterdir()):
        raise ReleaseWriteError(target, f"it holds something else that would be lost (there is no {mark})")


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}{kind}{secrets.token_hex(8)}")


def _write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _put_in_place(new: Path, target: Path) -> None:
    if not target.is_dir():
        new.rename(target)
    elif not _exchange(new, target):  # else the old one goes with the hidden directory
        _replace_in_two_steps(new, target)
    with contextlib.suppress(OSError):  # it is in place already
        flush_folder(target.parent)


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


def _tidy(target: Path, mark: str) -> None:
    """Clear up after a run that was killed: remove its hidden directories, or put the old release back."""
    leftovers = sorted(path for path in target.parent.iterdir() if _is_leftover(path, target) and not _is_used(path))
    if not os.path.lexists(target):
        old = next((path for path in leftovers if _OLD in path.name and (path / mark).is_file()), None)
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


def _is_used(path: Path) -> bool:
    """Whether another run is filling a hidden directory, or is just removing it."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
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
