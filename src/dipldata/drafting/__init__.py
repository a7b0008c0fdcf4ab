"""From a few answers to a new record: what is asked, what the answers mean, and what remains open."""

from __future__ import annotations

from dipldata.drafting.answers import AnswerFault, Answers
from dipldata.drafting.building import Draft, Drafted, draft_record
from dipldata.drafting.questions import QUESTIONS, Question

__all__ = ["QUESTIONS", "AnswerFault", "Answers", "Draft", "Drafted", "Question", "draft_record"]
