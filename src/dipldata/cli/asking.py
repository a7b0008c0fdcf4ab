"""Prompts for what a new record still needs: only what no option has said, with suggestions from the records."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from dipldata.drafting.answers import Answers
from dipldata.drafting.finding import names_of
from dipldata.reporting.printing import printable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dipldata.drafting import Question
    from dipldata.drafting.duplicates import Likeness
    from dipldata.drafting.finding import Finder
    from dipldata.ids import RecordType

_MOST_COMPLETED: Final = 100
Said = dict[str, tuple[str, ...]]


def ask_for_rest(kind: RecordType, questions: Sequence[Question], said: Said, finder: Finder, today: dt.date) -> Said:
    """The answers with those to every one of the questions that is still to be asked, in their order."""
    for question in questions:
        if question.need == "optional" or question.name in said or not question.applies(said):
            continue
        with _Completion(question, finder):
            answers = tuple(_ask(kind, question, finder, today))
        if answers:
            said = {**said, question.name: answers}
    return said


def _ask(kind: RecordType, question: Question, finder: Finder, today: dt.date) -> Iterator[str]:
    """Ask one question until its answer can be read; of a question that takes several, until an empty answer."""
    required = question.need == "required"
    tell(_heading(question, required))
    while True:
        text = str(click.prompt(question.label, default="", show_default=False, err=True)).strip()
        if not text and required:
            tell("  an answer is needed here (Ctrl-C leaves without writing anything)")
        elif not text:
            return
        elif _is_readable(kind, question, text, finder, today):
            yield text
            required = False
            if not question.many:
                return


def _heading(question: Question, required: bool) -> str:  # noqa: FBT001 - one of two words
    parts = [question.help]
    if question.choices:
        parts.append(f"One of: {', '.join(question.choices)}.")
    if question.example:
        parts.append(f"Example: {question.example}")
    end = "several, then an empty line" if question.many else ""
    need = "" if required else "may be left empty"
    note = "; ".join(filter(None, (need, end)))
    return "  ".join(parts) + (f"  ({note})" if note else "")


def _is_readable(kind: RecordType, question: Question, text: str, finder: Finder, today: dt.date) -> bool:
    """Whether an answer names what there is; otherwise say what is wrong, and what may be meant."""
    answers = Answers(kind, {question.name: (text,)}, (question,), finder, today)
    if question.kind == "entry" and question.ref:
        answers.find(question.name, question.ref, text.split("/", maxsplit=1)[0].split("+", maxsplit=1)[0].strip())
    elif question.kind == "id" and not answers.faults:
        answers.refs(question.name)
    elif question.kind in {"date", "day"}:
        answers.is_date(question.name, text)
    for source, _ in finder.sources_at(text) if question.kind == "url" and "://" in text else ():
        answers.fault(question.name, f"this page is recorded as source/{source.id}", f"cite {source.id}")
    for fault in answers.faults:
        tell(f"  {fault.message}; {fault.hint}")
    return not answers.faults


def ask_id(proposed: str) -> str:
    """Ask whether the proposed id will do."""
    answer = click.prompt("Id", default=proposed, err=True)
    return str(answer).strip()


def ask_distinct(likely: Sequence[Likeness]) -> bool:
    """Whether the records that are alike are other ones, by somebody who has looked at them."""
    return click.confirm(f"Is it none of {', '.join(each.id for each in likely)}?", default=False, err=True)


def tell(text: str) -> None:
    """Write a line to the standard error, safely for a terminal."""
    click.echo(printable(text), err=True)


class _Completion:
    """Completes an answer with the Tab key while it is typed, where the terminal can do that."""

    def __init__(self, question: Question, finder: Finder) -> None:
        self.words = _words(question, finder)
        self.matches: list[str] = []

    def __enter__(self) -> None:
        readline = _readline()
        if readline is not None:
            readline.set_completer_delims("")
            readline.set_completer(self._complete)
            readline.parse_and_bind("tab: complete")

    def __exit__(self, *_: object) -> None:
        readline = _readline()
        if readline is not None:
            readline.set_completer(None)

    def _complete(self, text: str, state: int) -> str | None:
        if state == 0:
            folded = text.casefold()
            found = (word for name, word in self.words if name.casefold().startswith(folded))
            self.matches = list(dict.fromkeys(found))[:_MOST_COMPLETED]
        return self.matches[state] if state < len(self.matches) else None


def _words(question: Question, finder: Finder) -> list[tuple[str, str]]:
    """What may be typed, and what it is completed to: ids and names both complete to the id."""
    if question.choices:
        return [(choice, choice) for choice in question.choices]
    if question.ref is None:
        return []
    records = finder.dataset.collection(question.ref).values()
    return [(name, record.id) for record in records for name in (record.id, *names_of(record))]


def _readline() -> Any:  # noqa: ANN401 - a module, or None where there is none
    if not sys.stdin.isatty():
        return None
    try:
        return importlib.import_module("readline")
    except ImportError:
        return None
