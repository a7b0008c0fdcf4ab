"""Validation from end to end: files, YAML, shape, JSON Schema, references, rules, style, waivers; one sorted report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from dipldata.ids import RecordType, record_key
from dipldata.loading import Corpus, Progress, RecordFile, load_corpus, problem_of_fault
from dipldata.meant import MALFORMED_REFERENCES, find_record_meant
from dipldata.models import Record
from dipldata.placement import find_misplacement, find_other_type
from dipldata.problems import Fix, Problem, Related, Severity
from dipldata.references import find_faults, find_faults_in_values
from dipldata.release.index import HistoryFault, ReleaseIndex, check_release_history, read_index
from dipldata.rules import RULES, DatedRule, Elsewhere, Finding, Rule
from dipldata.schema import schema_of
from dipldata.shape.messages import Fault
from dipldata.style import StyleFault, find_style_faults
from dipldata.waivers import Waivable, apply_waivers
from dipldata.yaml_tree import exchange, removal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from dipldata.yaml_tree import Reading


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found: the problems in the order of their places, and how much was looked at.

    `runs` is how often a rule was asked about a record, `silent` how many rules did not speak for want of a day.
    """

    problems: tuple[Problem, ...]
    files: int
    rules: int
    runs: int = 0
    silent: int = 0

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return len(self.problems) - self.errors


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
    engine = _Engine(corpus, today)
    files = _files_to_check(corpus, only)
    problems: list[Problem] = []
    for done, file in enumerate(files, start=1):
        problems += engine.check_file(file)
        if progress:
            progress(done, len(files))
    silent = frozenset(rule.code for rule in RULES if isinstance(rule, DatedRule) and today is None)
    waivable = Waivable(frozenset(rule.code for rule in RULES), silent)
    problems = apply_waivers(problems, corpus.waivers, today, waivable)
    problems += (problem for each in corpus.waiver_lists for problem in each.problems)
    problems += engine.check_history(corpus)
    if only is not None:
        problems = [problem for problem in problems if problem.path in only]
    unique = dict.fromkeys(sorted(problems, key=lambda problem: problem.sort_key))
    return Report(tuple(unique), len(files), len(RULES), engine.runs, len(silent))


def _files_to_check(corpus: Corpus, only: Collection[str] | None) -> tuple[RecordFile, ...]:
    """The files that can contribute to a report. A waiver is unused only where no file at all has its problem."""
    if only is None or any(placed.path in only for placed in corpus.waivers):
        return corpus.files
    return tuple(file for file in corpus.files if file.path in only)


