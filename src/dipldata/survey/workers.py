"""The shares of a survey in processes of their own, which tell each other the facts of their files."""

from __future__ import annotations

import gc
import os
import pickle
import re
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.survey.catalogue import MemoryCatalogue
from dipldata.survey.pausing import collection_paused
from dipldata.survey.stages import Share, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from dipldata.survey.facts import Facts

_DAY: Final = re.compile(r"\b[12][0-9]{3}-[0-9]{2}-[0-9]{2}\b")
_YEAR: Final = re.compile("[12][0-9]{3}")
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
) -> tuple[list[Facts], list[Verdict]]:
    """Check the files of a corpus. Returns facts and verdicts in the order of paths.

    The result is the same whatever the number of workers. `told` is called twice for each file of the first share.
    """
    shares = split(paths, workers)
    with collection_paused(), processes(_work, [(share, terms, len(shares) - 1) for share in shares[1:]]) as pipes:
        share = Share(terms.today, told, keep=terms.keep)
        own = share.read(shares[0])
        mine = _packed(own) if pipes else b""
        pieces = [pipe.recv_bytes() for pipe in pipes]
        for at, pipe in enumerate(pipes):
            for piece in (mine, *(piece for other, piece in enumerate(pieces) if other != at)):
                pipe.send_bytes(piece)
        others = [_unpacked(piece) for piece in pieces]
        facts = _in_order([own, *others])
        verdicts = share.check(MemoryCatalogue(facts), terms.only)
        share.let_go(last=terms.last)
        for pipe in pipes:
            verdicts += _unpacked(pipe.recv_bytes())
    return facts, sorted(verdicts, key=lambda verdict: verdict.path)


def split(paths: Sequence[str], shares: int) -> list[list[str]]:
    """Divide files so that those of one time come together: they refer to each other, and are then read only once.

    Each share is in the order of paths, so that records of one type come together: that saves a twelfth of the time.
    """
    if shares == 1:
        return [list(paths)]
    days = list(map(_day_of, paths))
    dated = sorted((day, path) for day, path in zip(days, paths, strict=True) if day)
    others = [path for day, path in zip(days, paths, strict=True) if not day]
    size = -(-len(dated) // shares) or 1
    spans = [dated[at * size : (at + 1) * size] for at in range(shares)]
    return [sorted([*others[at::shares], *(path for _, path in span)]) for at, span in enumerate(spans)]


def _day_of(path: str) -> str:
    """The day in the name of a file, or else the year that its folder is named after; nothing where there is none."""
    day = _DAY.search(path, path.rfind("/") + 1)
    if day is not None:
        return day[0]
    folder = path.rpartition("/")[0].rpartition("/")[2]
    return folder if _YEAR.fullmatch(folder) else ""


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


def _work(pipe: Connection, paths: list[str], terms: Terms, others: int) -> None:
    """What a process does: tell its facts, hear those of the others, tell its verdicts."""
    share = Share(terms.today, lambda: None, keep=terms.keep)
    own = share.read(paths)
    pipe.send_bytes(_packed(own))
    pieces = [pipe.recv_bytes() for _ in range(others)]
    verdicts = share.check(MemoryCatalogue(_in_order([own, *map(_unpacked, pieces)])), terms.only)
    pipe.send_bytes(_packed(verdicts))
    pipe.close()
    os._exit(0)  # nothing is left to do but to take apart, one by one, what the system takes back at once


def _packed(what: Sequence[Any]) -> bytes:
    return pickle.dumps(what, pickle.HIGHEST_PROTOCOL)


def _unpacked(piece: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    return pickle.loads(piece)  # noqa: S301 - what our own processes say


def _in_order(parts: Iterable[Sequence[Facts]]) -> list[Facts]:
    return sorted((facts for part in parts for facts in part), key=lambda facts: facts.path)
