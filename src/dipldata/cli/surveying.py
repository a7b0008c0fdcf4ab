"""Surveys as the command line runs them: which files, how many processes, and what is known from the last time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dipldata.survey.cache import Memory
    from dipldata.survey.result import Survey

_SELDOM: Final = 20
"""Files after which the progress may be shown anew: to look at the clock takes time, too."""


class Way(NamedTuple):
    """How to survey: for which day, with how many processes (None for as many as are worth while), and what follows.

    With `last`, the process ends soon after, and what was read is left in memory.
    """

    today: dt.date | None
    workers: int | None
    last: bool


def run_survey(  # noqa: PLR0913 - what a command line can say
    root: Path | None,
    paths: Sequence[Path],
    *,
    today: dt.date | None,
    workers: int | None,
    cache: bool,
    last: bool = False,
) -> tuple[Survey, frozenset[str] | None]:
    """Check the records, or the named ones of them; returns the printed paths of those, too (None for all).

    With `last`, the process is to end soon. Raises `NoRecordsError` and `NoSuchPathError`.
    """
    from dipldata.survey.pausing import collection_paused

    with collection_paused():
        return _surveyed(root, paths, Way(today, workers, last), cache=cache)


def _surveyed(
    root: Path | None, paths: Sequence[Path], way: Way, *, cache: bool
) -> tuple[Survey, frozenset[str] | None]:
    from dipldata.listing import list_names

    if paths:
        within = _within_records(root, paths) if cache else None
        if within is not None:
            return _recalled(*within, way), within[2]
        from dipldata.cli.scope import find_scope

        scope = find_scope(root, paths)
        names = sorted(path.as_posix() for path in scope.files)
        return _examined(names, way, only=scope.only), scope.only
    base = _records_root(root)
    names = list_names(base.as_posix())
    if not names:
        from dipldata.errors import NoRecordsError

        raise NoRecordsError(base)
    return (_recalled(base, names, None, way) if cache else _examined(names, way)), None


def _within_records(root: Path | None, paths: Sequence[Path]) -> tuple[Path, list[str], frozenset[str]] | None:
    """The records directory, its files, and the named ones of them.

    None where any lies elsewhere, or is spelt in another way than in a survey of all records: then what that left for
    the next one is of no use.
    """
    from dipldata.listing import list_names

    base = root if root is not None else Path("records")
    if not base.is_dir():
        return None
    names = list_names(base.as_posix())
    only = {name for path in paths for name in (list_names(path.as_posix()) if path.is_dir() else [path.as_posix()])}
    return (base, names, frozenset(only)) if only and only.issubset(names) else None


def _records_root(root: Path | None) -> Path:
    """The records directory; raises `NoRecordsError` where there is none."""
    given = root if root is not None else Path("records")
    if given.is_dir():
        return given
    from dipldata.cli.scope import find_root

    return find_root(root)


def _recalled(base: Path, names: list[str], only: frozenset[str] | None, way: Way) -> Survey:
    """A survey that uses what the last one left, and leaves what it finds."""
    from dipldata.survey.state import state_of

    started = time.time_ns()
    releases = _releases(base)
    with state_of([*names, *releases], started, _processors()) as state:
        from dipldata.survey.cache import cache_path
        from dipldata.survey.recall import recall, remember

        whole = cache_path(base, "report", way.today, base.as_posix())
        now = state()
    some = None if only is None or only.issuperset(names) else only
    found = recall(whole, now, names) if some is None else None
    if found is None:
        from dipldata.listing import signatures_of
        from dipldata.survey.cache import Memory

        promised = sorted(signatures_of(releases).items())
        kept = cache_path(base, "files", way.today, base.as_posix(), promised)
        memory = Memory(kept, started, signatures_of(names))
        found = _examined(names, way, only=some, memory=memory)
        if some is None:
            remember(whole, now, found)
    return found if only is None else found.limited_to(only)


def _releases(base: Path) -> list[str]:
    """The indexes of past releases, which a survey looks at, too."""
    from dipldata.listing import beside

    return sorted(path.as_posix() for path in (beside(base) / "releases").glob("*.json"))


def _examined(
    names: list[str], way: Way, *, only: frozenset[str] | None = None, memory: Memory | None = None
) -> Survey:
    from dipldata.survey.ahead import reading_ahead
    from dipldata.survey.processes import fitting_workers

    number = way.workers or fitting_workers(len(names), _processors())
    most_is_known = memory is not None and memory.path.exists()
    with Progress("Checking records") as progress, reading_ahead(names, 1 if most_is_known else number) as ahead:
        from dipldata.survey.running import survey

        done = 0

        def told() -> None:
            nonlocal done
            done += 1
            if done % _SELDOM == 0:
                # Each file of the first share counts for those of the others, once for each of the two stages.
                progress(min(done * number // 2, len(names)), len(names))

        return survey(
            names, today=way.today, only=only, workers=number, memory=memory, told=told, last=way.last, ahead=ahead
        )


def _processors() -> int:
    """The processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
