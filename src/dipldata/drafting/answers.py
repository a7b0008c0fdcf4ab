"""The answers to the questions about one new record, read with everything that is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.dates import DateError, parse_edtf
from dipldata.ids import TYPE_SLUGS, RecordType
from dipldata.similar import closest

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.dataset import Dataset
    from dipldata.drafting._question import Given, Question
    from dipldata.drafting.finding import Finder

MOST_ANSWERS: Final = 200
_LONGEST_SHOWN: Final = 80
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_ENTRY: Final = re.compile(r"\s*(?P<head>[^\s:=][^:=]*?)\s*[:=\uff1a]\s*(?P<rest>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """What is wrong with an answer, or that there is none: the question's name, why, and what to write."""

    question: str
    message: str
    hint: str = ""


class Answers:
    """The answers about one record, cleaned of stray white space and invisible characters.

    With `lenient`, an entry of a list that names no record is `lost` instead of a fault. `taken` lists what was filled
    in without being said, `open` what the answers leave to be done.
    """

    def __init__(  # noqa: PLR0913 - what a draft is made of
        self, kind: RecordType, given: Given, questions: tuple[Question, ...], finder: Finder, today: dt.date,
        *, lenient: bool = False,
    ) -> None:  # fmt: skip
        self.kind = kind
        self.finder = finder
        self.today = today
        self.lenient = lenient
        self.faults: list[AnswerFault] = []
        self.open: list[str] = []
        self.lost: list[str] = []
        self.taken: list[str] = []
        self.questions = {question.name: question for question in questions}
        self.given = {name: found for name, texts in given.items() if (found := self._clean(name, texts))}
        self._check_required()
        if self.faults:
            self._check_rest()

    @property
    def dataset(self) -> Dataset:
        """The records that answers may name."""
        return self.finder.dataset

    def _clean(self, name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        question = self.questions[name]
        found = tuple(text for raw in texts if (text := cleaned(raw)))
        if len(found) > (MOST_ANSWERS if question.many else 1):
            self.fault(name, f"there are {len(found)} answers", f"give {'at most 200' if question.many else 'one'}")
        return found if question.many else found[:1]

    def _check_required(self) -> None:
        for name, question in self.questions.items():
            if question.need == "required" and name not in self.given and question.applies(self.given):
                self.fault(name, "is missing", question.help)
            elif question.choices:
                for answer in self.given.get(name, ()):
                    self._check_choice(question, answer)

    def _check_rest(self) -> None:
        """Where something is wrong already, look at the other answers, too, so that all is told at once."""
        for name, question in self.questions.items():
            if question.kind in {"date", "day"}:
                _ = [self.is_date(name, text) for text in self.all(name)]
            elif question.kind == "id":
                self.refs(name)

    def _check_choice(self, question: Question, answer: str) -> None:
        if answer not in question.choices:
            meant = closest(answer, question.choices)
            hint = f"did you mean {meant}?" if meant else f"use one of: {', '.join(question.choices)}"
            self.fault(question.name, f"{shown(answer)} is not one of its values", hint)

    def fault(self, name: str, message: str, hint: str = "") -> None:
        """Note what is wrong with an answer."""
        self.faults.append(AnswerFault(name, message, hint))

    def take(self, name: str, value: str, why: str) -> str:
        """Note what is filled in without being said, and give it back."""
        self.taken.append(f"{name}: {value} ({why})")
        return value

    def one(self, name: str) -> str | None:
        """The answer to a question, or None."""
        return next(iter(self.given.get(name, ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        """The answers to a question that takes several."""
        return self.given.get(name, ())

    def flag(self, name: str) -> bool:
        """Whether a question was answered with yes."""
        return self.one(name) == "yes"

    def date(self, name: str) -> str | None:
        """A date; one that cannot be read is a fault."""
        text = self.one(name)
        return text if text is None or self.is_date(name, text) else None

    def is_date(self, name: str, text: str) -> bool:
        """Whether a text is a date; a fault where it is not."""
        try:
            parse_edtf(text)
        except DateError as error:
            self.fault(name, str(error), error.hint)
            return False
        return True

    def ref(self, name: str) -> str | None:
        """The id of the record that an answer names."""
        text, kind = self.one(name), self.questions[name].ref
        return self.find(name, kind, text) if text and kind else None

    def refs(self, name: str) -> list[str]:
        """The ids of the records that answers name, each once."""
        kind = self.questions[name].ref
        found = (self.find(name, kind, text) for text in self.all(name)) if kind else iter(())
        return list(dict.fromkeys(record_id for record_id in found if record_id))

    def find(self, name: str, kind: RecordType, text: str) -> str | None:
        """The id of the record of a type that a text names; a fault, or with `lenient` something open, else."""
        match = self.finder.find(kind, text)
        if match.id is not None:
            return match.id
        noun, slug = kind.replace("_", " "), TYPE_SLUGS[kind]
        message = f"no {noun} is called {shown(text)}"
        if match.suggestions:
            hint = f"did you mean {' or '.join(each.id for each in match.suggestions)}?"
        else:
            hint = f"make its record first: dipldata new {slug}"
        if self.lenient and self.questions[name].kind != "url" and not self._is_needed(name):
            self.lost.append(f"{self.questions[name].label}: {message}; {hint}")
        else:
            self.fault(name, message, hint)
        return None

    def _is_needed(self, name: str) -> bool:
        question = self.questions[name]
        return question.need == "required" and not question.many

    def pair(self, name: str, text: str, form: str) -> tuple[str, str] | None:
        """The two halves of `HEAD: REST` (or `HEAD=REST`), or None and a fault."""
        match = _ENTRY.fullmatch(text)
        if match is None:
            self.fault(name, f"{shown(text)} is not of the form {form}", f"for example {self.questions[name].example}")
            return None
        return match["head"], match["rest"]

    def side(self, name: str, text: str) -> str | None:
        """The id of the party that a text names."""
        return self.find(name, "party", text.lower() if self.dataset.get("party", text.lower()) else text)


def cleaned(text: str) -> str:
    """A text in composed form on one line, without characters that nobody sees."""
    composed = unicodedata.normalize("NFC", text)
    seen = (
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character) not in _UNSEEN
    )
    return unicodedata.normalize("NFC", " ".join("".join(seen).split()))


def shown(text: str) -> str:
    """A text as it stands in a message: in quotes, cut where it is long."""
    return repr(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")
