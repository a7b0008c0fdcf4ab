"""Finding every value of a kind in a record: texts, dates, terms, lists. The models say where they may stand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from dipldata.models.fields import QualifiedDate
from dipldata.problems import Pointer

Wanted = Callable[[Any, tuple[Any, ...]], bool]
"""Whether values of a type, with the marks that a field puts on it, are wanted."""
Placed = tuple[Pointer, Any]
"""Where a value stands, and the value."""
_Into = tuple[list[Placed], ...]
_Find = Callable[[Any, Pointer, _Into], None]

_LONGEST_LINE: Final = 1000
"""No label or short text is longer, and these stand on one line; notes and words of a source may have several lines."""


class _Latest(threading.local):
    """What was found in the record at hand: the rules look at one record after the other, often for the same."""

    def __init__(self) -> None:
        self.record: BaseModel | None = None
        self.found: tuple[list[Placed], ...] = ()


_latest: Final = _Latest()


def values(record: BaseModel, wanted: Wanted) -> Sequence[Placed]:
    """The wanted values of a record with their places, in the order of its fields. What is absent is left out."""
    if _latest.record is not record:
        found: tuple[list[Placed], ...] = tuple([] for _ in _KINDS)
        finder = _finder_of_model(type(record), _EVERY)
        if finder is not None:
            finder(record, (), found)
        _latest.record, _latest.found = record, found
    return _latest.found[_KINDS.index(wanted)]


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


_KINDS: Final[tuple[Wanted, ...]] = (is_text, is_line, is_date, is_term, is_list_of_texts)
"""The kinds of values that rules ask for. All are found in one walk."""
_EVERY: Final = tuple(range(len(_KINDS)))


@cache
def _finder_of_model(model: type[BaseModel], kinds: tuple[int, ...]) -> _Find | None:
    """A function that finds the values of some kinds (by number) in a model; None where there can be none."""
    found = []
    for name in model.field_order():  # type: ignore[attr-defined]  # every model here derives from fields.Model
        info = model.model_fields[name]
        finder = _finder(info.annotation, tuple(info.metadata), kinds)
        if finder is not None:
            found.append((name, info.alias or name, finder))
    if not found:
        return None

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - a model of the type at hand
        fields = value.__dict__
        for name, key, finder in found:
            part = fields[name]
            if part is not None:
                finder(part, (*pointer, key), into)

    return find


def _finder(annotation: Any, marks: tuple[Any, ...], kinds: tuple[int, ...]) -> _Find | None:  # noqa: ANN401 - a type expression
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata), kinds)
    wanting = tuple(kind for kind in kinds if _KINDS[kind](annotation, marks))
    others = tuple(kind for kind in kinds if kind not in wanting)
    return _itself(wanting, _finder_below(annotation, marks, others) if others else None)


def _finder_below(annotation: Any, marks: tuple[Any, ...], kinds: tuple[int, ...]) -> _Find | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _finder_of_model(annotation, kinds)
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        return _each(_finder(arguments[0], (), kinds))
    if get_origin(annotation) is Mapping:
        return _each_value(_finder(arguments[1], (), kinds))
    branches = (_finder(part, marks, kinds) for part in arguments)
    return next((finder for finder in branches if finder), None)


def _itself(wanting: tuple[int, ...], below: _Find | None) -> _Find | None:
    """A function that takes a value for some kinds, and looks within it for others."""
    if not wanting:
        return below

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - a wanted value
        for kind in wanting:
            into[kind].append((pointer, value))
        if below is not None:
            below(value, pointer, into)

    return find


def _each(item: _Find | None) -> _Find | None:
    if item is None:
        return None

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - a tuple of the type at hand
        for index, part in enumerate(value):
            item(part, (*pointer, index), into)

    return find


def _each_value(item: _Find | None) -> _Find | None:
    if item is None:
        return None

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - a mapping of the type at hand
        for key, part in value.items():
            item(part, (*pointer, key), into)

    return find
