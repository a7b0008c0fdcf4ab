"""Read-only views of records and of their parts: facts as attributes, ids as links to what they name.

A view holds the plain values of a record as a release has them, and the dataset that it belongs to. Nothing is
converted before it is asked for. Which fields there are, and what each holds, is in `fields.json`, which is generated
from the models together with the types in `records.pyi`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, NamedTuple, Protocol, cast

from dipldata.dates import parse_edtf
from dipldata.ids import RecordType, parse_record_key, record_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

FIELDS_FILE: Final = Path(__file__).with_name("fields.json")
Holds = Literal["plain", "date", "day", "part", "link", "record", "claim", "office", "sides"]
"""What a field holds: a plain value, an uncertain date, a day, a part of its own, the id of a record of one type, a
`type/id`, a claim, the key of an office of the same entry's person, or a mapping from party to value."""


class Field(NamedTuple):
    """A field of a record or part: its key in the data, what it holds, and of which type or part that is."""

    name: str
    key: str
    holds: Holds
    of: str
    many: bool
    required: bool
    description: str


class Shape(NamedTuple):
    """A record type or part: what it is, and its fields."""

    description: str
    fields: tuple[Field, ...]


class Links(Protocol):
    """What a view needs of the dataset that it belongs to."""

    @property
    def day(self) -> dt.date | None:
        """The day as of which the dataset is, or None."""

    def find(self, kind: RecordType, record_id: str) -> Linked | None:
        """The record of an id, or None where there is none."""

    def referring(self, to: tuple[RecordType, str], kind: RecordType, fields: tuple[str, ...]) -> tuple[Any, ...]:
        """The records of a type that refer to a record by one of some fields (by any where none is given)."""


@cache
def shapes() -> Mapping[str, Shape]:
    """The shape of each record type and part by the name of its class."""
    content = json.loads(FIELDS_FILE.read_bytes())
    return {name: Shape(text, tuple(Field(*field) for field in fields)) for name, (text, fields) in content.items()}


class View:
    """A read-only view of plain values: of a record, or of a part of one."""

    __slots__ = ("_links", "_owner", "_plain")
    shape: ClassVar[Shape]

    def __init__(self, plain: Mapping[str, Any], links: Links, owner: Linked | None = None) -> None:
        object.__setattr__(self, "_plain", plain)
        object.__setattr__(self, "_links", links)
        object.__setattr__(self, "_owner", owner)

    def __init_subclass__(cls) -> None:
        shape = shapes().get(cls.__name__)
        if shape is None:
            return
        cls.shape = shape
        cls.__doc__ = shape.description + ("\n\n" + cls.__doc__ if cls.__doc__ else "")
        for field in shape.fields:
            setattr(cls, field.name, property(_reader(field), doc=field.description))

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__name__} is read-only: {name} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"{type(self).__name__} is read-only: {name} cannot be deleted"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._plain, self._links, self._owner)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._plain == self._plain

    def __hash__(self) -> int:
        return hash(json.dumps(self._plain, sort_keys=True))

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_") or name.endswith("__")]

    def to_dict(self) -> dict[str, Any]:
        """The values as they stand in the JSON of a release, ids instead of links; the result is the caller's."""
        return cast("dict[str, Any]", json.loads(json.dumps(self._plain)))

    _plain: Mapping[str, Any]
    _links: Links
    _owner: Linked | None


class Part(View):
    """A part of a record, such as a participant of a meeting."""

    __slots__ = ()

    @property
    def owner(self) -> Linked:
        """The record that it is a part of."""
        return cast("Linked", self._owner)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self._plain.items())})"


