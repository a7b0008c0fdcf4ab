"""The tables as they come out of the specs and the models, with what is needed to fill and to read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, cast

from dipldata.ids import RecordType
from dipldata.models import MODELS, Retired
from dipldata.models.fields import ClaimRefMark, Model, TypedRefMark
from dipldata.tables.bindings import RECORD_TYPE_VALUES, Binding, bindings_of, columns_of, reference_of
from dipldata.tables.declaring import Column, ForeignKey, Table
from dipldata.tables.shapes import Shape, fields_of
from dipldata.tables.specs import (
    LISTS,
    RECORD_DESCRIPTIONS,
    RECORD_FOREIGN_KEYS,
    RECORD_TABLES,
    ListSpec,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Owner = RecordType | Literal["retired"]
KEY: Final = "key"
VALUE: Final = "value"
"""The parts of an item that is not an object of its own: a single value, or an entry of a mapping."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list (or mapping) of one record type that fills a table.

    `levels` are the keys that lead to the outer list and, from its items, to the inner one. `bindings` carry the items.
    """

    owner: Owner
    levels: tuple[tuple[str, ...], ...]
    shape: Shape
    bindings: tuple[Binding, ...]

    @property
    def is_mapping(self) -> bool:
        """Whether the entries have keys instead of positions."""
        return self.shape.kind != "list"

    @property
    def item_model(self) -> type[Model] | None:
        """The model of the items, or None where they are single values."""
        return self.shape.item.model if self.shape.item else None


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table filled from lists.

    `owners` are the columns that name the record. `parent_tables` has the table of the outer list for each owner, and
    `parent_key` is the field by which the items of the outer list are named, empty where it is their position.
    """

    spec: ListSpec
    table: Table
    feeds: dict[Owner, Feed]
    owners: tuple[str, ...]
    parent_tables: dict[Owner, str]
    parent_key: str


@cache
def record_bindings(owner: Owner) -> tuple[Binding, ...]:
    """The bindings of the columns of a record table: every field that is in no table of its own."""
    elsewhere = {feed.levels[0] for table in list_tables() for feed in table.feeds.values() if feed.owner == owner}
    left_out = elsewhere | {("state",)} | ({("type",)} if owner != "retired" else set())
    return tuple(
        binding
        for binding in bindings_of(model_of(owner))
        if not any(binding.path[: len(path)] == path for path in left_out)
    )


def model_of(owner: Owner) -> type[Model]:
    """The model of a type, or of retired records."""
    return Retired if owner == "retired" else MODELS[owner]


@cache
def list_tables() -> tuple[ListTable, ...]:
    """The tables that are filled from lists, in the order of their specs."""
    return tuple(_list_table(spec) for spec in LISTS)


def _list_table(spec: ListSpec) -> ListTable:
    feeds = {feed.owner: feed for feed in (_feed(path, spec) for path in spec.feeds)}
    kinds = list(feeds)
    shared = len(kinds) > 1 or "retired" in kinds
    prefix = spec.owner or ("record" if shared else kinds[0])
    owners = (f"{prefix}_type", f"{prefix}_id") if shared else (prefix,)
    parent = _outer(spec.feeds[0]) if spec.parent else None
    columns = (*_owner_columns(owners, kinds), *_place_columns(spec, parent, feeds), *_item_columns(feeds))
    own_key = (spec.key or "position",)
    primary = (*owners, *((spec.parent,) if spec.parent else ()), *own_key)
    foreign = (*_owner_keys(owners, kinds[0], spec, parent), *_item_keys(feeds), *spec.foreign_keys)
    table = Table(spec.table, spec.description, spec.row, columns, primary, tuple(dict.fromkeys(foreign)))
    parents = {owner: _outer(path).table for owner, path in zip(kinds, spec.feeds, strict=True) if spec.parent}
    return ListTable(spec, table, feeds, owners, parents, parent.key if parent else "")


def _outer(path: str) -> ListSpec:
    """The spec of the list that holds the list at a path."""
    return next(spec for spec in LISTS if path.rpartition(".")[0] in spec.feeds)


def _feed(path: str, spec: ListSpec) -> Feed:
    name, *keys = path.split(".")
    owner = cast("Owner", name)
    shapes = _shapes_along(model_of(owner), keys)
    # A level ends with each list, and at the end of the path.
    ends = [at for at, shape in enumerate(shapes, start=1) if shape.kind == "list" or at == len(keys)]
    levels = tuple(tuple(keys[start:end]) for start, end in pairwise((0, *ends)))
    return Feed(owner, levels, shapes[-1], _item_bindings(shapes[-1], spec))


def _shapes_along(model: type[Model], keys: list[str]) -> list[Shape]:
    """The shape at each key of a path from a model."""
    shape = next(field for field in fields_of(model) if field.key == keys[0])
    inner = shape.item.model if shape.item else shape.model
    return [shape, *(_shapes_along(inner, keys[1:]) if inner and keys[1:] else ())]


