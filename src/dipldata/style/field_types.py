"""What the models say of a place in a record: the type of its value, as far as the style depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

from dipldata.dates import Edtf
from dipldata.models.fields import Model, ShortForm

if TYPE_CHECKING:
    from dipldata.yaml_tree import Value

FieldType = Any
"""A type expression of a field, or None where a place is in no model."""
_CHOICES: Final = (Annotated, Union, UnionType)


@cache
def field_types(model: type[Model]) -> dict[str, FieldType]:
    """The types of a model's fields, by the keys under which they are written."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def model_in(kind: FieldType) -> type[Model] | None:
    """The model of the mapping that a place may hold."""
    return next((each for each in _choices(kind) if isinstance(each, type) and issubclass(each, Model)), None)


def item_type(kind: FieldType) -> FieldType:
    """The type of the entries of the list that a place may hold."""
    return next((get_args(each)[0] for each in _choices(kind) if _is_a(each, tuple)), None)


def type_below(kind: FieldType, key: str) -> FieldType:
    """The type of the value of a key in the mapping that a place may hold."""
    model = model_in(kind)
    if model is not None:
        return field_types(model).get(key)
    return next((get_args(each)[1] for each in _choices(kind) if _is_a(each, Mapping)), None)


def holds_date(kind: FieldType) -> bool:
    """Whether text at a place is a date, so that a day needs no quotes there."""
    short = _short_form(kind)
    if short is not None:
        return holds_date(field_types(short)[short.short_field])
    return Edtf in _choices(kind)


def short_field(kind: FieldType, value: Value) -> str | None:
    """The field that a plain value of this type fills at a place, None where it cannot stand for a mapping."""
    short = _short_form(kind)
    is_short = short is not None and isinstance(value, short.short_type) and not isinstance(value, bool)
    return short.short_field if short is not None and is_short else None


def spelt_out(value: Value, kind: FieldType) -> Value:
    """A value with every short form written as the mapping that it is short for."""
    if isinstance(value, dict):
        return {key: spelt_out(part, type_below(kind, key)) for key, part in value.items()}
    if isinstance(value, list):
        item = item_type(kind)
        return [spelt_out(part, item) for part in value]
    name = short_field(kind, value)
    return {name: value} if name else value


def _is_a(kind: FieldType, collection: type) -> bool:
    origin: Any = get_origin(kind)
    return origin is collection


def _short_form(kind: FieldType) -> type[ShortForm] | None:
    model = model_in(kind)
    return model if model is not None and issubclass(model, ShortForm) else None


def _choices(kind: FieldType) -> tuple[FieldType, ...]:
    """The types that an expression allows: the members of a union, without annotations."""
    origin: Any = get_origin(kind)
    if origin is Annotated:
        return _choices(get_args(kind)[0])
    if origin in _CHOICES:
        return tuple(each for part in get_args(kind) for each in _choices(part))
    return (kind,)
