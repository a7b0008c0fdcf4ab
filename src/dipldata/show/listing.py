"""Lists of records: which of a type meet some conditions, and one row for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from dipldata.errors import NoSuchValueError
from dipldata.ids import TYPE_SLUGS, RecordType
from dipldata.models import MODELS, Meeting, Record, Source, Statement, WorkingGroup
from dipldata.show.asking import check_id
from dipldata.show.labels import date_of, kind_of, label_of, status_of
from dipldata.similar import closest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dipldata.dataset import Dataset, Key

Row = dict[str, str]
_WITH_STATUS: Final = frozenset({"meeting", "working_group"})
_WITH_DATE: Final = frozenset({"meeting", "statement", "source"})


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the records of a list have in common; an empty condition leaves none out.

    `about` names records that each record must refer to, itself or (a meeting) through its readouts. `first` and `last`
    bound the days on which a dated record can lie. With `as_of`, only what was public on that day is listed, with the
    status of that day.
    """

    status: str | None = None
    kind: str | None = None
    about: tuple[Key, ...] = field(default=())
    first: dt.date | None = None
    last: dt.date | None = None
    as_of: dt.date | None = None


def list_records(dataset: Dataset, kind: RecordType, conditions: Conditions) -> Iterator[Row]:
    """Yield a row for each record that meets the conditions, in the order of the ids.

    A row has the columns of `columns_of`. Raises `NoSuchValueError` for a status or kind that the type does not have
    and `NoSuchRecordError` for an id that names nothing.
    """
    _check(dataset, kind, conditions)
    for record in dataset.collection(kind).values():
        status = _status(record, conditions.as_of)
        if _meets(record, status, conditions, dataset):
            yield _row(record, kind, status)


def columns_of(kind: RecordType) -> tuple[str, ...]:
    """The columns of a list of records of a type."""
    dated, staged = ("date",) * (kind in _WITH_DATE), ("status",) * (kind in _WITH_STATUS)
    kinds = ("kind",) * ("kind" in MODELS[kind].model_fields)
    return ("id", *dated, *kinds, *staged, "label")


def _row(record: Record, kind: RecordType, status: str) -> Row:
    values = {
        "id": record.id,
        "date": date_of(record),
        "kind": kind_of(record),
        "status": status,
        "label": label_of(record),
    }
    return {column: values[column] for column in columns_of(kind)}


def _check(dataset: Dataset, kind: RecordType, conditions: Conditions) -> None:
    """Refuse conditions that no record of the type could meet."""
    model, noun = MODELS[kind], TYPE_SLUGS[kind]
    if conditions.kind is not None:
        _check_value(noun, "kind", conditions.kind, _values(model, "kind"))
    if conditions.status is not None:
        steps = model.model_fields.get("history")
        step = next(iter(get_args(steps.annotation)), None) if steps else None
        _check_value(noun, "status", conditions.status, _values(step, "status"))
    for about in conditions.about:
        check_id(dataset, *about)
    if (conditions.first or conditions.last) and kind not in _WITH_DATE:
        raise NoSuchValueError(noun, "date")
    if conditions.as_of and kind not in _WITH_DATE | _WITH_STATUS:
        raise NoSuchValueError(noun, "date or status")


def _check_value(noun: str, name: str, value: str, values: tuple[str, ...]) -> None:
    if value in values:
        return
    meant = closest(value, values)
    hint = f"did you mean {meant}?" if meant else f"use one of: {', '.join(values)}"
    raise NoSuchValueError(noun, name, f"{value!r}; {hint}" if values else "")


def _values(model: Any, name: str) -> tuple[str, ...]:  # noqa: ANN401 - a model class or nothing
    """The vocabulary of a field, or nothing where there is no such field."""
    info = model.model_fields.get(name) if model else None
    annotation = info.annotation if info else None
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _status(record: Record, day: dt.date | None) -> str:
    if day is not None and isinstance(record, Meeting | WorkingGroup):
        return record.status_as_of(day) or ""
    return status_of(record)


def _meets(record: Record, status: str, conditions: Conditions, dataset: Dataset) -> bool:
    return (
        conditions.status in {None, status}
        and conditions.kind in {None, kind_of(record)}
        and _lies_within(record, conditions.first, conditions.last)
        and (conditions.as_of is None or _was_public(record, status, conditions.as_of))
        and set(conditions.about) <= _subjects(record, dataset, conditions)
    )


def _lies_within(record: Record, first: dt.date | None, last: dt.date | None) -> bool:
    """Whether a record can lie within two days, by the bounds of its date."""
    match record:
        case Meeting():
            start, end = record.start.date, record.last_day.date
        case Statement():
            start = end = record.made.date
        case Source():
            start = end = record.published.date
        case _:
            return True
    late_enough = first is None or end.latest is None or end.latest >= first
    return late_enough and (last is None or start.earliest is None or start.earliest <= last)


def _was_public(record: Record, status: str, day: dt.date) -> bool:
    if isinstance(record, Meeting | WorkingGroup):
        return status != ""
    date = record.made if isinstance(record, Statement) else record.published if isinstance(record, Source) else None
    return date is None or (date.date.latest is not None and date.date.latest <= day)


def _subjects(record: Record, dataset: Dataset, conditions: Conditions) -> set[Key]:
    """What a record refers to; for a meeting, what its readouts refer to as well."""
    if not conditions.about:
        return set()
    records: list[Record] = [record]
    if isinstance(record, Meeting):
        records += dataset.readouts(record.id)
    return {(reference.kind, reference.id) for each in records for reference in dataset.references(each)}
