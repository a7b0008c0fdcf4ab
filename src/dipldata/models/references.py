"""Which fields of a record refer to other records, read off the models once per type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from dipldata.ids import RecordType, parse_record_key
from dipldata.models.fields import ClaimRefMark, RefTo, TypedRefMark
from dipldata.models.records import Record, Retired
from dipldata.problems import Pointer

parsed_key: Final = lru_cache(maxsize=8192)(parse_record_key)
"""Type and id of a reference that names both."""
_Find = Callable[[Any, Pointer, list["Reference"]], None]


class Reference(NamedTuple):
    """A reference found in a record: where it stands, and the record (and claim) it names."""

    pointer: Pointer
    kind: RecordType
    id: str
    claim: str | None = None


def find_references(record: Record | Retired) -> tuple[Reference, ...]:
    """Find every reference of a record, in the order of its fields."""
    if isinstance(record, Retired):
        return tuple(Reference(("replaced_by", at), record.type, to) for at, to in enumerate(record.replaced_by))
    finder = _finder_of_model(type(record))
    found: list[Reference] = []
    if finder:
        finder(record, (), found)
    return tuple(found)


@cache
def _finder_of_model(model: type[BaseModel]) -> _Find | None:
    found = []
    for name in model.field_order():  # type: ignore[attr-defined]  # every model here derives from fields.Model
        info = model.model_fields[name]
        finder = _finder(info.annotation, tuple(info.metadata))
        if finder is not None:
            found.append((name, info.alias or name, finder))
    if not found:
        return None

    def find(value: Any, pointer: Pointer, into: list[Reference]) -> None:  # noqa: ANN401 - a model of the type at hand
        fields = value.__dict__
        for name, key, finder in found:
            part = fields[name]
            if part:
                finder(part, (*pointer, key), into)

    return find


def _finder(annotation: Any, marks: tuple[Any, ...] = ()) -> _Find | None:  # noqa: ANN401 - a type expression
    """Build a function that finds the references in values of a type, or None where there can be none."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata))
    for mark in marks:
        leaf = _leaf(mark)
        if leaf is not None:
            return leaf
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _finder_of_model(annotation)
    return _finder_of_container(annotation)


def _finder_of_container(annotation: Any) -> _Find | None:  # noqa: ANN401 - a type expression
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if not arguments or get_origin(annotation) is type(None):
        return None
    if get_origin(annotation) is tuple:
        item = _finder(arguments[0])
        return item and _each(item)
    if get_origin(annotation) is Mapping:
        key = _finder(arguments[0])
        return key and _each_key(key)
    return next((finder for part in arguments if (finder := _finder(part))), None)


def _each(item: _Find) -> _Find:
    def find(value: Any, pointer: Pointer, into: list[Reference]) -> None:  # noqa: ANN401 - a tuple of the type at hand
        for index, part in enumerate(value):
            item(part, (*pointer, index), into)

    return find


def _each_key(key: _Find) -> _Find:
    def find(value: Any, pointer: Pointer, into: list[Reference]) -> None:  # noqa: ANN401 - a mapping of the type at hand
        for name in value:
            key(name, (*pointer, name), into)

    return find


def _leaf(mark: object) -> _Find | None:
    if isinstance(mark, RefTo):
        return _reference_to(mark.kind, mark.also)
    if isinstance(mark, TypedRefMark):
        return _typed
    if isinstance(mark, ClaimRefMark):
        return _claim
    return None


def _reference_to(kind: RecordType, also: tuple[str, ...]) -> _Find:
    def find(value: str, pointer: Pointer, into: list[Reference]) -> None:
        if value not in also:
            into.append(Reference(pointer, kind, value))

    return find


def _typed(value: str, pointer: Pointer, into: list[Reference]) -> None:
    key = parsed_key(value)
    if key is not None:
        into.append(Reference(pointer, *key))


def _claim(value: str, pointer: Pointer, into: list[Reference]) -> None:
    statement, _, claim = value.partition("#")
    into.append(Reference(pointer, "statement", statement, claim))
