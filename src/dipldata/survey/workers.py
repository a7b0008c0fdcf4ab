"""The shares of a survey in processes of their own, which tell each other the facts of their files."""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import re
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.survey.catalogue import MemoryCatalogue, Part, Row, part_of
from dipldata.survey.pausing import collection_paused
from dipldata.survey.stages import Checked, Share

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

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
) -> tuple[MemoryCatalogue, Checked]:
    """Check the files of a corpus. Returns their catalogue, and what was found, in the order of paths.

    The result is the same whatever the number of workers. `told` is called twice for each file of the first share.
    """
    shares = split(paths, workers)
    with collection_paused(), processes(_work, [(share, terms, len(shares) - 1) for share in shares[1:]]) as pipes:
        share = Share(terms.today, told, keep=terms.keep)
        own = part_of(share.read(shares[0]))
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


def split(paths: Sequence[str], shares: int) -> list[list[str]]:
    """Divide files so that those of one time come together: they refer to each other, and are then read only once.

    Files of one name come together, too, so that what stands for a record is decided where they are read. Each share
    is in the order of paths, so that records of one type come together: that saves a twelfth of the time.
    """
    if shares == 1:
        return [list(paths)]
    days = list(map(_day_of, paths))
    dated = sorted((day, path) for day, path in zip(days, paths, strict=True) if day)
    others = [path for day, path in zip(days, paths, strict=True) if not day]
    size = -(-len(dated) // shares) or 1
    spans = [dated[at * size : (at + 1) * size] for at in range(shares)]
    divided = [[*others[at::shares], *(path for _, path in span)] for at, span in enumerate(spans)]
    return list(map(sorted, _with_namesakes(divided, len(paths))))


def _with_namesakes(divided: list[list[str]], number: int) -> list[list[str]]:
    """The same shares, but for the files that have the name of one in an earlier share."""
    home: dict[str, int] = {}
    for at, share in enumerate(divided):
        for path in share:
            home.setdefault(path[path.rfind("/") + 1 :], at)
    if len(home) == number:
        return divided
    every = [path for share in divided for path in share]
    return [[path for path in every if home[path[path.rfind("/") + 1 :]] == at] for at in range(len(divided))]


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
    own = part_of(share.read(paths))
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
