"""What stands in a record, whatever the place: its texts, dates, terms and lists, and the records it refers to.

All of it is found in one walk, for it is asked of every record; where a value stands is asked only of those that are
wrong (`dipldata.models.references`, `dipldata.rules._values`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from dipldata.models.fields import ClaimRefMark, QualifiedDate, RefTo, TypedRefMark
from dipldata.models.records import Record, Retired
from dipldata.models.references import parsed_key

LINKED: Final = frozenset({"meeting", "working_group"})
"""The types of the records whose referrers are asked for."""
_LONGEST_LINE: Final = 1000
"""No label or short text is longer, and these stand on one line; notes and words of a source may have several lines."""

Wanted = Callable[[Any, tuple[Any, ...]], bool]
"""Whether values of a type, with the marks that a field puts on it, are wanted."""
Named = tuple[str, ...]
"""Type and id of a record that is referred to, and the key of the claim where one is."""


class Contents(NamedTuple):
    """The values of a record that are neither absent nor empty.

    `references` may name a record several times. `links` are those to meetings and working groups: type, id, and the
    field of the record in which they stand.
    """

    texts: list[str]
    dates: list[QualifiedDate]
    terms: list[Any]
    lists: list[tuple[str, ...]]
    references: list[Named]
    links: list[tuple[str, str, str]]


_Find = Callable[[Any, Contents], None]


_latest: list[tuple[BaseModel | None, Contents]] = [(None, Contents([], [], [], [], [], []))]
"""The record at hand and what stands in it: the rules look at one record after the other, many of them for the same."""


def contents_of(record: Record | Retired) -> Contents:
    """Find what stands in a record."""
    latest, found = _latest[0]
    if latest is not record:
        found = _found_in(record)
        _latest[0] = (record, found)
    return found


def _found_in(record: Record | Retired) -> Contents:
    found = Contents([], [], [], [], [], [])
    references, links, fields = found.references, found.links, record.__dict__
    for name, key, take in _fields_of_record(type(record)):
        if part := fields[name]:
            before = len(references)
            take(part, found)
            if len(references) > before:
                links += [(each[0], each[1], key) for each in references[before:] if each[0] in LINKED]
    if isinstance(record, Retired):
        references += [(record.type, each) for each in record.replaced_by]
    return found


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


_KINDS: Final[dict[int, Wanted]] = {
    Contents._fields.index(name): wanted
    for name, wanted in (("texts", is_text), ("dates", is_date), ("terms", is_term), ("lists", is_list_of_texts))
}
"""The values that are wanted, by where they belong in `Contents`."""


@cache
def _fields_of_record(model: type[BaseModel]) -> tuple[tuple[str, str, _Find], ...]:
    """The fields of a record in which anything is wanted: name, key in the file, and what takes it."""
    every = _fields_of(model, tuple(_KINDS))
    return tuple((name, key, _taker(wanting, below)) for name, key, wanting, below in every)


def _fields_of(
    model: type[BaseModel], kinds: tuple[int, ...]
) -> tuple[tuple[str, str, tuple[int, ...], _Find | None], ...]:
    """The fields in which anything is wanted: name, key in the file, as which kinds, and what looks within them."""
    infos = [(name, model.model_fields[name]) for name in model.field_order()]  # type: ignore[attr-defined]  # of Model
    every = [(name, info.alias or name, *_finder(info.annotation, tuple(info.metadata), kinds)) for name, info in infos]
    return tuple(each for each in every if any(each[2:]))


@cache
def _finder_of_model(model: type[BaseModel], kinds: tuple[int, ...]) -> _Find | None:
    """A function that finds what is wanted in a part of a record; None where there can be nothing."""
    every = _fields_of(model, kinds)
    # Nearly all fields hold one value of one kind, which is taken without a further call.
    single = tuple((name, wanting[0]) for name, _, wanting, below in every if below is None and len(wanting) == 1)
    others = tuple((name, _taker(wanting, below)) for name, _, wanting, below in every if below or len(wanting) > 1)

    def find(value: Any, into: Contents) -> None:  # noqa: ANN401 - a model of the type at hand
        fields = value.__dict__
        for name, kind in single:
            if part := fields[name]:
                into[kind].append(part)
        for name, take in others:
            if part := fields[name]:
                take(part, into)

    return find if every else None


def _taker(wanting: tuple[int, ...], below: _Find | None) -> _Find:
    """A function that takes a value as some kinds, and looks within it."""
    if below is not None and not wanting:
        return below

    def take(value: Any, into: Contents) -> None:  # noqa: ANN401 - whatever is wanted
        for kind in wanting:
            into[kind].append(value)
        if below is not None:
            below(value, into)

    return take


def _finder(annotation: Any, marks: tuple[Any, ...], kinds: tuple[int, ...]) -> tuple[tuple[int, ...], _Find | None]:  # noqa: ANN401
    """As which kinds values of a type are wanted, and a function that looks within them for the others."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return _finder(inner, (*marks, *metadata), kinds)
    reference = next(filter(None, map(_reference_by, marks)), None)
    if reference is not None:
        return (), reference
    wanting = tuple(kind for kind in kinds if _KINDS[kind](annotation, marks))
    others = tuple(kind for kind in kinds if kind not in wanting)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return wanting, _finder_of_model(annotation, others)
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if get_origin(annotation) is tuple:
        return wanting, _each(*_finder(arguments[0], (), others))
    if get_origin(annotation) is Mapping:
        return wanting, _each_entry(_finder(arguments[0], (), ())[1], _each(*_finder(arguments[1], (), others)))
    branches = (_finder(part, marks, others) for part in arguments)
    further, below = next((branch for branch in branches if any(branch)), ((), None))
    return (*wanting, *further), below


def _each(wanting: tuple[int, ...], below: _Find | None) -> _Find | None:
    """A function that looks at the items of a list."""
    if not wanting and below is None:
        return None

    def find(value: Iterable[Any], into: Contents) -> None:
        for kind in wanting:
            into[kind].extend(value)
        if below is not None:
            for part in value:
                below(part, into)

    return find


def _each_entry(key: _Find | None, values: _Find | None) -> _Find | None:
    """A function that looks at the keys and the values of a mapping."""

    def find(value: Mapping[str, Any], into: Contents) -> None:
        if key is not None:
            for name in value:
                key(name, into)
        if values is not None:
            values(value.values(), into)

    return find if key is not None or values is not None else None


def _reference_by(mark: object) -> _Find | None:
    """A function that takes down what a marked text refers to; None where it refers to nothing."""
    if isinstance(mark, RefTo):
        return _reference_to(mark.kind, mark.also)
    if isinstance(mark, TypedRefMark):
        return _typed
    return _claim if isinstance(mark, ClaimRefMark) else None


def _reference_to(kind: str, also: tuple[str, ...]) -> _Find:
    def find(value: str, into: Contents) -> None:
        if value not in also:
            into.references.append((kind, value))

    return find


def _typed(value: str, into: Contents) -> None:
    key = parsed_key(value)
    if key is not None:
        into.references.append(key)


def _claim(value: str, into: Contents) -> None:
    statement, _, claim = value.partition("#")
    into.references.append(("statement", statement, claim))
