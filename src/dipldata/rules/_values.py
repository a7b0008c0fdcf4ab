"""Finding every value of a kind in a record: texts, dates, terms, lists. The models say where they may stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from dipldata.models.fields import QualifiedDate
from dipldata.problems import Pointer

Wanted = Callable[[Any, tuple[Any, ...]], bool]
"""Whether values of a type, with the marks that a field puts on it, are wanted."""
Placed = tuple[Pointer, Any]
"""Where a value stands, and the value."""
_Find = Callable[[Any, Pointer], Iterator[Placed]]

_LONGEST_LINE: Final = 1000
"""No label or short text is longer, and these stand on one line; notes and words of a source may have several lines."""


def values(record: BaseModel, wanted: Wanted) -> Iterator[Placed]:
    """Yield the wanted values of a record with their places, in the order of its fields. What is absent is left out."""
    finder = _finder_of_model(type(record), wanted)
    return iter(()) if finder is None else finder(record, ())


def is_text(annotation: object, marks: tuple[Any, ...]) -> bool:
    """Whether a field holds free text: a text that need not follow a pattern, as ids, references and addresses must."""
    return annotation is str and _least(marks, "pattern") is None


def is_line(annotation: object, marks: tuple[Any, ...]) -> bool:
    """Whether a field holds free text that stands on one line."""
    longest = _least(marks, "max_length")
    return is_text(annotation, marks) and longest is not None and longest <= _LONGEST_LINE


def _least(marks: tuple[Any, ...], constraint: str) -> Any:  # noqa: ANN401 - a length or a pattern
    """Return the value of a constraint among the marks of a field, None where there is none."""
    every = [part for mark in marks for part in (getattr(mark, "metadata", None) or (mark,))]
    return min((limit for part in every if (limit := getattr(part, constraint, None))), default=None)


def is_date(annotation: object, _: tuple[Any, ...]) -> bool:
    """Whether a field holds a date with its basis."""
    return annotation is QualifiedDate


def is_term(annotation: object, _: tuple[Any, ...]) -> bool:
    """Whether a field holds something that lasts from a first to a last day."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return False
    first = annotation.model_fields.get("from_")
    return first is not None and QualifiedDate in get_args(first.annotation)


def is_list_of_texts(annotation: object, _: tuple[Any, ...]) -> bool:
    """Whether a field holds a list of texts, references or keys."""
    if get_origin(annotation) is not tuple:
        return False
    item = get_args(annotation)[0]
    return (get_args(item)[0] if get_origin(item) is Annotated else item) is str


@cache
def _finder_of_model(model: type[BaseModel], wanted: Wanted) -> _Find | None:
    found = []
    for name in model.field_order():  # type: ignore[attr-defined]  # every model here derives from fields.Model
        info = model.model_fields[name]
        finder = _finder(info.annotation, tuple(info.metadata), wanted)
        if finder is not None:
            found.append((name, info.alias or name, finder))
    if not found:
        return None

    def find(value: Any, pointer: Pointer) -> Iterator[Placed]:  # noqa: ANN401 - a model of the type at hand
        for name, key, finder in found:
            part = getattr(value, name)
            if part is not None:
                yield from finder(part, (*pointer, key))

    return find


def _finder(annotation: Any, marks: tuple[Any, ...], wanted: Wanted) -> _Find | None:  # noqa: ANN401 - a type expression
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata), wanted)
    if wanted(annotation, marks):
        return _itself
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _finder_of_model(annotation, wanted)
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        return _each(_finder(arguments[0], (), wanted))
    if get_origin(annotation) is Mapping:
        return _each_value(_finder(arguments[1], (), wanted))
    branches = (_finder(part, marks, wanted) for part in arguments)
    return next((finder for finder in branches if finder), None)


def _itself(value: Any, pointer: Pointer) -> Iterator[Placed]:  # noqa: ANN401 - a wanted value
    yield pointer, value


def _each(item: _Find | None) -> _Find | None:
    if item is None:
        return None

    def find(value: Any, pointer: Pointer) -> Iterator[Placed]:  # noqa: ANN401 - a tuple of the type at hand
        for index, part in enumerate(value):
            yield from item(part, (*pointer, index))

    return find


def _each_value(item: _Find | None) -> _Find | None:
    if item is None:
        return None

    def find(value: Any, pointer: Pointer) -> Iterator[Placed]:  # noqa: ANN401 - a mapping of the type at hand
        for key, part in value.items():
            yield from item(part, (*pointer, key))

    return find
