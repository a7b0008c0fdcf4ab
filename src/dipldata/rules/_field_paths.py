"""Paths of fields, such as `participants[0].office`: whether records of a type, or one record, have the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from dipldata.similar import closest

if TYPE_CHECKING:
    from dipldata.models.fields import Model
    from dipldata.problems import Pointer

_PART: Final = re.compile(r"([a-z_]+)|\[([0-9]+)\]")


class PathFault(NamedTuple):
    """What is wrong with a path, what to do about it, and the YAML source of the path that was probably meant."""

    message: str
    hint: str
    meant: str | None = None


def fault_in_model(path: str, model: type[Model]) -> PathFault | None:
    """Say why no record of a type can have a field, or return None where one can."""
    pointer = _parse(path)
    kind: Any = model
    for at, part in enumerate(pointer):
        inner = _inside(kind, part)
        if inner is None:
            return _unknown(pointer, at, kind)
        kind = inner
    return None


def fault_in_record(path: str, record: Model) -> PathFault | None:
    """Say why a record does not have a field that its type has, or return None where it has it."""
    pointer = _parse(path)
    value: Any = record
    for at, part in enumerate(pointer):
        if isinstance(value, tuple) and isinstance(part, int) and value and part >= len(value):
            return _out_of_range(pointer[:at], part, len(value))
        value = _part_of(value, part)
        if value is None or value == ():
            name = _written(pointer[: at + 1])
            return PathFault(f"this record has no {name}", f"leave {path} out, or correct it")
    return None


def _parse(path: str) -> Pointer:
    return tuple(name or int(index) for name, index in _PART.findall(path))


def _written(pointer: Pointer) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in pointer).lstrip(".")


def _inside(kind: Any, part: str | int) -> Any:  # noqa: ANN401 - a type expression
    """Return the type of a part of values of a type, or None where they have no such part."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _fields(kind).get(part) if isinstance(part, str) else None
    if get_origin(kind) is tuple and isinstance(part, int):
        return _bare(get_args(kind)[0])
    if get_origin(kind) is Mapping and isinstance(part, str):
        return _bare(get_args(kind)[1])
    return None


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: _bare(info.annotation) for name, info in model.model_fields.items()}


def _bare(kind: Any) -> Any:  # noqa: ANN401 - a type expression
    """Return a type without its annotations and without None."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        return _bare(next(part for part in get_args(kind) if part is not type(None)))
    return kind


def _part_of(value: Any, part: str | int) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return getattr(value, next(name for name, info in names.items() if (info.alias or name) == part))
    if isinstance(value, Mapping):
        return value.get(part)
    return value[part] if value else None


def _unknown(pointer: Pointer, at: int, kind: Any) -> PathFault:  # noqa: ANN401 - a type expression
    part, above = pointer[at], _written(pointer[:at])
    if isinstance(part, int):
        return PathFault(f"{above} is no list", f"write {above} without [{part}]")
    if get_origin(kind) is tuple:
        return PathFault(f"{above} is a list", f"say which entry is meant, counted from 0: {above}[0].{part}")
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return PathFault(f"{above} has no fields of its own", f"write {above}")
    names = [name for name in _fields(kind) if name != "type"]
    meant = closest(part, names)
    message = f"{above or 'this type of record'} has no field {part}"
    if meant is None:
        return PathFault(message, f"its fields are: {', '.join(names)}")
    corrected = _written((*pointer[:at], meant, *pointer[at + 1 :]))
    source = f'"{corrected}"' if "[" in corrected else corrected
    return PathFault(message, f"did you mean {corrected}?", source)


def _out_of_range(above: Pointer, index: int, length: int) -> PathFault:
    name = _written(above)
    entries = "1 entry" if length == 1 else f"{length} entries"
    last = f"{name}[0]" if length == 1 else f"{name}[0] to {name}[{length - 1}]"
    return PathFault(f"there is no {name}[{index}]: {name} has {entries}", f"entries are counted from 0: {last}")
