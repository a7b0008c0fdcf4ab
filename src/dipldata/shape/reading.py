"""Turn the value of a file into a record, collecting everything that has the wrong shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from dipldata.models import MODELS, Record, Retired
from dipldata.shape.messages import Fault, describe

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from dipldata.ids import RecordType
    from dipldata.problems import Pointer
    from dipldata.yaml_tree import Reading

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Shaped:
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
    return [_unquoted_date(pointer, reading) for pointer in reading.plain_dates if _is_text(record, pointer)]


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
