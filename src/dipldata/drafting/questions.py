"""What is asked for a new record of each type: one table for options, prompts and issue forms alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.drafting._dated_questions import MEETING, SOURCE, STATEMENT
from dipldata.drafting._question import Question
from dipldata.drafting._registry_questions import GROUP, ORGANIZATION, PARTY, PERSON, PLACE, TOPIC

if TYPE_CHECKING:
    from dipldata.ids import RecordType

QUESTIONS: Final[dict[RecordType, tuple[Question, ...]]] = {
    "meeting": MEETING,
    "statement": STATEMENT,
    "source": SOURCE,
    "person": PERSON,
    "working_group": GROUP,
    "organization": ORGANIZATION,
    "place": PLACE,
    "topic": TOPIC,
    "party": PARTY,
}
"""The questions by type, in the order in which they are asked."""


def question_named(kind: RecordType, name: str) -> Question | None:
    """The question of a name, such as `part-of`, or None."""
    return next((question for question in QUESTIONS[kind] if question.name == name), None)


__all__ = ["QUESTIONS", "Question", "question_named"]
