"""Surveys as the command line runs them: which files, how many processes, and what is known from the last time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from dipldata.cli.terminal import Progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dipldata.survey.again import Memory
    from dipldata.survey.result import Survey


def run_survey(
    root: Path | None, paths: Sequence[Path], *, today: dt.date | None, workers: int | None, cache: bool
) -> tuple[Survey, frozenset[str] | None]:
    """Check the records, or the named ones of them; returns the printed paths of those, too (None for all).

    Raises `NoRecordsError` and `NoSuchPathError`.
    """
    from dipldata.survey.pausing import collection_paused

    with collection_paused():
        return _surveyed(root, paths, today=today, workers=workers, cache=cache)


def _surveyed(
    root: Path | None, paths: Sequence[Path], *, today: dt.date | None, workers: int | None, cache: bool
) -> tuple[Survey, frozenset[str] | None]:
    if paths:
        from dipldata.cli.scope import find_scope

        scope = find_scope(root, paths)
        names = sorted(path.as_posix() for path in scope.files)
        return _examined(names, today, workers, only=scope.only), scope.only
    from dipldata.listing import list_names

    base = _records_root(root)
    names = list_names(base.as_posix())
    if not names:
        from dipldata.errors import NoRecordsError

        raise NoRecordsError(base)
    return (_recalled(base, names, today, workers) if cache else _examined(names, today, workers)), None


def _records_root(root: Path | None) -> Path:
    """The records directory; raises `NoRecordsError` where there is none."""
    given = root if root is not None else Path("records")
    if given.is_dir():
        return given
    from dipldata.cli.scope import find_root

    return find_root(root)


def _recalled(base: Path, names: list[str], today: dt.date | None, workers: int | None) -> Survey:
    from dipldata.listing import signatures_of
    from dipldata.survey.cache import cache_path
    from dipldata.survey.recall import recall, remember, state_of

    started = time.time_ns()
    whole = cache_path(base, "report", today, base.as_posix())
    signatures = signatures_of(names)
    state = state_of(names, signatures, base, started)
    found = recall(whole, state, names)
    if found is None:
        from dipldata.survey.again import Memory

        memory = Memory(cache_path(base, "files", today, base.as_posix()), started, signatures)
        found = _examined(names, today, workers, memory=memory)
        remember(whole, state, found)
    return found


def _examined(
    names: list[str],
    today: dt.date | None,
    workers: int | None,
    *,
    only: frozenset[str] | None = None,
    memory: Memory | None = None,
) -> Survey:
    from dipldata.survey.running import survey
    from dipldata.survey.workers import fitting_workers

    number = workers or fitting_workers(len(names), _processors())
    with Progress("Checking records") as progress:
        done = 0

        def told() -> None:
            nonlocal done
            done += 1
            # Each file of the first share counts for those of the others, once for each of the two stages.
            progress(min(done * number // 2, len(names)), len(names))

        return survey(names, today=today, only=only, workers=number, memory=memory, told=told)


def _processors() -> int:
    """The processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
