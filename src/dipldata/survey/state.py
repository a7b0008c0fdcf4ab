"""The state of many files in a few bytes: all that takes time where nothing has changed."""

from __future__ import annotations

import contextlib
import marshal
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dipldata.listing import is_settled, signatures_of
from dipldata.survey.processes import can_fork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MANY: Final = 2000
"""Of fewer files, a second process would take as long to begin as it saves."""
_SIZE: Final = 32
"""Bytes of a digest."""


@contextmanager
def state_of(paths: Sequence[str], started: int, processors: int) -> Iterator[Callable[[], str | None]]:
    """Gives what tells one state of some files from another; None where one is gone or was touched only just now.

    `started` is the time in nanoseconds. Another process looks at two thirds of many files, until the result is asked
    for; it is too short for what `processes` needs to import.
    """
    most, rest = paths[: len(paths) * 2 // 3], paths[len(paths) * 2 // 3 :]
    if len(paths) < _MANY or processors == 1 or not can_fork():
        yield lambda: _joined(_digest(rest, started), _digest(most, started))
        return
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _tell(writing, most, started)
    os.close(writing)
    try:
        yield lambda: _joined(_digest(rest, started), os.read(reading, _SIZE))
    finally:
        os.close(reading)
        os.waitpid(process, 0)


def _joined(*digests: bytes) -> str | None:
    return b"".join(digests).hex() if all(digests) else None


def _tell(writing: int, paths: Sequence[str], started: int) -> None:
    """What the other process does; nothing is said where it fails, and then nothing is known."""
    with contextlib.suppress(BaseException):
        os.write(writing, _digest(paths, started))
    os._exit(0)


def _digest(paths: Sequence[str], started: int) -> bytes:
    """The digest of the state of some files; nothing where one is gone or was touched only just now."""
    import hashlib  # noqa: PLC0415 - both processes import it at once

    signatures = signatures_of(paths)
    sizes, modified, changed, nodes = zip(*signatures.values(), strict=True) if signatures else [()] * 4
    if len(signatures) < len(paths) or not is_settled(max((*modified, *changed), default=0), started):
        return b""
    content = marshal.dumps((list(signatures), sizes, modified, changed, nodes))
    return hashlib.blake2b(content, digest_size=_SIZE).digest()
