"""From answers to a record: its value, id, place and text, and what remains open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.drafting._group import group_value
from dipldata.drafting._meeting import meeting_value
from dipldata.drafting._registries import organization_value, party_value, person_value, place_value, topic_value
from dipldata.drafting._source import source_value
from dipldata.drafting._statement import statement_value
from dipldata.drafting.answers import AnswerFault, Answers
from dipldata.drafting.finding import Finder
from dipldata.drafting.openness import open_points
from dipldata.drafting.proposing import propose_id
from dipldata.drafting.questions import QUESTIONS
from dipldata.ids import MAX_SLUG_LENGTH, RecordType, is_slug, record_key
from dipldata.placement import place_of
from dipldata.shape import shape_record
from dipldata.style.formatting import canonical_text
from dipldata.writing import record_text
from dipldata.yaml_tree import Reading, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import PurePosixPath

    from dipldata.dataset import Dataset
    from dipldata.drafting._question import Given
    from dipldata.models import Record

_VALUES: Final[dict[RecordType, Callable[[Answers], dict[str, Any]]]] = {
    "meeting": meeting_value,
    "statement": statement_value,
    "source": source_value,
    "person": person_value,
    "working_group": group_value,
    "organization": organization_value,
    "place": place_value,
    "topic": topic_value,
    "party": party_value,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A new record that nothing has been written of yet.

    `place` is its file below the records directory. `taken` lists what was filled in without being said, `lost` the
    answers that could not be entered, `open` what is still to be done.
    """

    kind: RecordType
    record: Record
    taken: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`type/id`."""
        return record_key(self.kind, self.record.id)

    @property
    def place(self) -> PurePosixPath:
        """The file of the record, below the records directory."""
        return place_of(self.kind, self.record)

    @property
    def text(self) -> str:
        """The text of the file in canonical style."""
        written = read_yaml(record_text(self.record).encode("utf-8"))
        return canonical_text(written, type(self.record))

    def renamed(self, record_id: str) -> Draft:
        """The same draft under another id."""
        return self._with(id=record_id)

    def distinct_from(self, record_ids: tuple[str, ...]) -> Draft:
        """The same draft with records that are said to be others; unchanged where its type has no field for them."""
        if "distinct_from" not in type(self.record).model_fields:
            return self
        kept = getattr(self.record, "distinct_from", ())
        return self._with(distinct_from=tuple(dict.fromkeys((*kept, *record_ids))))

    def _with(self, **changes: Any) -> Draft:  # noqa: ANN401 - values of fields
        return replace(self, record=self.record.model_copy(update=changes))


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, or None and everything that prevents it."""

    draft: Draft | None
    faults: tuple[AnswerFault, ...] = ()


def draft_record(  # noqa: PLR0913 - what a record is drafted from
    kind: RecordType, given: Given, dataset: Dataset, today: dt.date, *, record_id: str | None = None,
    lenient: bool = False, finder: Finder | None = None,
) -> Drafted:  # fmt: skip
    """Draft a record of a type from answers by the names of its questions (`dipldata.drafting.QUESTIONS`).

    `today` is the day on which a source is taken to be read where nothing else is said. With `lenient` a name in a
    list that has no record is left out and said to be open; otherwise it is a fault. Nothing is read or written.
    """
    answers = Answers(kind, given, QUESTIONS[kind], finder or Finder(dataset), today, lenient=lenient)
    if answers.faults:
        return Drafted(None, tuple(answers.faults))
    value = _VALUES[kind](answers)
    if answers.faults:
        return Drafted(None, tuple(answers.faults))
    value = {key: part for key, part in value.items() if part not in (None, [], {}) or key in _KEPT_EMPTY}
    value["id"] = record_id or propose_id(kind, value, dataset, answers.one("subject") or "")
    faults = _id_faults(kind, value["id"], dataset) or _shape_faults(kind, value)
    if faults:
        return Drafted(None, tuple(faults))
    record = cast("Record", shape_record(kind, _reading(value)).record)
    return Drafted(Draft(kind, record, tuple(answers.taken), tuple(answers.lost), _open(answers, record)))


def _open(answers: Answers, record: Record) -> tuple[str, ...]:
    return (*answers.open, *open_points(record, answers.dataset))


_KEPT_EMPTY: Final = frozenset({"participants", "offices"})


def _id_faults(kind: RecordType, record_id: str, dataset: Dataset) -> list[AnswerFault]:
    if not record_id:
        hint = "give one: lower-case ASCII words joined by hyphens"
        return [AnswerFault("id", "no id can be made of these answers", hint)]
    if not is_slug(record_id):
        what = f"at most {MAX_SLUG_LENGTH} lower-case ASCII letters and digits in words joined by hyphens"
        return [AnswerFault("id", f"{record_id!r} is not an id", what)]
    if dataset.is_known(kind, record_id):
        return [AnswerFault("id", f"{record_key(kind, record_id)} exists", "edit that record, or give another id")]
    return []


def _shape_faults(kind: RecordType, value: dict[str, Any]) -> list[AnswerFault]:
    """What the reader and the model have to say against the value, each under the question that is nearest."""
    names = {question.name for question in QUESTIONS[kind]}
    reading = _reading(value)
    faults = shape_record(kind, reading).faults if reading.readable else ()
    found = [(each.pointer, each.message, each.hint) for each in reading.problems]
    found += [(each.pointer, each.message, each.hint) for each in faults]
    return [AnswerFault(_question_of(pointer, names), message, hint) for pointer, message, hint in found]


def _question_of(pointer: tuple[str | int, ...], names: set[str]) -> str:
    field = str(pointer[0]).replace("_", "-") if pointer else "id"
    near = (field, field.removesuffix("s"), _OTHER_NAMES.get(field, ""))
    return next((name for name in near if name in names), field)


_OTHER_NAMES: Final = {
    "names": "name", "offices": "office", "citations": "source", "parties": "party", "history": "known",
    "external-ids": "wikidata", "codes": "iso2", "working-group": "group",
}  # fmt: skip


def _reading(value: dict[str, Any]) -> Reading:
    """The value as if it stood in a file, so that it is read no less strictly."""
    return read_yaml(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8"))
