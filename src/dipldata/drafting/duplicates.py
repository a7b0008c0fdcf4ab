"""The records that a draft may be a second version of, found by the rules that find duplicates in the dataset."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.dataset import Dataset
from dipldata.drafting.building import draft_record
from dipldata.drafting.finding import folded_name, names_of
from dipldata.drafting.questions import QUESTIONS
from dipldata.models import Place, Topic, WorkingGroup
from dipldata.rules import RULES, Rule
from dipldata.similar import closest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from dipldata.drafting.building import Draft
    from dipldata.drafting.finding import Finder
    from dipldata.drafting.questions import Question
    from dipldata.ids import RecordType
    from dipldata.models import Record

    Said = dict[str, tuple[str, ...]]

_CODES: Final = frozenset({
    "meeting-duplicate", "organization-same-name", "person-same-name", "person-similar-name", "readout-duplicate",
    "source-duplicate", "source-same-url",
})  # fmt: skip
_LAST: Final = "zzzz-" * 5 + "z"
"""An id after every other: the rules report on the later of two records."""
_DECIDING: Final[dict[RecordType, tuple[str, ...]]] = {
    "meeting": ("start", "participant"),
    "statement": ("kind", "occasion", "voice", "source"),
    "source": ("publisher", "title", "published", "language"),
    "person": ("name",),
    "working_group": ("name",),
    "organization": ("name",),
    "place": ("name",),
    "topic": ("label",),
    "party": ("name",),
}
"""The answers by which a record that exists is known again."""
_MOST: Final = 10
_ALIKE: Final = 0.9


class Likeness(NamedTuple):
    """A record that may be the same, and why."""

    id: str
    why: str


def deciding_questions(kind: RecordType) -> int:
    """How many of a type's questions have to be asked before a record that exists can be known again."""
    return 1 + max(at for at, question in enumerate(QUESTIONS[kind]) if question.name in _DECIDING[kind])


def early_duplicates(kind: RecordType, said: Said, finder: Finder, today: dt.date) -> list[Likeness]:
    """The likely duplicates of a record of which only the first answers are given.

    What is not answered yet is filled in with something that no rule about duplicates looks at.
    """
    if not all(name in said for name in _DECIDING[kind]):
        return []
    needed = (question for question in QUESTIONS[kind] if question.need == "required" and question.applies(said))
    filled = {question.name: (_filler(question, finder.dataset),) for question in needed if question.name not in said}
    draft = draft_record(
        kind, {**said, **filled}, finder.dataset, today, record_id=_LAST, lenient=True, finder=finder
    ).draft
    return likely_duplicates(draft, finder.dataset) if draft is not None else []


def _filler(question: Question, dataset: Dataset) -> str:
    """An answer of the right form."""
    if question.ref is not None and question.kind == "id":
        return next(iter(dataset.collection(question.ref)), question.example)
    return question.choices[0] if question.choices else question.example or "-"


def likely_duplicates(draft: Draft, dataset: Dataset) -> list[Likeness]:
    """The records of the draft's type that may record the same thing and are not said to be others."""
    if isinstance(draft.record, WorkingGroup | Place | Topic):
        return list(_of_name(draft.record, dataset.collection(draft.kind).values()))
    rules = [rule for rule in RULES if rule.code in _CODES and draft.kind in rule.types and isinstance(rule, Rule)]
    records = list(dataset)
    found: dict[str, str] = {}
    for _ in range(_MOST):
        reviewed = draft.distinct_from(tuple(found)).record.model_copy(update={"id": _LAST})
        trial = Dataset([*records, reviewed])
        findings = (finding for rule in rules for finding in rule.check(reviewed, trial))
        fresh = [(each.id, finding.message) for finding in findings for each in finding.related if each.id not in found]
        if not fresh:
            break
        found.update(fresh)
    return [Likeness(record_id, why) for record_id, why in found.items()]


def _of_name(record: Record, others: Iterable[Record]) -> Iterator[Likeness]:
    """Groups, places and topics whose names are the same or hardly differ."""
    known: dict[str, tuple[str, str]] = {}
    for other in others:
        for name in names_of(other):
            known.setdefault(folded_name(name), (other.id, name))
    for name in names_of(record):
        folded = folded_name(name)
        near = folded if folded in known else _nearly(folded, known)
        if near is not None:
            yield Likeness(known[near][0], f"its name is {known[near][1]}")


def _nearly(folded: str, known: dict[str, tuple[str, str]]) -> str | None:
    meant = closest(folded, known)
    same = meant is not None and difflib.SequenceMatcher(None, folded, meant).ratio() >= _ALIKE
    return meant if same else None
