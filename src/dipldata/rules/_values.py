"""The places of the values of a kind in a record, asked for where one is wrong; see `dipldata.models.contents`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from dipldata.models.contents import Wanted, contents_of, is_date, is_list_of_texts, is_term, is_text
from dipldata.problems import Pointer

if TYPE_CHECKING:
    from dipldata.models import Record, Retired

Placed = tuple[Pointer, Any]
"""Where a value stands, and the value."""
_Find = Callable[[Any, Pointer, list[Placed]], None]
_Entries = Callable[[Any], Iterable[tuple[Any, Any]]]
_NAMES: Final[dict[Wanted, str]] = {is_text: "texts", is_date: "dates", is_term: "terms", is_list_of_texts: "lists"}


def suspects(record: Record | Retired, wanted: Wanted, is_suspect: Callable[[Any], object]) -> Sequence[Placed]:
    """Those wanted values of a record (texts, dates, terms or lists) that are suspect, with their places.

    This is quick where there are none.
    """
    if not any(map(is_suspect, getattr(contents_of(record), _NAMES[wanted]))):
        return ()
    return [placed for placed in values(record, wanted) if is_suspect(placed[1])]


def values(record: BaseModel, wanted: Wanted) -> Sequence[Placed]:
    """The wanted values of a record with their places, in the order of its fields; not what is absent or empty."""
    found: list[Placed] = []
    finder = _finder_of_model(type(record), wanted)
    if finder is not None:
        finder(record, (), found)
    return found


@cache
def _finder_of_model(model: type[BaseModel], wanted: Wanted) -> _Find | None:
    """A function that finds the wanted values of a model; None where there can be none."""
    infos = [(name, model.model_fields[name]) for name in model.field_order()]  # type: ignore[attr-defined]  # of Model
    every = [(name, info.alias or name, _finder(info.annotation, tuple(info.metadata), wanted)) for name, info in infos]
    found = [(name, key, finder) for name, key, finder in every if finder is not None]
    if not found:
        return None

    def find(value: Any, pointer: Pointer, into: list[Placed]) -> None:  # noqa: ANN401 - a model of the type at hand
        for name, key, finder in found:
            part = getattr(value, name)
            if part:
                finder(part, (*pointer, key), into)

    return find


def _finder(annotation: Any, marks: tuple[Any, ...], wanted: Wanted) -> _Find | None:  # noqa: ANN401 - a type expression
    """A function that takes a value of a type, or looks within it; None where nothing is wanted."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata), wanted)
    if wanted(annotation, marks):
        return _take
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _finder_of_model(annotation, wanted)
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        return _each(enumerate, _finder(arguments[0], (), wanted))
    if get_origin(annotation) is Mapping:
        return _each(methodcaller("items"), _finder(arguments[1], (), wanted))
    branches = (_finder(part, marks, wanted) for part in arguments)
    return next((branch for branch in branches if branch is not None), None)


def _take(value: Any, pointer: Pointer, into: list[Placed]) -> None:  # noqa: ANN401 - whatever is wanted
    into.append((pointer, value))


def _each(entries: _Entries, finder: _Find | None) -> _Find | None:
    """A function that looks at the entries of a list or mapping."""
    if finder is None:
        return None

    def find(value: Any, pointer: Pointer, into: list[Placed]) -> None:  # noqa: ANN401 - of the type at hand
        for key, part in entries(value):
            finder(part, (*pointer, key), into)

    return find
