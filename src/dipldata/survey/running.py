"""A survey from end to end: which files there are, what is known of them already, what is to be looked at again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dipldata.checking import promises_of, report_of
from dipldata.engine import prepare
from dipldata.files import load_releases
from dipldata.listing import holds_waivers
from dipldata.loading import load_waivers, read_record_file
from dipldata.survey.again import examine_again
from dipldata.survey.ahead import NOTHING_AHEAD, Ahead
from dipldata.survey.pausing import collection_paused
from dipldata.survey.result import Survey
from dipldata.survey.stages import Others, Terms
from dipldata.survey.workers import examine

MOST_IN_MEMORY: Final = 120_000
"""Files of which everything is held in memory; of more, what is needed lies on disk and nothing is kept."""

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from dipldata.loading import WaiverList
    from dipldata.problems import Problem, Report
    from dipldata.release.promises import Promises
    from dipldata.survey.cache import Memory

    Releases = tuple[tuple[str, str], ...]
    """Printed path and text of the index of each past release."""


def survey(  # noqa: PLR0913 - what a survey depends on
    names: Sequence[str],
    *,
    today: dt.date | None = None,
    only: frozenset[str] | None = None,
    workers: int = 1,
    memory: Memory | None = None,
    told: Callable[[], None] = lambda: None,
    last: bool = False,
    ahead: Ahead = NOTHING_AHEAD,
) -> Survey:
    """Check the records in some files (see `dipldata.listing.list_names`); arguments as for `checking.check`.

    `memory` is where the last survey left what it found. `told` is called now and then, twice for each file at most.
    With `last` the process is to end soon: what was read is left in memory, for that is quicker than to let it go.
    Some files may have been read `ahead`.
    """
    releases = load_releases(names)
    promises = promises_of(releases)
    waivers, paths = _told_apart(names)
    all_needed = only is None or any(placed.path in only for each in waivers for placed in each.waivers)
    if ahead is not NOTHING_AHEAD:
        prepare()
        ahead.stop()
    terms = Terms(today, None if all_needed else only, last=last, ahead=ahead, promises=promises)
    lost = partial(_lost, promises)
    if len(paths) > MOST_IN_MEMORY:
        from dipldata.survey.streaming import examine_streaming  # noqa: PLC0415 - needs SQLite, and that is rarely needed

        problems, files, runs = examine_streaming(paths, terms, workers, told, lost)
    elif memory is None:
        catalogue, (verdicts, files, runs) = examine(paths, terms, workers, told)
        problems = [problem for verdict in verdicts for problem in verdict.problems] + lost(Others(catalogue))
    else:
        found = examine_again(paths, terms, memory, workers, told)
        problems = found.problems + (lost(Others(found.catalogue())) if promises else [])
        files, runs = found.counts(terms.only)
    report = report_of(problems, waivers, today=today, only=only, files=files, runs=runs)
    return Survey(report, tuple(paths), _texts(report, waivers, releases))


def _told_apart(names: Sequence[str]) -> tuple[list[WaiverList], list[str]]:
    """The waivers that some files hold, and the files that hold records."""
    lists = set(filter(holds_waivers, names))
    return [load_waivers(Path(name)) for name in names if name in lists], [name for name in names if name not in lists]


def _lost(promises: Promises | None, others: Others) -> list[Problem]:
    """The ids of past releases that do not resolve any more."""
    if promises is None:
        return []
    with collection_paused():
        return list(promises.problems_of_ids(others.dataset, others))


def _texts(report: Report, waivers: Sequence[WaiverList], releases: Releases) -> dict[str, str]:
    """The texts of the files that a report names."""
    texts = {each.path: each.text for each in waivers if each.text} | dict(releases)
    named = {problem.path for problem in report.problems}
    named |= {related.path for problem in report.problems for related in problem.related}
    return texts | _texts_of(named - texts.keys())


def _texts_of(paths: Iterable[str]) -> dict[str, str]:
    readings = ((path, read_record_file(path, path).reading) for path in paths)
    return {path: reading.text for path, reading in readings if reading is not None and reading.text}
