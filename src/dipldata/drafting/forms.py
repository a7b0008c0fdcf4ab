"""The body of an issue that was opened with one of the issue forms, as answers.

GitHub renders a form as Markdown: a heading `### Label` for each field, in the order of the form, then the answer, or
`_No response_`. Whoever opens an issue may write anything, headings included: what could be read in two ways is
refused, and nothing of an answer is ever taken for markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.drafting.answers import AnswerFault
from dipldata.drafting.questions import QUESTIONS

if TYPE_CHECKING:
    from dipldata.drafting._question import Given, Question
    from dipldata.ids import RecordType

LONGEST_BODY: Final = 65_536
"""Characters that GitHub allows in the body of an issue."""
FORMS: Final[tuple[RecordType, ...]] = ("meeting", "statement", "source")
"""The types that have an issue form."""
_NO_RESPONSE: Final = frozenset({"_No response_", "None", "n/a", "N/A"})
_HEADING: Final = re.compile(r"^### (?P<label>[^\n]+?)[ \t]*$", re.MULTILINE)
_BULLET: Final = re.compile(r"^\s*(?:[-*+\u2022]|[0-9]{1,3}[.)])\s+")


class Form(NamedTuple):
    """The answers of a form, and what is wrong with its body."""

    given: Given
    faults: tuple[AnswerFault, ...] = ()


def form_questions(kind: RecordType) -> tuple[Question, ...]:
    """The questions that the form of a type asks, in its order."""
    return tuple(question for question in QUESTIONS[kind] if question.in_form)


def read_form(kind: RecordType, body: str) -> Form:
    """Read the body of an issue that was opened with the form of a type."""
    if kind not in FORMS:
        return Form({}, (AnswerFault("from-form", "there is no form for this type", f"use {', '.join(FORMS)}"),))
    if len(body) > LONGEST_BODY:
        hint = f"an issue has at most {LONGEST_BODY:,} characters"
        return Form({}, (AnswerFault("from-form", f"the body has {len(body):,} characters", hint),))
    text = re.sub(r"\r\n?", "\n", body)
    questions = {question.label: question for question in form_questions(kind)}
    headings = [match for match in _HEADING.finditer(text) if match["label"] in questions]
    faults = _faults_of(headings, questions, text)
    if faults:
        return Form({}, faults)
    ends = [*(match.start() for match in headings[1:]), len(text)]
    pairs = ((questions[match["label"]], text[match.end() : end]) for match, end in zip(headings, ends, strict=True))
    return Form({question.name: found for question, answer in pairs if (found := _answers(question, answer))})


def _faults_of(headings: list[re.Match[str]], questions: dict[str, Question], text: str) -> tuple[AnswerFault, ...]:
    """What makes a body unreadable: no heading of the form, or headings that an answer must have brought in."""
    labels = [match["label"] for match in headings]
    if not labels:
        hint = f"it begins with a heading such as `### {next(iter(questions))}`"
        return (AnswerFault("from-form", "this is not the body of an issue that was opened with this form", hint),)
    hint = "an answer must not hold a heading of the form: edit the issue, or give the answers as options"
    for label in dict.fromkeys(labels):
        if labels.count(label) > 1:
            return (AnswerFault("from-form", f"the heading `### {label}` occurs {labels.count(label)} times", hint),)
    order = [label for label in questions if label in labels]
    if labels != order:
        late = next(label for label, due in zip(labels, order, strict=True) if label != due)
        return (AnswerFault("from-form", f"the heading `### {late}` is not where the form has it", hint),)
    if text[: headings[0].start()].strip():
        return (AnswerFault("from-form", "there is text before the first heading of the form", hint),)
    return ()


def _answers(question: Question, answer: str) -> tuple[str, ...]:
    """The answer, or one for each line where the question takes several; empty where there was no response."""
    lines = [line.strip() for line in answer.strip().splitlines()]
    kept = [line for line in lines if line and line not in _NO_RESPONSE]
    if not question.many:
        return (" ".join(kept),) if kept else ()
    return tuple(stripped for line in kept if (stripped := _BULLET.sub("", line).strip()))
