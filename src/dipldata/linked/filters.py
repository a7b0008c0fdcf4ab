"""Conditions on records: windows of days, values of vocabularies, records that are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from dipldata.dates import parse_edtf
from dipldata.errors import NoSuchValueError
from dipldata.ids import TYPE_SLUGS, RecordType
from dipldata.linked.computing import STAYED_AWAY, as_day
from dipldata.linked.facts import Linked

if TYPE_CHECKING:
    from dipldata.dates import Edtf

Condition = Callable[[Any], bool]
"""Whether a record belongs to a selection."""
DayLike = dt.date | str
"""A day, or an uncertain date as text: of `2023-08` a window takes in the whole month."""
Words = str | Iterable[str]
"""One value of a vocabulary, or several of which a record has one."""


def window(since: DayLike | None, until: DayLike | None, *, certain: bool) -> Condition:
    """Whether the days of a record fit a window.

    Any of the days that an uncertain date can mean will do, or with `certain` all of them must fit. Raises `DateError`
    (a `ValueError`) for a text that is no date.
    """
    first = parse_edtf(since).earliest if isinstance(since, str) else since and as_day(since)
    last = parse_edtf(until).latest if isinstance(until, str) else until and as_day(until)
    return partial(_lies_within, first=first, last=last, certain=certain)


def _lies_within(record: Any, first: dt.date | None, last: dt.date | None, *, certain: bool) -> bool:  # noqa: ANN401
    begins, ends = _days(record)
    after, before = (begins, ends) if certain else (ends, begins)
    late_enough = first is None or (after >= first if after else not certain)
    return late_enough and (last is None or (before <= last if before else not certain))


def _days(record: Any) -> tuple[dt.date | None, dt.date | None]:  # noqa: ANN401 - a meeting, statement or source
    """The earliest day on which it can have begun, and the latest on which it can have ended."""
    if record.kind_of_record == "meeting":
        return record.first_day, record.last_day
    date: Edtf = (record.made if record.kind_of_record == "statement" else record.published).date
    return date.earliest, date.latest


def has_value(field: str, wanted: Words) -> Condition:
    """Whether a field has one of some values."""
    words = frozenset((wanted,) if isinstance(wanted, str) else wanted)
    return lambda record: getattr(record, field) in words


def names(kind: RecordType, record_id: str) -> Condition:
    """Whether a record has to do with another: how, depends on both types (see `where` of each collection)."""
    ids_of = _SUBJECTS[kind]
    return lambda record: record_id in ids_of(record)


def _ids(value: object) -> set[str]:
    items = value if isinstance(value, tuple) else (value,)
    return {item.id for item in items if isinstance(item, Linked)}  # type: ignore[attr-defined]  # every record has it


def _parties(record: Any) -> set[str]:  # noqa: ANN401 - a record of any type that has to do with parties
    if record.kind_of_record == "person":
        return {party for office in record.offices for party in _ids(office.side)}
    return _ids(getattr(record, "parties", ())) | _ids(getattr(record, "side", None)) | _ids(
        getattr(record, "party", None)
    )  # fmt: skip


def _people(record: Any) -> set[str]:  # noqa: ANN401 - a meeting, statement or group
    if record.kind_of_record == "meeting":
        return {each for one in record.participants if one.attendance not in STAYED_AWAY for each in _ids(one.person)}
    if record.kind_of_record == "statement":
        return {each for speaker in record.speakers for each in _ids(speaker.person)}
    return {each for chair in record.chairs for each in _ids(chair.person)} | _ids(record.reports_to)


def _topics(record: Any) -> set[str]:  # noqa: ANN401 - a meeting, statement or group
    return _ids(record.all_topics if record.kind_of_record == "meeting" else record.topics) | _about(record, "topic")


def _groups(record: Any) -> set[str]:  # noqa: ANN401 - a meeting or statement
    return _ids(getattr(record, "working_group", None)) | _about(record, "working_group")


def _meetings(record: Any) -> set[str]:  # noqa: ANN401 - a statement
    return _ids(record.occasion) | _about(record, "meeting")


def _about(record: Any, kind: RecordType) -> set[str]:  # noqa: ANN401 - any record; only statements have claims
    subjects = (each for claim in getattr(record, "claims", ()) for each in claim.about)
    return {each.id for each in subjects if getattr(each, "kind_of_record", "") == kind}


_SUBJECTS: dict[RecordType, Callable[[Any], set[str]]] = {
    "party": _parties,
    "person": _people,
    "topic": _topics,
    "working_group": _groups,
    "meeting": _meetings,
    "place": lambda record: _ids(record.place),
    "organization": lambda record: _ids(record.publisher),
}


def check_values(kind: RecordType, field: str, wanted: Words, records: Iterable[Any]) -> None:
    """Raise `NoSuchValueError`, with what was probably meant, for a value that the vocabulary of a field has not.

    The models know the vocabularies, but are slow to import: they are asked only for a value that no record has.
    """
    unseen = set((wanted,) if isinstance(wanted, str) else wanted)
    for record in records:
        unseen.discard(getattr(record, field))
        if not unseen:
            return
    from dipldata.similar import closest  # noqa: PLC0415 - only needed where a value is not there

    known = _vocabulary(kind, field)
    for value in sorted(unseen - set(known)):
        meant = closest(value, known)
        hint = f"did you mean {meant}?" if meant else f"use one of: {', '.join(known)}"
        raise NoSuchValueError(TYPE_SLUGS[kind], field, f"{value!r}; {hint}")


def _vocabulary(kind: RecordType, field: str) -> tuple[str, ...]:
    from typing import get_args  # noqa: PLC0415 - see above

    from dipldata.models import MODELS  # noqa: PLC0415 - see above
    from dipldata.models.person import Office  # noqa: PLC0415 - see above

    model: Any = Office if field == "level" else MODELS[kind]
    if field == "status":
        model = get_args(MODELS[kind].model_fields["history"].annotation)[0]
    return tuple(str(word) for word in get_args(model.model_fields[field].annotation))
