"""The shares of a survey in processes of their own, which tell each other the facts of their files."""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import signal
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.survey.catalogue import MemoryCatalogue, Part, Row, part_of
from dipldata.survey.dividing import Pile, split
from dipldata.survey.pausing import collection_paused
from dipldata.survey.stages import Checked, Share

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

_LEAST: Final = 300
"""With fewer files for each, a second process costs more than it saves."""
_CONTEXT: Final = "fork" if sys.platform == "linux" else "spawn"
"""Where processes are forked they need not import anything again."""


def fitting_workers(files: int, processors: int) -> int:
    """How many processes are worth while for so many files."""
    return max(1, min(processors, files // _LEAST))


class Terms(NamedTuple):
    """On which terms files are checked: the day, the files to check (None for all), and whether to keep lines.

    With `last`, the process ends after the survey, and what it read is left in memory.
    """

    today: dt.date | None = None
    only: frozenset[str] | None = None
    keep: bool = False
    last: bool = False


def examine(
    paths: Sequence[str], terms: Terms, workers: int, told: Callable[[], None]
) -> tuple[MemoryCatalogue, Checked]:
    """Check the files of a corpus. Returns their catalogue, and what was found, in the order of paths.

    The result is the same whatever the number of workers. `told` is called twice for each file of the first share.
    """
    with (
        collection_paused(),
        closing(Pile(split(paths, workers), shared=workers > 1 and _CONTEXT == "fork")) as pile,
        processes(_work, [(pile, at, terms, workers - 1) for at in range(1, workers)]) as pipes,
    ):
        share = Share(terms.today, told, keep=terms.keep)
        own = part_of(share.read(pile.taken_by(0)))
        mine = _packed(own) if pipes else b""
        pieces = [pipe.recv_bytes() for pipe in pipes]
        for at, pipe in enumerate(pipes):
            for piece in (mine, *(piece for other, piece in enumerate(pieces) if other != at)):
                pipe.send_bytes(piece)
        catalogue = MemoryCatalogue.joined([own, *map(_unpacked, pieces)])
        every = [share.check(catalogue, terms.only)]
        share.let_go(last=terms.last)
        every += [pickle.loads(pipe.recv_bytes()) for pipe in pipes]  # noqa: S301 - what our own processes say
    verdicts = sorted((verdict for each in every for verdict in each.verdicts), key=lambda verdict: verdict.path)
    return catalogue, Checked(verdicts, sum(each.files for each in every), sum(each.runs for each in every))


@contextmanager
def processes(work: Callable[..., None], arguments: Iterable[tuple[Any, ...]]) -> Iterator[list[Connection]]:
    """A process for each set of arguments, behind a pipe; they are gone when the context is left, whatever happens."""
    import multiprocessing  # noqa: PLC0415 - a single process does not need it

    context: Any = multiprocessing.get_context(_CONTEXT)  # its stubs know no processes
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    work(*arguments)


def _work(pipe: Connection, pile: Pile, at: int, terms: Terms, others: int) -> None:
    """What a process does: tell its facts, hear those of the others, tell its verdicts."""
    share = Share(terms.today, lambda: None, keep=terms.keep)
    own = part_of(share.read(pile.taken_by(at)))
    pipe.send_bytes(_packed(own))
    pieces = [pipe.recv_bytes() for _ in range(others)]
    checked = share.check(MemoryCatalogue.joined([own, *map(_unpacked, pieces)]), terms.only)
    pipe.send_bytes(pickle.dumps(checked, pickle.HIGHEST_PROTOCOL))
    pipe.close()
    os._exit(0)  # nothing is left to do but to take apart, one by one, what the system takes back at once


def _packed(part: Part) -> bytes:
    return marshal.dumps(([*map(tuple, part.rows)], part.items))


def _unpacked(piece: bytes) -> Part:
    rows, items = marshal.loads(piece)  # noqa: S302 - what our own processes say
    return Part(list(map(Row._make, rows)), items)
