"""The two stages of a survey, for one share of the files: each file alone, then among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from dipldata.engine import Engine
from dipldata.loading import RecordFile, read_record_file, read_record_files
from dipldata.models.contents import contents_of
from dipldata.survey.ahead import NOTHING_AHEAD, Ahead
from dipldata.survey.catalogue import Catalogue, MemoryCatalogue
from dipldata.survey.facts import Facts, facts_of
from dipldata.survey.kept_files import line_of
from dipldata.survey.lazy_dataset import LazyDataset
from dipldata.survey.pausing import leave_in_memory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dipldata.ids import RecordType
    from dipldata.listing import Signature
    from dipldata.models import Record, Retired
    from dipldata.models.contents import Named
    from dipldata.problems import Problem
    from dipldata.release.promises import Promises
    from dipldata.yaml_tree import Reading


class Terms(NamedTuple):
    """On which terms files are checked: the day, and the files to check (None for all).

    With `signatures`, a line is kept of each file, and they are what was seen of it before it was read. With `last`,
    the process ends after the survey, and what it read is left in memory. Some files may have been read `ahead`.
    `promises` are those of past releases.
    """

    today: dt.date | None = None
    only: frozenset[str] | None = None
    signatures: Mapping[str, Signature] | None = None
    last: bool = False
    ahead: Ahead = NOTHING_AHEAD
    promises: Promises | None = None


class Verdict(NamedTuple):
    """What was found in one file, how often a rule was asked about it, and the line that is kept of it, if any."""

    path: str
    problems: tuple[Problem, ...]
    runs: int
    line: str | None = None


class Checked(NamedTuple):
    """What became of some files: how many there were, how often a rule was asked, and the verdicts to be told of.

    These are those with problems, and all where lines are kept.
    """

    verdicts: list[Verdict]
    files: int
    runs: int


class Alone(NamedTuple):
    """What is wrong with a file alone: whatever others there are, and if no other file stands for its record."""

    problems: tuple[Problem, ...] = ()
    judged: tuple[Problem, ...] = ()


NOTHING: Final = Alone()


class Share:
    """Some of the files of a corpus, on their way through the two stages."""

    def __init__(self, terms: Terms, told: Callable[[], None]) -> None:
        self.terms: Final = terms
        self.told: Final = told
        self.files: list[RecordFile] = []
        self.facts: list[Facts] = []
        self.alone: list[Alone] = []
        self.named: list[Sequence[Named]] = []
        self.others: Others | None = None

    def read(self, pile: Iterable[Sequence[str]]) -> list[Facts]:
        """The first stage: read files, in portions, and check each alone; returns the facts that others need."""
        engine, before = Engine(NO_DATASET, self.terms.today, {}, {}, self.terms.promises), len(self.files)
        for some in pile:
            files = read_record_files(some, self.terms.ahead.of(some))
            self.files += files
            for file in files:
                self.alone.append(checked_alone(engine, file))
                self.facts.append(facts_of(file))
                self.named.append(named_in(file))
                self.told()
        return self.facts[before:]

    def check(self, catalogue: Catalogue) -> Checked:
        """The second stage: check each file among all files, as the catalogue knows them."""
        self.others = others = Others(catalogue)
        dataset, only, signatures = others.dataset, self.terms.only, self.terms.signatures
        dataset.trace.is_on = signatures is not None
        for each, file in zip(self.facts, self.files, strict=True):
            others.adopt(each, file)
        engine = Engine(dataset, self.terms.today, others, others.same_id(), self.terms.promises)
        verdicts, number = [], 0
        for at, file in enumerate(self.files):
            if only is None or file.path in only:
                verdict, seen = verdict_on(engine, dataset, file, self.alone[at], self.named[at])
                number += 1
                if signatures is not None:
                    verdicts.append(self._with_line(at, signatures.get(file.path), verdict, seen))
                elif verdict.problems:
                    verdicts.append(verdict)
            self.told()
        return Checked(verdicts, number, engine.runs)

    def let_go(self) -> None:
        """Let go of everything; where the process ends soon, leave it in memory."""
        if self.terms.last:
            leave_in_memory(self)
        elif self.others is not None:
            self.others.dissolve()

    def _with_line(self, at: int, signature: Signature | None, verdict: Verdict, seen: set[str]) -> Verdict:
        reading = self.files[at].reading
        text = reading.text if reading is not None else None
        line = line_of(self.facts[at], signature, text, sorted(seen), verdict.runs, verdict.problems)
        return verdict._replace(line=line)


def checked_alone(engine: Engine, file: RecordFile) -> Alone:
    """The problems of a clean file for which no other file is needed; its values are let go."""
    if not _is_clean(file):
        return NOTHING
    kind, reading, record = _parts(file)
    found = Alone(tuple(engine.check_alone(file, kind, reading, record)), tuple(engine.judge_alone(file, kind, record)))
    # Nothing asks for the values again, and they take more room than all the rest.
    reading.value = None
    return found if any(found) else NOTHING


def _is_clean(file: RecordFile) -> bool:
    """Whether reading a file left nothing to report. Any other is checked as a whole in the second stage."""
    return file.record is not None and not file.problems


def _parts(file: RecordFile) -> tuple[RecordType, Reading, Record | Retired]:
    return cast("tuple[RecordType, Reading, Record | Retired]", (file.kind, file.reading, file.record))


def named_in(file: RecordFile) -> Sequence[Named]:
    """What the record of a file refers to."""
    return contents_of(file.record).references if file.record is not None else ()


def verdict_on(
    engine: Engine, dataset: LazyDataset, file: RecordFile, alone: Alone, named: Sequence[Named]
) -> tuple[Verdict, set[str]]:
    """The verdict on a file, whose record refers to some others, and what was looked at to find it."""
    seen, before = dataset.trace.begin(), engine.runs
    seen.add(f"{file.kind}/{file.id}")
    if _is_clean(file):
        kind, _, record = _parts(file)
        problems = (*alone.problems, *engine.check_among_others(file, kind, record, alone.judged, named))
    else:
        problems = tuple(engine.check_file(file))
    return Verdict(file.path, problems, engine.runs - before), seen


class Others:
    """The files of all shares, as far as a catalogue tells of them; one is read when it is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue: Final = catalogue
        self.dataset: Final = LazyDataset(catalogue, self._record)
        self._files: dict[str, RecordFile] = {}

    def adopt(self, facts: Facts, file: RecordFile) -> None:
        """Take a file that has been read already."""
        self._files[file.path] = file
        if file.record is not None and facts.state not in {"", "broken"}:
            self.dataset.adopt(facts, file.record)

    def forget(self) -> None:
        """Let go of all files."""
        self._files.clear()
        self.dataset.forget()

    def dissolve(self) -> None:
        """Let go of everything at the end."""
        self._files.clear()
        self.dataset.dissolve()

    def held(self) -> int:
        """How many files are held."""
        return len(self._files)

    def get(self, key: tuple[RecordType | None, str], /) -> RecordFile | None:
        """The file of a record, or None."""
        self.dataset.trace.seen.add(f"{key[0]}/{key[1]}")
        path = self.catalogue.last_file(key[0] or "", key[1])
        return None if path is None else self.file(path)

    def same_id(self) -> dict[str | None, list[RecordFile]]:
        """The files that share type and name with another, by `type/id`."""
        several = [[self.file(path) for path in paths] for paths in self.catalogue.repeated().values()]
        return {files[0].key: files for files in several}

    def fetch(self, paths: Sequence[str]) -> None:
        """Read some files that will be asked for: as many as `read_record_files` should be given."""
        for file in read_record_files([path for path in paths if path not in self._files]):
            self._files[file.path] = file

    def file(self, path: str) -> RecordFile:
        """A file by its path."""
        if path not in self._files:
            self._files[path] = read_record_file(path, path)
        return self._files[path]

    def _record(self, path: str) -> Record | Retired | None:
        return self.file(path).record


NO_DATASET: Final = LazyDataset(MemoryCatalogue((), {}), lambda _: None)
