"""References in the plain values of a record that has the wrong shape.

Such a record is no model, but most of it can still be read: its references are checked all the same, so that a
contributor learns of a wrong id together with a wrong word, not after it. What is not where the models expect it is
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from dipldata.ids import RecordType, is_slug, parse_record_key
from dipldata.models import MODELS
from dipldata.models.fields import ClaimRefMark, RefTo, ShortForm, TypedRefMark
from dipldata.models.references import Reference
from dipldata.problems import Pointer


def find_plain_references(kind: RecordType, value: Mapping[str, Any]) -> tuple[Reference, ...]:
    """Find the references in the value of a file that should hold a record of a type."""
    return tuple(_in_model(MODELS[kind], value, ()))


def _in_model(model: type[BaseModel], value: Any, pointer: Pointer) -> Iterator[Reference]:  # noqa: ANN401
    if isinstance(value, dict):
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in value:
                yield from _in_type(info.annotation, tuple(info.metadata), value[key], (*pointer, key))
    elif issubclass(model, ShortForm):
        info = model.model_fields[model.short_field]
        yield from _in_type(info.annotation, tuple(info.metadata), value, pointer)


def _in_type(annotation: Any, marks: tuple[Any, ...], value: Any, pointer: Pointer) -> Iterator[Reference]:  # noqa: ANN401
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from _in_type(inner, (*marks, *metadata), value, pointer)
    elif isinstance(value, str):
        yield from _in_text(annotation, marks, value, pointer)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _in_model(annotation, value, pointer)
    else:
        yield from _in_container(annotation, value, pointer)


def _in_text(annotation: Any, marks: tuple[Any, ...], value: str, pointer: Pointer) -> Iterator[Reference]:  # noqa: ANN401
    mark = next((mark for mark in marks if isinstance(mark, RefTo | TypedRefMark | ClaimRefMark)), None)
    if isinstance(mark, RefTo) and value not in mark.also and is_slug(value):
        yield Reference(pointer, mark.kind, value)
    elif isinstance(mark, TypedRefMark) and (key := parse_record_key(value)):
        yield Reference(pointer, *key)
    elif isinstance(mark, ClaimRefMark):
        statement, hash_sign, claim = value.partition("#")
        if hash_sign and is_slug(statement) and is_slug(claim):
            yield Reference(pointer, "statement", statement, claim)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _in_model(annotation, value, pointer)
    elif mark is None:
        yield from _in_branches(annotation, value, pointer)


def _in_container(annotation: Any, value: Any, pointer: Pointer) -> Iterator[Reference]:  # noqa: ANN401
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_type(arguments[0], (), item, (*pointer, index))
    elif origin is Mapping and isinstance(value, dict):
        for key in value:
            yield from _in_type(arguments[0], (), key, (*pointer, key))
    elif origin not in (tuple, Mapping):
        yield from _in_branches(annotation, value, pointer)


def _in_branches(annotation: Any, value: Any, pointer: Pointer) -> Iterator[Reference]:  # noqa: ANN401
    """Look into the parts of `X | None`."""
    for branch in get_args(annotation):
        if branch is not type(None) and get_origin(annotation) not in (tuple, Mapping):
            yield from _in_type(branch, (), value, pointer)
