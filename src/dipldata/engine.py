"""The stages of validation after loading, for one file at a time: JSON Schema, references, rules, style."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

import jsonschema_rs

from dipldata.bundled import published_schema
from dipldata.ids import RECORD_TYPES
from dipldata.loading import RecordFile, problem_of_fault
from dipldata.meant import MALFORMED_REFERENCES, find_record_meant
from dipldata.models import Record
from dipldata.placement import find_misplacement, find_other_type
from dipldata.problems import Fix, Problem, Related, Severity
from dipldata.references import find_faults, find_faults_in_values
from dipldata.rules import RULES, DatedRule, Elsewhere, Finding, Rule
from dipldata.schema import schema_of
from dipldata.shape.messages import Fault
from dipldata.style import StyleFault, find_style_faults
from dipldata.yaml_tree import exchange, removal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.models import Retired
    from dipldata.models.contents import Named
    from dipldata.rules._rule import Subject
    from dipldata.yaml_tree import Reading


class Files(Protocol):
    """The files of records by type and id."""

    def get(self, key: tuple[RecordType | None, str], /) -> RecordFile | None:
        """The file of a record, or None."""


class Promised(Protocol):
    """What past releases promised; see `dipldata.release.promises`."""

    def problems_of(self, file: RecordFile, record: Record) -> Iterator[Problem]:
        """Yield what is wrong with the record of a file."""


class Engine:
    """Runs every stage after loading on one file at a time.

    `file_of` gives the files of other records, `same_id` those that share type and name with another, by `type/id`.
    """

    def __init__(
        self,
        dataset: Dataset,
        today: dt.date | None,
        file_of: Files,
        same_id: Mapping[str | None, Sequence[RecordFile]],
        promised: Promised | None = None,
    ) -> None:
        self.dataset = dataset
        self.today = today
        self.runs = 0
        self.file_of = file_of
        self.same_id = same_id
        self.promised = promised
        self.rules: defaultdict[Subject, list[Rule | DatedRule]] = defaultdict(list)
        for rule in RULES:
            for subject in rule.types if isinstance(rule, Rule) or today is not None else ():
                self.rules[subject].append(rule)
        self.rules_by_fields: dict[tuple[Subject, tuple[str, ...]], _Asked] = {}

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
        return problem._replace(hint=f"did you mean {meant}?", fix=exchange(problem.span, meant, safe=False))

    def _check_record(self, file: RecordFile) -> Iterator[Problem]:
        if file.kind is None or file.reading is None:
            return
        if file.record is None:
            yield from self._references_of_misshapen(file, file.kind, file.reading)
            return
        yield from self.check_alone(file, file.kind, file.reading, file.record)
        yield from self.check_among_others(file, file.kind, file.record, self.judge_alone(file, file.kind, file.record))

    def check_alone(
        self, file: RecordFile, kind: RecordType, reading: Reading, record: Record | Retired
    ) -> Iterator[Problem]:
        """Yield those problems of a file with a record for which no other file is needed."""
        for fault in find_misplacement(file.path, kind, record):
            yield problem_of_fault(file, fault)
        yield from self._schema_problems(file, kind, reading)
        for departure in find_style_faults(reading, type(record)):
            yield _style_problem(file, departure)

    def judge_alone(self, file: RecordFile, kind: RecordType, record: Record | Retired) -> Iterator[Problem]:
        """Yield what those rules find in a record that look at nothing else, and what past releases promised of it."""
        for rule in self._rules_for(kind, record).alone:
            for finding in rule.check(record, self.dataset):
                yield self._problem(file, rule, finding)
        if self.promised is not None and isinstance(record, Record):
            yield from self.promised.problems_of(file, record)

    def check_among_others(
        self,
        file: RecordFile,
        kind: RecordType,
        record: Record | Retired,
        judged: Iterable[Problem],
        named: Sequence[Named] | None = None,
    ) -> Iterator[Problem]:
        """Yield those problems of a file with a record for which other records may be looked at.

        `judged` is what `judge_alone` yields, which counts only if no other file stands for the record; `named` is what
        the record refers to, where that was found before.
        """
        if self.same_id:
            yield from self._duplicate_id(file)
        for fault in find_faults(record, self.dataset, named):
            yield problem_of_fault(file, fault)
        # Rules look a record up in the dataset, where one with another's id does not stand.
        known = self.dataset.get(kind, record.id) or self.dataset.retired.get((kind, record.id))
        if known is not record:
            return
        yield from judged
        asked = self._rules_for(kind, record)
        self.runs += asked.number
        for rule in asked.others:
            for finding in rule.check(record, self.dataset):
                yield self._problem(file, rule, finding)
        for dated in asked.dated:
            for finding in dated.check(record, self.dataset, cast("dt.date", self.today)):
                yield self._problem(file, dated, finding)

    def _rules_for(self, kind: RecordType, record: Record | Retired) -> _Asked:
        """The rules that may have something to say of a record, by the fields that are written in it."""
        subject: Subject = kind if isinstance(record, Record) else "retired"
        key = subject, tuple(record.model_fields_set)
        found = self.rules_by_fields.get(key)
        if found is None:
            every = self.rules[subject]
            written = frozenset(key[1])
            rules = [rule for rule in every if isinstance(rule, Rule) and _may_speak(rule, written)]
            found = self.rules_by_fields[key] = _Asked(
                tuple(rule for rule in rules if rule.alone),
                tuple(rule for rule in rules if not rule.alone),
                tuple(rule for rule in every if isinstance(rule, DatedRule)),
                len(every),
            )
        return found

    def _references_of_misshapen(self, file: RecordFile, kind: RecordType, reading: Reading) -> Iterator[Problem]:
        if reading.readable and isinstance(reading.value, dict):
            for fault in find_faults_in_values(kind, reading.value, self.dataset):
                yield problem_of_fault(file, fault)

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
            yield problem._replace(related=related)

    def _schema_problems(self, file: RecordFile, kind: RecordType, reading: Reading) -> Iterator[Problem]:
        """The published schema must accept what the models accept; anything else is a fault of this library."""
        for error in _validator_of(kind).iter_errors(reading.value):
            hint = "the models accept this record and the published schema does not: please report it"
            fault = Fault(tuple(error.instance_path), "schema-mismatch", error.message, hint)
            yield problem_of_fault(file, fault)

    def _problem(self, file: RecordFile, rule: Rule | DatedRule, finding: Finding) -> Problem:
        span = file.span(finding.pointer, key=finding.key)
        fix = _fix(file, finding)
        related = tuple(filter(None, (self._related(file, place) for place in finding.related)))
        return Problem(
            file.path, span, rule.code, rule.severity, finding.message, finding.hint, finding.pointer, file.key, fix,
            related,
        )  # fmt: skip

    def _related(self, file: RecordFile, place: Elsewhere) -> Related | None:
        here = (place.kind, place.id) == (file.kind, file.id)
        other = file if here else self.file_of.get((place.kind, place.id))
        if other is None or other.reading is None:
            return None
        return Related(other.path, other.reading.span(place.pointer), place.message)


@cache
def _validator_of(kind: RecordType) -> Any:  # noqa: ANN401 - its class depends on the draft
    return jsonschema_rs.validator_for(published_schema(kind) or schema_of(kind))


def prepare() -> None:
    """Build at once what takes long and is needed in every process, so that those that are forked need not do so."""
    for kind in RECORD_TYPES:
        _validator_of(kind)


class _Asked(NamedTuple):
    """The rules that are asked about a record: alone, with the others at hand, and with a day; and how many there are.

    `number` also counts those that have nothing to say of any record with the same fields.
    """

    alone: tuple[Rule, ...]
    others: tuple[Rule, ...]
    dated: tuple[DatedRule, ...]
    number: int


def _may_speak(rule: Rule, written: frozenset[str]) -> bool:
    return not rule.fields or not written.isdisjoint(rule.fields)


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
