"""A survey of more files than fit into memory: every file is read twice, and what others need of it lies on disk."""

from __future__ import annotations

import pickle
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.engine import Engine
from dipldata.listing import portions
from dipldata.loading import read_record_files
from dipldata.survey.dividing import day_of, split
from dipldata.survey.facts import facts_of
from dipldata.survey.pausing import collection_paused
from dipldata.survey.processes import processes
from dipldata.survey.stages import NO_DATASET, NOTHING, Alone, Others, Terms, checked_alone, named_in, verdict_on
from dipldata.survey.stored_catalogue import CatalogueWriter, StoredCatalogue, drop_superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from dipldata.models import Record, Retired
    from dipldata.problems import Problem

_MOST_HELD: Final = 30_000
"""Records that are held at a time, in case others refer to them: those of a year, of a million over decades."""


class Tally(NamedTuple):
    """What was found: the problems, how many files were checked, and how often a rule was asked about one."""

    problems: list[Problem]
    files: int
    runs: int


def examine_streaming(
    paths: Sequence[str], terms: Terms, workers: int, told: Callable[[], None], then: Callable[[Others], list[Problem]]
) -> Tally:
    """Check the files of a corpus, with the same result as `workers.examine`, in a memory that does not grow with them.

    `then` is asked for further problems while the catalogue is at hand.
    """
    shares = split(paths, workers)
    with tempfile.TemporaryDirectory(prefix="dipldata-") as folder, collection_paused():
        parts = [Path(folder) / f"part-{at}" for at in range(len(shares))]
        work = [(share, terms, part, parts) for share, part in zip(shares, parts, strict=True)]
        with processes(_work, work[1:]) as pipes:
            alone = _read(shares[0], terms, parts[0], told)
            for pipe in pipes:
                pipe.recv_bytes()
            drop_superseded(parts)
            for pipe in pipes:
                pipe.send_bytes(b"")
            tally = _check(shares[0], terms, parts, alone, told)
            found = [pickle.loads(pipe.recv_bytes()) for pipe in pipes]  # noqa: S301 - what our own processes say
        with closing(StoredCatalogue(parts)) as catalogue:
            more = then(Others(catalogue))
    every = [tally, *found]
    problems = [problem for each in every for problem in each.problems]
    return Tally([*problems, *more], sum(each.files for each in every), sum(each.runs for each in every))


class _Near(Others):
    """The files around the one that is being checked, held for a while: of those that are checked, only the records."""

    def __init__(self, catalogue: StoredCatalogue) -> None:
        super().__init__(catalogue)
        self._records = 0

    def leave(self, paths: Sequence[str]) -> None:
        """Let go of files that have been checked, but for their records."""
        for path in paths:
            self._files.pop(path, None)
        self._records += len(paths)

    def held(self) -> int:
        """How many records and files are held."""
        return self._records + len(self._files)

    def forget(self) -> None:
        """Let go of all records and files."""
        super().forget()
        self._records = 0

    def _record(self, path: str) -> Record | Retired | None:
        file = self.file(path)
        if file.reading is not None and file.record is not None and not file.problems:
            file.reading.value = None  # as in the first stage: nothing asks for the values of a clean file again
        return file.record


def _work(pipe: Connection, paths: list[str], terms: Terms, part: Path, parts: list[Path]) -> None:
    """What a further process does."""
    alone = _read(paths, terms, part, lambda: None)
    pipe.send_bytes(b"")
    pipe.recv_bytes()
    pipe.send_bytes(pickle.dumps(_check(paths, terms, parts, alone, lambda: None), pickle.HIGHEST_PROTOCOL))
    pipe.close()


def _read(paths: Sequence[str], terms: Terms, part: Path, told: Callable[[], None]) -> dict[str, Alone]:
    """The first stage: write down the facts of some files; returns the problems that each has alone."""
    engine = Engine(NO_DATASET, terms.today, {}, {}, terms.promises)
    alone: dict[str, Alone] = {}
    with closing(CatalogueWriter(part)) as writer:
        for some in portions(paths):
            files = read_record_files(some)
            writer.add([facts_of(file) for file in files])
            for file in files:
                if any(found := checked_alone(engine, file)):
                    alone[file.path] = found
                told()
    return alone


def _check(
    paths: Sequence[str],
    terms: Terms,
    parts: Sequence[Path],
    alone: dict[str, Alone],
    told: Callable[[], None],
) -> Tally:
    """The second stage: read some files again, and check each among all files."""
    problems: list[Problem] = []
    number = runs = 0
    with closing(StoredCatalogue(parts)) as catalogue:
        others = _Near(catalogue)
        others.dataset.trace.is_on = False
        engine = Engine(others.dataset, terms.today, others, others.same_id(), terms.promises)
        for some in portions(sorted(paths, key=day_of)):  # those of one time are held together
            if others.held() > _MOST_HELD:
                others.forget()
            asked = [path for path in some if terms.only is None or path in terms.only]
            others.fetch(asked)
            files = [others.file(path) for path in asked]
            for file in files:
                others.adopt(facts_of(file), file)
            verdicts = [
                verdict_on(engine, others.dataset, file, alone.get(file.path, NOTHING), named_in(file))[0]
                for file in files
            ]
            problems += (problem for verdict in verdicts for problem in verdict.problems)
            runs += sum(verdict.runs for verdict in verdicts)
            number += len(asked)
            others.leave(asked)
            for _ in some:
                told()
        others.dissolve()
    return Tally(problems, number, runs)
