"""How the fields of a model become columns, and columns fields again.

A part of a record that is not a list is spread over the row: `consulted: {form: page}` becomes the column
`consulted_form`. The short field of a part takes the part's own name: `start: {date: ..., basis: ...}` becomes
`start` and `start_basis`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from dipldata.dates import Edtf, parse_edtf
from dipldata.ids import RECORD_TYPES, TYPE_OF_SLUG, TYPE_SLUGS, RecordType
from dipldata.models.fields import ClaimRefMark, Model, RefTo, ShortForm, TypedRefMark
from dipldata.tables.declaring import Cell, Column, ColumnType, Row
from dipldata.tables.shapes import Shape, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.plain import Plain, PlainRecord

RECORD_TYPE_VALUES = tuple((kind, f"A {kind.replace('_', ' ')}.") for kind in RECORD_TYPES)


@dataclass(frozen=True, slots=True)
class Binding:
    """The columns that carry the value at one place (`path`, by keys) of a record or of a part of one.

    The first column carries the value; references of two parts take two columns, and the others are computed.
    """

    path: tuple[str, ...]
    columns: tuple[Column, ...]
    shape: Shape

    def write(self, item: PlainRecord, row: Row) -> None:
        """Fill the columns of a row from a plain value."""
        value = find_plain(item, self.path)
        cells = (None,) * len(self.columns) if value is None else _split(self.shape, value)
        row.update(zip((column.name for column in self.columns), cells, strict=True))

    def read(self, row: Row, item: PlainRecord) -> None:
        """Put the value of the columns in its place in a plain value, if there is one."""
        cells = [row[column.name] for column in self.columns]
        if cells[0] is not None:
            put_plain(item, self.path, _join(self.shape, cells))


def find_plain(item: PlainRecord, path: tuple[str, ...]) -> Plain | None:
    """The value at a path of keys, or None."""
    value: Plain | None = item
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def put_plain(item: PlainRecord, path: tuple[str, ...], value: Plain) -> None:
    """Put a value at a path of keys, making the objects on the way."""
    for key in path[:-1]:
        item = cast("PlainRecord", item.setdefault(key, {}))
    item[path[-1]] = value


def _split(shape: Shape, value: Plain) -> tuple[Cell, ...]:
    if isinstance(value, list):
        return (" ".join(str(word) for word in value) or None,)
    if isinstance(shape.reference, TypedRefMark):
        slug, _, record_id = str(value).partition("/")
        return TYPE_OF_SLUG[slug], record_id
    if isinstance(shape.reference, ClaimRefMark):
        statement, _, claim = str(value).partition("#")
        return statement, claim
    if shape.type == "edtf":
        return str(value), *_bounds(parse_edtf(str(value)))
    return (cast("Cell", value),)


def _bounds(date: Edtf) -> tuple[str | None, str | None]:
    earliest, latest = date.earliest, date.latest
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def _join(shape: Shape, cells: list[Cell]) -> Plain:
    if shape.kind == "list":
        return [*str(cells[0]).split(" ")]
    if isinstance(shape.reference, TypedRefMark):
        return f"{TYPE_SLUGS[cast('RecordType', cells[0])]}/{cells[1]}"
    if isinstance(shape.reference, ClaimRefMark):
        return f"{cells[0]}#{cells[1]}"
    return cast("Plain", cells[0])


@cache
def bindings_of(model: type[Model]) -> tuple[Binding, ...]:
    """The bindings of every field of a model that needs no table of its own, in canonical order."""
    return tuple(_bindings(model))


def _bindings(model: type[Model]) -> Iterator[Binding]:
    for shape in fields_of(model):
        if shape.model is not None:
            yield from (_nested(shape, inner) for inner in bindings_of(shape.model))
        elif shape.kind == "leaf" or (shape.kind == "list" and shape.item and shape.item.is_word):
            yield Binding((shape.key,), columns_of(shape), shape)


def _nested(outer: Shape, inner: Binding) -> Binding:
    """The binding of a field of a part, seen from the record that holds the part."""
    columns = tuple(_nested_column(outer, column) for column in inner.columns)
    return Binding((outer.key, *inner.path), columns, inner.shape)


def _nested_column(outer: Shape, column: Column) -> Column:
    model = outer.model
    short = model.short_field if model is not None and issubclass(model, ShortForm) else ""
    required = column.required and outer.required
    if short and column.name == short:
        example = outer.example if isinstance(outer.example, str | int) else column.example
        return replace(column, name=outer.key, description=outer.description, required=required, example=example)
    if column.computed:
        return _bound_column(outer.key, column.name.removeprefix(f"{short}_"), outer.example)
    description = f"{outer.description} {column.description}"
    return replace(column, name=f"{outer.key}_{column.name}", description=description, required=required)


def columns_of(shape: Shape, name: str = "") -> tuple[Column, ...]:
    """The columns of a single value, or of a list of words."""
    name = name or shape.key
    if isinstance(shape.reference, TypedRefMark | ClaimRefMark):
        return _reference_columns(shape, name)
    leaf = shape.item if shape.kind == "list" and shape.item else shape
    kind: ColumnType = "words" if shape.kind == "list" else shape.type
    required = shape.required and shape.kind != "list"  # a list that must be there may still be empty
    value = Column(name, kind, shape.description, required, leaf.values, _example(shape), leaf.pattern)
    if kind != "edtf":
        return (value,)
    return (value, *(_bound_column(name, end, shape.example) for end in ("earliest", "latest")))


def _example(shape: Shape) -> object:
    if shape.kind == "list" and isinstance(shape.example, list | tuple):
        return " ".join(str(word) for word in shape.example)
    return shape.example


def _bound_column(name: str, end: str, example: object) -> Column:
    day = "first" if end == "earliest" else "last"
    bound = getattr(parse_edtf(example), end) if isinstance(example, str) else None
    return Column(
        f"{name}_{end}", "date", f"The {day} day that the date can mean; empty where that end is open.",
        example=bound and bound.isoformat(), computed=True,
    )  # fmt: skip


def _reference_columns(shape: Shape, name: str) -> tuple[Column, ...]:
    prefix = f"{name}_" if name else ""
    text = shape.example if isinstance(shape.example, str) else ""
    if isinstance(shape.reference, ClaimRefMark):
        statement, _, claim = text.partition("#")
        return (
            Column(
                f"{prefix}statement", "string", f"{shape.description} Its statement.", shape.required, example=statement
            ),
            Column(f"{prefix}claim", "string", f"{shape.description} Its key.", shape.required, example=claim),
        )
    slug, _, record_id = text.partition("/")
    kind = TYPE_OF_SLUG.get(slug)
    return (
        Column(
            f"{prefix}type", "string", f"{shape.description} Its type.", shape.required, RECORD_TYPE_VALUES, kind
        ),
        Column(f"{prefix}id", "string", f"{shape.description} Its id.", shape.required, example=record_id),
    )  # fmt: skip


def reference_of(shape: Shape) -> RecordType | None:
    """The type of record that a value names, where it can name nothing else."""
    mark = shape.reference
    return mark.kind if isinstance(mark, RefTo) and not mark.also else None