class Linked(View):
    """A record, with links to the records that it names and from those that name it."""

    __slots__ = ()
    kind_of_record: ClassVar[RecordType]

    @property
    def key(self) -> str:
        """Type and id, as references across types have them: `working-group/maritime-consultations`."""
        return record_key(self.kind_of_record, self._plain["id"])

    @property
    def referrers(self) -> tuple[Any, ...]:
        """Every record that refers to it, by type and id."""
        from dipldata.ids import RECORD_TYPES  # noqa: PLC0415 - not needed before

        to = (self.kind_of_record, self._plain["id"])
        return tuple(record for kind in RECORD_TYPES for record in self._links.referring(to, kind, ()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._plain['id']}>"

    def __hash__(self) -> int:
        return hash((self.kind_of_record, self._plain["id"]))

    __eq__ = View.__eq__


class Referrers:
    """An attribute that holds the records of some types which refer to the record by some of their fields."""

    def __init__(self, kinds: tuple[RecordType, ...], fields: tuple[str, ...], doc: str) -> None:
        self.kinds = kinds
        self.fields = fields
        self.__doc__ = doc

    def __get__(self, record: Linked | None, owner: type[Linked]) -> Any:  # noqa: ANN401 - typed in records.pyi
        if record is None:
            return self
        to = (record.kind_of_record, record._plain["id"])  # noqa: SLF001 - a part of the class
        found = (each for kind in self.kinds for each in record._links.referring(to, kind, self.fields))  # noqa: SLF001
        return tuple(found)

    def __set__(self, record: Linked, value: object) -> None:
        record.__setattr__("a link", value)


PARTS: Final[dict[str, type[Part]]] = {}
"""The class of each kind of part, by name; filled by `dipldata.linked.records`."""


def _reader(field: Field) -> Callable[[Any], Any]:
    """A function that reads a field of a view."""
    key, convert = field.key, _CONVERTERS[field.holds]
    if field.many:
        return lambda view: tuple(convert(item, view, field.of) for item in view._plain.get(key, ()))  # noqa: SLF001
    if field.holds == "plain":
        return lambda view: view._plain.get(key)  # noqa: SLF001

    def read(view: View) -> Any:  # noqa: ANN401 - typed in records.pyi
        value = view._plain.get(key)  # noqa: SLF001
        return None if value is None else convert(value, view, field.of)

    return read


def _part(value: Mapping[str, Any], view: View, of: str) -> Part:
    owner = view if isinstance(view, Linked) else view._owner  # noqa: SLF001
    return PARTS[of](value, view._links, owner)  # noqa: SLF001


def _link(value: str, view: View, of: str) -> Linked | str:
    """The record of an id; a word that stands in place of one (`none`, `press`) stays as it is."""
    return view._links.find(cast("RecordType", of), value) or value  # noqa: SLF001


def _typed(value: str, view: View, _: str) -> Linked | str:
    key = parse_record_key(value)
    return (view._links.find(*key) if key else None) or value  # noqa: SLF001


def _claim(value: str, view: View, _: str) -> Any:  # noqa: ANN401 - typed in records.pyi
    statement, _, key = value.partition("#")
    found: Any = view._links.find("statement", statement)  # noqa: SLF001
    return next((claim for claim in found.claims if claim.key == key), value) if found else value


def _office(value: str, view: Any, _: str) -> Any:  # noqa: ANN401 - typed in records.pyi
    return next((office for office in getattr(view.person, "offices", ()) if office.key == value), None)


_CONVERTERS: Final[dict[Holds, Callable[[Any, Any, str], Any]]] = {
    "plain": lambda value, _, __: value,
    "date": lambda value, _, __: parse_edtf(value),
    "day": lambda value, _, __: parse_edtf(value).earliest,
    "part": _part,
    "link": _link,
    "record": _typed,
    "claim": _claim,
    "office": _office,
    "sides": lambda value, _, __: MappingProxyType(value),
}


def references(shape: Shape, plain: Mapping[str, Any]) -> Iterator[tuple[str, RecordType, str]]:
    """Yield the references of plain values: the key of the outermost field, and the type and id it names."""
    for field in shape.fields:
        value = plain.get(field.key)
        if value is not None and field.holds not in {"plain", "date", "day", "office"}:
            for item in value if field.many else (value,):
                yield from ((field.key, kind, record_id) for kind, record_id in named(field, item))


def named(field: Field, value: Any) -> Iterator[tuple[RecordType, str]]:  # noqa: ANN401 - any plain value
    """Yield type and id of each record that one item of a field names."""
    if field.holds == "part":
        yield from ((kind, record_id) for _, kind, record_id in references(shapes()[field.of], value))
    elif field.holds == "link":
        yield cast("RecordType", field.of), value
    elif field.holds == "sides":
        yield from (("party", side) for side in value)
    elif field.holds == "claim":
        yield "statement", value.partition("#")[0]
    elif key := parse_record_key(value):
        yield key