def _item_bindings(shape: Shape, spec: ListSpec) -> tuple[Binding, ...]:
    if shape.kind == "list" and shape.item and shape.item.model:
        return bindings_of(shape.item.model)
    item = replace(shape.item or Shape("", "leaf", shape.description), required=True, example=_item_example(shape))
    value = Binding((VALUE,), columns_of(item, spec.value), item)
    if shape.kind == "list":
        return (value,)
    keys = replace(_keys_of(shape), required=True)
    return (Binding((KEY,), columns_of(keys, spec.key), keys), value)


def _item_example(shape: Shape) -> object:
    example = shape.example
    if isinstance(example, dict):
        return next(iter(example.values()), None)
    return shape.item.example if shape.item else None


def _keys_of(shape: Shape) -> Shape:
    """The keys of a mapping; those of a part that is read as a mapping are the keys of its fields."""
    example = next(iter(shape.example), None) if isinstance(shape.example, dict) else None
    if shape.keys is not None:
        return replace(shape.keys, description="The side.", example=example)
    values = tuple((field.key, field.description) for field in fields_of(shape.model)) if shape.model else ()
    return Shape("", "leaf", "The scheme.", example, values=values)


def _owner_columns(owners: tuple[str, ...], kinds: list[Owner]) -> tuple[Column, ...]:
    ids = next(field for field in fields_of(model_of(kinds[0])) if field.key == "id")
    record_id = Column(owners[-1], "string", "The record, by its id.", required=True, pattern=ids.pattern)
    if len(owners) == 1:
        return (replace(record_id, description=f"The {kinds[0].replace('_', ' ')}, by its id."),)
    allowed = RECORD_TYPE_VALUES if "retired" in kinds else tuple(v for v in RECORD_TYPE_VALUES if v[0] in kinds)
    kind = Column(owners[0], "string", "The type of the record.", required=True, values=allowed, example=allowed[0][0])
    return (kind, record_id)


def _place_columns(spec: ListSpec, parent: ListSpec | None, feeds: dict[Owner, Feed]) -> Iterator[Column]:
    """The columns that say where in the record an item stands."""
    if parent is not None and parent.key:
        yield Column(spec.parent, "string", f"The {spec.parent}, by its key.", required=True)
    elif parent is not None:
        yield Column(spec.parent, "integer", f"The {spec.parent}, by its position.", required=True, example=0)
    if not any(feed.is_mapping for feed in feeds.values()):
        text = "Place in the list, counted from 0, as in the paths of fields."
        yield Column("position", "integer", text, required=True, example=0)


def _item_columns(feeds: dict[Owner, Feed]) -> tuple[Column, ...]:
    """The columns of the items; where types share a table, those of the first and then what others add."""
    found: dict[str, Column] = {}
    for feed in feeds.values():
        for column in (column for binding in feed.bindings for column in binding.columns):
            known = found.setdefault(column.name, column)
            found[column.name] = replace(known, required=known.required and column.required)
    names = [{column.name for binding in feed.bindings for column in binding.columns} for feed in feeds.values()]
    return tuple(
        replace(column, required=column.required and all(column.name in each for each in names))
        for column in found.values()
    )


def _owner_keys(owners: tuple[str, ...], kind: Owner, spec: ListSpec, parent: ListSpec | None) -> Iterator[ForeignKey]:
    if len(owners) > 1 or kind == "retired":
        yield ForeignKey(owners, "records", ("type", "id"))
        return
    yield ForeignKey(owners, RECORD_TABLES[kind], ("id",))
    if parent is not None:
        yield ForeignKey((*owners, spec.parent), parent.table, (*owners, parent.key or "position"))


def _item_keys(feeds: dict[Owner, Feed]) -> Iterator[ForeignKey]:
    """The foreign keys of the items, where every type that has the column marks it alike."""
    found = [set(foreign_keys(feed.bindings)) for feed in feeds.values()]
    ordered = dict.fromkeys(key for feed in feeds.values() for key in foreign_keys(feed.bindings))
    columns = [{column.name for binding in feed.bindings for column in binding.columns} for feed in feeds.values()]
    for key in ordered:
        if all(key in keys or not set(key.columns) & names for keys, names in zip(found, columns, strict=True)):
            yield key


def foreign_keys(bindings: Iterable[Binding]) -> Iterator[ForeignKey]:
    """The foreign keys that the models mark on the fields of some bindings."""
    for binding in bindings:
        kind = reference_of(binding.shape)
        names = tuple(column.name for column in binding.columns)
        if kind is not None:
            yield ForeignKey(names, RECORD_TABLES[kind], ("id",))
        elif isinstance(binding.shape.reference, TypedRefMark):
            yield ForeignKey(names, "records", ("type", "id"))
        elif isinstance(binding.shape.reference, ClaimRefMark):
            yield ForeignKey(names, "claims", ("statement", "key"))


def record_table(kind: RecordType, computed: tuple[Column, ...]) -> Table:
    """The table of a record type, with some computed columns at its end."""
    bindings = record_bindings(kind)
    columns = tuple(column for binding in bindings for column in binding.columns)
    row = (MODELS[kind].__doc__ or "").split("\n", 1)[0]
    keys = (*foreign_keys(bindings), *RECORD_FOREIGN_KEYS.get(kind, ()))
    return Table(RECORD_TABLES[kind], RECORD_DESCRIPTIONS[kind], row, (*columns, *computed), ("id",), keys)
