"""Finding every value of a kind in a record: texts, dates, terms, lists. The models say where they may stand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import methodcaller
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
_Entries = Callable[[Any], Iterable[tuple[Any, Any]]]

_LONGEST_LINE: Final = 1000
"""No label or short text is longer, and these stand on one line; notes and words of a source may have several lines."""


class _Latest(threading.local):
    """What was found in the record at hand: the rules look at one record after the other, often for the same."""

    def __init__(self) -> None:
        self.record: BaseModel | None = None
        self.found: tuple[list[Placed], ...] = ()


_latest: Final = _Latest()


def values(record: BaseModel, wanted: Wanted) -> Sequence[Placed]:
    """The wanted values of a record with their places, in the order of its fields; not what is absent or empty."""
    if wanted is is_line:
        lines: tuple[list[Placed], ...] = tuple([] for _ in _KINDS)
        _walk(record, (_KINDS.index(is_line),), lines)
        return lines[_KINDS.index(is_line)]
    if _latest.record is not record:
        found: tuple[list[Placed], ...] = tuple([] for _ in _KINDS)
        _walk(record, _OFTEN, found)
        _latest.record, _latest.found = record, found
    return _latest.found[_KINDS.index(wanted)]


def _walk(record: BaseModel, kinds: tuple[int, ...], into: _Into) -> None:
    """Find the values of some kinds."""
    finder = _finder_of_model(type(record), kinds)
    if finder is not None:
        finder(record, (), into)


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
"""The kinds of values that rules ask for."""
_OFTEN: Final = tuple(at for at, kind in enumerate(_KINDS) if kind is not is_line)
"""Those that are asked for of every record, and are found in one walk."""


@cache
def _finder_of_model(model: type[BaseModel], kinds: tuple[int, ...]) -> _Find | None:
    """A function that finds the values of some kinds (by number) in a model; None where there can be none."""
    infos = [(name, model.model_fields[name]) for name in model.field_order()]  # type: ignore[attr-defined]  # of Model
    every = [(name, info.alias or name, *_finder(info.annotation, tuple(info.metadata), kinds)) for name, info in infos]
    found = [each for each in every if any(each[2:])]
    if not found:
        return None

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - a model of the type at hand
        fields = value.__dict__
        for name, key, wanting, below in found:
            part = fields[name]
            if part:
                place = (*pointer, key)
                for kind in wanting:
                    into[kind].append((place, part))
                if below is not None:
                    below(part, place, into)

    return find


def _finder(annotation: Any, marks: tuple[Any, ...], kinds: tuple[int, ...]) -> tuple[tuple[int, ...], _Find | None]:  # noqa: ANN401
    """For which kinds values of a type are wanted, and a function that looks within them for the other kinds."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata), kinds)
    wanting = tuple(kind for kind in kinds if _KINDS[kind](annotation, marks))
    others = tuple(kind for kind in kinds if kind not in wanting)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return wanting, _finder_of_model(annotation, others)
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        return wanting, _each(enumerate, *_finder(arguments[0], (), others))
    if get_origin(annotation) is Mapping:
        return wanting, _each(methodcaller("items"), *_finder(arguments[1], (), others))
    branches = (_finder(part, marks, others) for part in arguments)
    further, below = next((branch for branch in branches if any(branch)), ((), None))
    return (*wanting, *further), below


def _each(entries: _Entries, wanting: tuple[int, ...], below: _Find | None) -> _Find | None:
    """A function that looks at the entries of a list or mapping."""
    if not wanting and below is None:
        return None

    def find(value: Any, pointer: Pointer, into: _Into) -> None:  # noqa: ANN401 - of the type at hand
        for key, part in entries(value):
            place = (*pointer, key)
            for kind in wanting:
                into[kind].append((place, part))
            if below is not None:
                below(part, place, into)

    return find
