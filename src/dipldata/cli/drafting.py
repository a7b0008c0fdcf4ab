"""The work of `dipldata new`, from answers to a written and checked file."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import click

from dipldata.checking import check_corpus
from dipldata.cli.asking import ask_distinct, ask_for_rest, ask_id, tell
from dipldata.cli.creating import create_file
from dipldata.cli.scope import find_root, find_scope
from dipldata.cli.terminal import Progress
from dipldata.drafting import AnswerFault, Draft, draft_record
from dipldata.drafting.duplicates import Likeness, deciding_questions, early_duplicates, likely_duplicates
from dipldata.drafting.finding import Finder
from dipldata.drafting.forms import read_form
from dipldata.drafting.questions import QUESTIONS
from dipldata.loading import Corpus, dataset_of, load_files, record_file_of
from dipldata.problems import Problem, Severity
from dipldata.reporting.text import format_problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dipldata.ids import RecordType

_NOT_WRITTEN = 2
Said = dict[str, tuple[str, ...]]


@dataclass
class Drafting:
    """One call of the command: the type, the records, and whether it may ask."""

    kind: RecordType
    root: Path | None
    asks: bool = False
    allow_duplicate: bool = False
    reviewed: list[str] = field(default_factory=list)
    """The ids of records that are alike and were said to be others."""

    @cached_property
    def corpus(self) -> Corpus:
        """The records as they are."""
        with Progress("Reading records") as progress:
            return load_files(find_scope(self.root, ()).files, progress)

    @cached_property
    def finder(self) -> Finder:
        """Finds records by name."""
        return Finder(self.corpus.dataset)

    def run(self, said: Said, record_id: str | None, form: bytes | None, *, dry: bool) -> int:
        """Do all of it; the exit status."""
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        if form is not None:
            read = read_form(self.kind, form.decode("utf-8", errors="replace"))
            if read.faults:
                return _refuse(read.faults)
            said = {**read.given, **said}
        if self.asks:
            answered = self._asked(said, today)
            if answered is None:
                return _NOT_WRITTEN
            said = answered
        drafted = draft_record(
            self.kind, said, self.corpus.dataset, today, record_id=record_id, lenient=form is not None,
            finder=self.finder,
        )  # fmt: skip
        if drafted.draft is None:
            return _refuse(drafted.faults)
        draft = self._reviewed(drafted.draft)
        if draft is None:
            return _NOT_WRITTEN
        return self._finish(self._named(draft) if self.asks and not record_id else draft, dry=dry)

    def _asked(self, said: Said, today: dt.date) -> Said | None:
        """What was said and asked for; None if the first answers show that the record exists."""
        questions, deciding = QUESTIONS[self.kind], deciding_questions(self.kind)
        said = ask_for_rest(self.kind, questions[:deciding], said, self.finder, today)
        if not self._are_others(early_duplicates(self.kind, said, self.finder, today)):
            return None
        return ask_for_rest(self.kind, questions[deciding:], said, self.finder, today)

    def _reviewed(self, draft: Draft) -> Draft | None:
        """The draft if it is no duplicate, or is said to be none; the judgement is kept in the record."""
        likely = likely_duplicates(draft, self.corpus.dataset)
        return draft.distinct_from(tuple(self.reviewed)) if self._are_others(likely) else None

    def _are_others(self, likely: list[Likeness]) -> bool:
        """Whether the records that are alike were looked at and are other ones; nobody is asked twice of one."""
        new = [each for each in likely if each.id not in self.reviewed]
        if new:
            tell(f"There {'is a record' if len(new) == 1 else 'are records'} that may be the same:")
            for each in new:
                tell(f"  {each.id}: {each.why}")
            if not (self.allow_duplicate or (self.asks and ask_distinct(new))):
                tell(f"nothing was written: add what is new to that record{'' if self.asks else self._way_out()}")
                return False
        self.reviewed.extend(each.id for each in new)
        return True

    def _way_out(self) -> str:
        """What to say where it cannot be asked."""
        distinct = any(question.name == "distinct-from" for question in QUESTIONS[self.kind])
        return f", or give {'--distinct-from ID or ' if distinct else ''}--allow-duplicate once you have looked"

    def _named(self, draft: Draft) -> Draft:
        from dipldata.ids import is_slug

        while True:
            record_id = ask_id(draft.record.id)
            if is_slug(record_id) and not self.corpus.dataset.is_known(self.kind, record_id):
                return draft.renamed(record_id)
            tell("  an id is free, and made of lower-case ASCII letters and digits in words joined by hyphens")

    def _finish(self, draft: Draft, *, dry: bool) -> int:
        path = find_root(self.root) / draft.place
        text = _with_open_points(draft)
        problems = self._problems(path, text)
        if dry:
            sys.stdout.write(text)
        else:
            create_file(path, text, find_root(self.root))
            click.echo(path.as_posix())
        _report(draft, problems, {path.as_posix(): text})
        return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0

    def _problems(self, path: Path, text: str) -> tuple[Problem, ...]:
        """What validation will say of the new file."""
        shown = path.as_posix()
        file = record_file_of(path, shown, text.encode("utf-8"))
        files = (*self.corpus.files, file)
        corpus = self.corpus._replace(files=files, dataset=dataset_of(files))
        return check_corpus(corpus, only={shown}).problems


def _with_open_points(draft: Draft) -> str:
    """The text of the record, with what could not be entered kept as comments at its head."""
    lines = (f"# Open: {line.encode('ascii', 'backslashreplace').decode()}\n" for line in draft.lost)
    return "".join(lines) + draft.text


def _refuse(faults: Iterable[AnswerFault]) -> int:
    tell("nothing was written:")
    for fault in faults:
        tell(f"  --{fault.question} {fault.message}" + (f": {fault.hint}" if fault.hint else ""))
    return _NOT_WRITTEN


def _report(draft: Draft, problems: tuple[Problem, ...], texts: dict[str, str]) -> None:
    """Say what was filled in, what is open and what validation says."""
    for title, lines in (("Taken to be:", draft.taken), ("Open:", (*draft.lost, *draft.open))):
        if lines:
            tell(title)
            for line in lines:
                tell(f"  {line}")
    for problem in problems:
        click.echo(format_problem(problem, texts), err=True)
