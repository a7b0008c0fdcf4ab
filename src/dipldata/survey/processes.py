"""Further processes of a survey: how many are worth while, and how they begin and end."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

CONTEXT: Final = "fork" if sys.platform == "linux" else "spawn"
"""Where processes are forked they need not import anything again."""
_WORDS: Final = 65_536
_LEAST: Final = 300
"""With fewer files for each, a second process costs more than it saves."""


def can_fork() -> bool:
    """Whether a process begins with all that the first one has in memory."""
    return CONTEXT == "fork"


def fitting_workers(files: int, processors: int) -> int:
    """How many processes are worth while for so many files."""
    return max(1, min(processors, files // _LEAST))


class Helper:
    """A process that does something meanwhile, and says what it has found, little by little."""

    def __init__(self, process: int | None, pipe: int) -> None:
        self._process = process
        self._pipe: Final = pipe

    def stop(self) -> None:
        """End the process, wherever it is."""
        process, self._process = self._process, None
        if process is not None:
            import signal  # noqa: PLC0415 - takes a while to import

            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)

    def said(self) -> bytes:
        """All that it says until it ends; each of its words is whole."""
        return b"".join(iter(partial(os.read, self._pipe, _WORDS), b""))


@contextmanager
def helper(work: Callable[[Callable[[bytes], object]], object]) -> Iterator[Helper]:
    """Fork a process that is gone when the context is left; `work` is called in it, with what it says words by.

    This is for work that is too short for what `processes` has to import. Words are a few bytes, all of them together
    fewer than a pipe holds. Where the work fails, or cannot begin, there are no more of them, and no other sign of it.
    """
    reading, writing = os.pipe()
    process = None
    with contextlib.suppress(OSError):
        process = os.fork()
    if process == 0:
        with contextlib.suppress(BaseException):
            work(partial(os.write, writing))
        os._exit(0)
    os.close(writing)
    found = Helper(process, reading)
    try:
        yield found
    finally:
        found.stop()
        os.close(reading)


@contextmanager
def processes(work: Callable[..., None], arguments: Iterable[tuple[Any, ...]]) -> Iterator[list[Connection]]:
    """A process for each set of arguments, behind a pipe; they are gone when the context is left, whatever happens."""
    import multiprocessing  # noqa: PLC0415 - a single process does not need it

    context: Any = multiprocessing.get_context(CONTEXT)  # its stubs know no processes
    pipes, started = [], []
    try:
        for each in arguments:
            ours, theirs = context.Pipe()
            process = context.Process(target=_begin, args=(work, theirs, *each), daemon=True)
            process.start()
            theirs.close()
            pipes.append(ours)
            started.append(process)
        yield pipes
    except BaseException:
        for process in started:
            process.terminate()
        raise
    finally:
        for pipe in pipes:
            pipe.close()
        for process in started:
            process.join()


def _begin(work: Callable[..., None], *arguments: Any) -> None:  # noqa: ANN401 - passed on
    """Begin the work of a process. An interruption is for the first process, which then ends the others."""
    import signal  # noqa: PLC0415 - as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    work(*arguments)