class _Engine:
    """Runs every stage after loading on one file at a time."""

    def __init__(self, corpus: Corpus, today: dt.date | None) -> None:
        self.dataset = corpus.dataset
        self.today = today
        self.runs = 0
        self.file_of = {(file.kind, file.id): file for file in corpus.files}
        self.same_id = _same_id(corpus)
        self.validators: dict[RecordType, Any] = {}
        self.rules: dict[str, list[Rule | DatedRule]] = {}
        for rule in RULES:
            for subject in rule.types:
                self.rules.setdefault(subject, []).append(rule)

    def check_file(self, file: RecordFile) -> Iterator[Problem]:
        """Yield the problems of a file: a later stage says nothing about a value that an earlier one has refused."""
        misfiled = None
        if file.kind is not None and file.reading is not None and file.record is None and file.reading.readable:
            misfiled = find_other_type(file.path, file.kind, file.reading)
        if misfiled is not None:
            yield problem_of_fault(file, misfiled)
            return
        yield from (self._with_record_meant(file, problem) for problem in file.problems)
        told = {problem.pointer for problem in file.problems} - {()}
        yield from (problem for problem in self._check_record(file) if problem.pointer not in told)

    def _with_record_meant(self, file: RecordFile, problem: Problem) -> Problem:
        """A problem of a malformed reference, with the record that was probably meant."""
        if problem.code not in MALFORMED_REFERENCES or file.kind is None or file.reading is None:
            return problem
        meant = find_record_meant(file.kind, file.reading.value, problem.pointer, self.dataset)
        if meant is None:
            return problem
        return replace(problem, hint=f"did you mean {meant}?", fix=exchange(problem.span, meant, safe=False))

    def _check_record(self, file: RecordFile) -> Iterator[Problem]:
        if file.kind is None or file.reading is None:
            return
        if file.record is None:
            yield from self._references_of_misshapen(file, file.kind, file.reading)
            return
        yield from self._duplicate_id(file)
        for fault in find_misplacement(file.path, file.kind, file.record):
            yield problem_of_fault(file, fault)
        yield from self._schema_problems(file, file.kind, file.reading)
        for fault in find_faults(file.record, self.dataset):
            yield problem_of_fault(file, fault)
        subject = file.kind if isinstance(file.record, Record) else "retired"
        # Rules look a record up in the dataset, where one with another's id does not stand.
        known = self.dataset.get(file.kind, file.record.id) or self.dataset.retired.get((file.kind, file.record.id))
        for rule in self.rules.get(subject, ()) if known is file.record else ():
            for finding in self._run(rule, file.record):
                yield self._problem(file, rule, finding)
        for departure in find_style_faults(file.reading, type(file.record)):
            yield _style_problem(file, departure)

    def _references_of_misshapen(self, file: RecordFile, kind: RecordType, reading: Reading) -> Iterator[Problem]:
        if reading.readable and isinstance(reading.value, dict):
            for fault in find_faults_in_values(kind, reading.value, self.dataset):
                yield problem_of_fault(file, fault)

    def check_history(self, corpus: Corpus) -> Iterator[Problem]:
        """Hold the records to what past releases promised."""
        read = [read_index(path, text) for path, text in corpus.releases]
        faults = [fault for fault in read if isinstance(fault, HistoryFault)]
        indexes = [index for index in read if isinstance(index, ReleaseIndex)]
        for fault in (*faults, *check_release_history(self.dataset, indexes)):
            yield self._problem_of_history(fault)

    def _problem_of_history(self, fault: HistoryFault) -> Problem:
        """Give a fault its place: in the record, where there is one to mend, or else in the index."""
        code, record = fault.code, record_key(*fault.record) if fault.record else None
        file = self.file_of.get(fault.record) if fault.record and fault.pointer else None
        if file is None or file.reading is None:
            return Problem(
                fault.path, fault.span, code, Severity.ERROR, fault.message, fault.hint, fault.pointer, record
            )  # fmt: skip
        related = (Related(fault.path, fault.span, "as it was released"),)
        span = file.reading.span(fault.pointer)
        return Problem(
            file.path, span, code, Severity.ERROR, fault.message, fault.hint, fault.pointer, record, related=related
        )  # fmt: skip

    def _duplicate_id(self, file: RecordFile) -> Iterator[Problem]:
        """Report the id of a file that has the same type and name as others, in each of them."""
        others = [other for other in self.same_id.get(file.key, ()) if other.path != file.path]
        if others:
            message = f"{others[0].path} has the same id"
            hint = "delete one of the two if they record the same thing; otherwise give one another id and file name"
            problem = problem_of_fault(file, Fault(("id",), "id-duplicate", message, hint))
            related = tuple(
                Related(other.path, other.reading.span(("id",)), "the same id") for other in others if other.reading
            )
            yield replace(problem, related=related)

    def _schema_problems(self, file: RecordFile, kind: RecordType, reading: Reading) -> Iterator[Problem]:
        """The published schema must accept what the models accept; anything else is a fault of this library."""
        if kind not in self.validators:
            self.validators[kind] = jsonschema_rs.validator_for(schema_of(kind))
        for error in self.validators[kind].iter_errors(reading.value):
            hint = "the models accept this record and the published schema does not: please report it"
            fault = Fault(tuple(error.instance_path), "schema-mismatch", error.message, hint)
            yield problem_of_fault(file, fault)

    def _run(self, rule: Rule | DatedRule, record: object) -> Iterator[Finding]:
        if isinstance(rule, DatedRule):
            return iter(()) if self.today is None else self._counted(rule.check(record, self.dataset, self.today))
        return self._counted(rule.check(record, self.dataset))

    def _counted(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        self.runs += 1
        return findings

    def _problem(self, file: RecordFile, rule: Rule | DatedRule, finding: Finding) -> Problem:
        span = file.span(finding.pointer, key=finding.key)
        fix = _fix(file, finding)
        related = tuple(filter(None, (self._related(place) for place in finding.related)))
        return Problem(
            file.path, span, rule.code, rule.severity, finding.message, finding.hint, finding.pointer, file.key, fix,
            related,
        )  # fmt: skip

    def _related(self, place: Elsewhere) -> Related | None:
        file = self.file_of.get((place.kind, place.id))
        if file is None or file.reading is None:
            return None
        return Related(file.path, file.reading.span(place.pointer), place.message)


def _same_id(corpus: Corpus) -> dict[str | None, list[RecordFile]]:
    """The files that share type and name with another, by `type/id`."""
    found: dict[str | None, list[RecordFile]] = {}
    for file in corpus.files:
        if file.record is not None:
            found.setdefault(file.key, []).append(file)
    return {key: files for key, files in found.items() if len(files) > 1}


def _style_problem(file: RecordFile, fault: StyleFault) -> Problem:
    place, text = (file.path, fault.span, fault.code, Severity.WARNING), (fault.message, fault.hint)
    return Problem(*place, *text, fault.pointer, file.key, fault.fix)


def _fix(file: RecordFile, finding: Finding) -> Fix | None:
    remedy = finding.replacement
    if remedy is None or file.reading is None:
        return None
    if remedy.text is None:
        return removal(file.reading, finding.pointer, safe=remedy.safe)
    return exchange(file.reading.span(finding.pointer), remedy.text, safe=remedy.safe)


__all__ = ["Report", "check", "check_corpus"]
