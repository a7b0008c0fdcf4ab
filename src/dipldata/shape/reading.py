"""Turn the value of a file into a record, collecting everything that has the wrong shape."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from dipldata.dates import Edtf
from dipldata.models import MODELS, Record, Retired
from dipldata.models.fields import QualifiedDate
from dipldata.shape.messages import Fault, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from dipldata.ids import RecordType
    from dipldata.problems import Pointer
    from dipldata.yaml_tree import Reading

ModelT = TypeVar("ModelT", bound=BaseModel)


class Shaped(NamedTuple):
    """A record, or None with the faults that prevented it."""

    record: Record | Retired | None
    faults: tuple[Fault, ...]


def shape_record(kind: RecordType, reading: Reading) -> Shaped:
    """Validate the value of a file as a record of a type.

    The value must be a mapping (the YAML stage sees to that). A mapping with `state: retired` is read as `Retired`.
    """
    value: dict[str, Any] = reading.value  # type: ignore[assignment]  # a readable file holds a mapping
    retired = value.get("state") == "retired"
    model: type[BaseModel] = Retired if retired else MODELS[kind]
    faults: list[Fault] = []
    if "type" in value:
        faults.append(_derivable_type(is_right=value["type"] == kind))
    record, wrong = _validated(model, {**value, "type": kind}, reading)
    return Shaped(record, (*faults, *wrong))  # type: ignore[arg-type]  # MODELS and Retired hold nothing else


def shape_value(model: type[ModelT], reading: Reading) -> tuple[ModelT | None, tuple[Fault, ...]]:
    """Validate the value of a file that is not a record, such as the file of waivers."""
    return _validated(model, reading.value, reading)


def _validated(model: type[ModelT], value: Any, reading: Reading) -> tuple[ModelT | None, tuple[Fault, ...]]:  # noqa: ANN401
    try:
        result = model.model_validate(value)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
        return None, _without_echoes([describe(detail, model, value, reading) for detail in details])
    return result, tuple(_dates_in_text(result, reading))


def _follows(detail: ErrorDetails) -> bool:
    """Whether pydantic calls a list too short only because an entry of it is wrong, which it reports as well."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _without_echoes(faults: list[Fault]) -> tuple[Fault, ...]:
    """Leave out the missing fields that are there under a misspelt name."""
    meant = {(fault.pointer[:-1], fault.replacement) for fault in faults if fault.code == "shape-unknown-field"}
    return tuple(fault for fault in faults if fault.missing is None or (fault.pointer, fault.missing) not in meant)


def _derivable_type(*, is_right: bool) -> Fault:
    message = "the folder already says what type the record is"
    return Fault(("type",), "form-derivable", message, "delete the line", key=True, delete=True, safe=is_right)


def _dates_in_text(record: BaseModel, reading: Reading) -> list[Fault]:
    """Unquoted days in text fields: other YAML readers turn them into dates."""
    if reading.day_fields is not None and reading.day_fields <= _date_fields():
        return []
    return [_unquoted_date(pointer, reading) for pointer in reading.plain_dates if _is_text(record, pointer)]


@cache
def _date_fields() -> frozenset[str]:
    """The fields that hold dates in every record that has a field of that name, named as in `Reading.day_fields`."""
    kinds: dict[str, set[bool]] = {}
    for owner, model in _places_of_models():
        for name, info in model.model_fields.items():
            key, is_date = info.alias or name, _is_date(info.annotation)
            kinds.setdefault(f"{owner}.{key}", set()).add(is_date)
            kinds.setdefault(f"{key}[]", set()).add(is_date)
    return frozenset(name for name, found in kinds.items() if found == {True})


def _places_of_models() -> frozenset[tuple[str, type[BaseModel]]]:
    """Every model that is part of a record, with the name of the field that holds it (empty for a record)."""
    models: list[type[BaseModel]] = [*MODELS.values(), Retired]
    waiting = [("", model) for model in models]
    found: set[tuple[str, type[BaseModel]]] = set(waiting)
    while waiting:
        for name, info in waiting.pop()[1].model_fields.items():
            parts = {kind for kind in _types_in(info.annotation) if issubclass(kind, BaseModel)}
            further = {(info.alias or name, part) for part in parts} - found
            found |= further
            waiting += further
    return frozenset(found)


def _is_date(annotation: Any) -> bool:  # noqa: ANN401 - a type expression
    kinds = set(_types_in(annotation)) - {type(None)}
    return bool(kinds) and kinds <= {Edtf, QualifiedDate}


def _types_in(annotation: Any) -> Iterator[type[Any]]:  # noqa: ANN401 - a type expression
    """The classes that a type expression names."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    origin = get_origin(annotation)
    parts = get_args(annotation)[:1] if origin is Annotated else () if origin is Literal else get_args(annotation)
    for part in parts:
        yield from _types_in(part)


def _is_text(record: BaseModel, pointer: Pointer) -> bool:
    """Whether the model holds text at a place (a date field holds a parsed date instead)."""
    value: Any = record
    for part in pointer:
        if isinstance(value, BaseModel):
            value = getattr(value, part if hasattr(value, str(part)) else f"{part}_", None)  # type: ignore[arg-type]
        elif isinstance(value, tuple) and isinstance(part, int):
            value = value[part]
        else:
            value = value.get(part) if hasattr(value, "get") else None
    return isinstance(value, str)


def _unquoted_date(pointer: Pointer, reading: Reading) -> Fault:
    source = reading.scalar_source(pointer) or ""
    return Fault(
        pointer,
        "shape-unquoted-date",
        f"{source} stands in a text field without quotes; other YAML readers turn it into a date",
        f'put it in quotes: "{source}"',
        replacement=f'"{source}"',
        safe=True,
    )
