"""Validation from end to end: files, YAML, shape, JSON Schema, references, rules, style, waivers; one sorted report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.engine import Engine
from dipldata.loading import Corpus, Progress, RecordFile, WaiverList, load_corpus
from dipldata.problems import Problem, Report
from dipldata.rules import RULES, DatedRule
from dipldata.waivers import Waivable, apply_waivers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from dipldata.release.promises import Promises


def check(
    roots: Sequence[Path],
    *,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Load and validate the records below some directories.

    `only` limits the report to the files of these printed paths; references are still checked against all records.
    `today` feeds the date-driven rules, which stay silent without it.
    """
    corpus = load_corpus(roots, progress)
    return check_corpus(corpus, today=today, only=only, progress=progress)


def check_corpus(
    corpus: Corpus,
    *,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Validate records that have been loaded; the arguments are those of `check`."""
    promises, file_of = promises_of(corpus.releases), {(file.kind, file.id): file for file in corpus.files}
    engine = Engine(corpus.dataset, today, file_of, _same_id(corpus), promises)
    files = _files_to_check(corpus, only)
    problems: list[Problem] = []
    for done, file in enumerate(files, start=1):
        problems += engine.check_file(file)
        if progress:
            progress(done, len(files))
    if promises is not None:
        problems += promises.problems_of_ids(corpus.dataset, file_of)
    return report_of(problems, corpus.waiver_lists, today=today, only=only, files=len(files), runs=engine.runs)


def report_of(  # noqa: PLR0913 - what a report is made of
    problems: Iterable[Problem],
    waiver_lists: Sequence[WaiverList],
    *,
    today: dt.date | None,
    only: Collection[str] | None,
    files: int,
    runs: int,
) -> Report:
    """The report of the problems of all files, without those that are waived; `files` and `runs` are told in it."""
    silent = frozenset(rule.code for rule in RULES if isinstance(rule, DatedRule) and today is None)
    waivable = Waivable(frozenset(rule.code for rule in RULES), silent)
    waivers = [placed for each in waiver_lists for placed in each.waivers]
    left = apply_waivers(problems, waivers, today, waivable)
    left += (problem for each in waiver_lists for problem in each.problems)
    if only is not None:
        left = [problem for problem in left if problem.path in only]
    unique = dict.fromkeys(sorted(left, key=lambda problem: problem.sort_key))
    return Report(tuple(unique), files, len(RULES), runs, len(silent))


def _files_to_check(corpus: Corpus, only: Collection[str] | None) -> tuple[RecordFile, ...]:
    """The files that can contribute to a report. A waiver is unused only where no file at all has its problem."""
    if only is None or any(placed.path in only for placed in corpus.waivers):
        return corpus.files
    return tuple(file for file in corpus.files if file.path in only)


def _same_id(corpus: Corpus) -> dict[str | None, list[RecordFile]]:
    """The files that share type and name with another, by `type/id`."""
    found: dict[str | None, list[RecordFile]] = {}
    for file in corpus.files:
        if file.record is not None:
            found.setdefault(file.key, []).append(file)
    return {key: files for key, files in found.items() if len(files) > 1}


def promises_of(releases: Sequence[tuple[str, str]]) -> Promises | None:
    """What past releases promised, by the printed path and the text of the index of each; None where there are none."""
    if not releases:
        return None
    # Imported where there are releases, for that takes 10 ms.
    from dipldata.release.promises import Promises  # noqa: PLC0415

    return Promises(releases)


__all__ = ["Report", "check", "check_corpus", "promises_of", "report_of"]
