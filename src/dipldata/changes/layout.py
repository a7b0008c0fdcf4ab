"""Which fields records have and which columns tables have, and what a change of that means to people who use the data.

Read from what is published: the JSON Schemas of the record types, and the Data Package that describes the tables.
Both are data here and may come from anywhere, so that what is not of the expected form is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEEPEST: Final = 20
"""Levels of parts within parts that are looked at; the record model has four."""
_LIMITS: Final = ("pattern", "minLength", "maxLength", "minimum", "maximum")
_LENGTHS: Final = ("minItems", "maxItems")
_MOST_FIELDS: Final = 10_000
"""Fields of a type that are looked at, should a schema be made to have no end of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a field or column holds, as far as its users must know.

    `limits` are patterns and bounds: what they let through changes what values may come, not what they mean.
    """

    type: str
    values: tuple[str, ...] = ()
    refers_to: str = ""
    required: bool = False
    limits: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields by their path (`meeting.participants.office`), and columns by table and name (`meetings.start`).

    `columns` is None where they are not known.
    """

    fields: Mapping[str, Form]
    columns: Mapping[str, Form] | None = None


class Effect(StrEnum):
    """What a change of form means: the first two break what was written for the old form."""

    REMOVED = "removed"
    REDEFINED = "redefined"
    ADDED = "added"
    EXTENDED = "extended"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class FormChange:
    """A field (or column) that is not what it was, and what about it changed."""

    what: str
    place: str
    effect: Effect
    details: tuple[str, ...] = ()


def layout_of(schemas: Mapping[str, Any], package: Any = None) -> Layout:  # noqa: ANN401 - any JSON
    """The layout that JSON Schemas (by record type) and the content of a `datapackage.json` describe."""
    fields: dict[str, Form] = {}
    for kind, schema in schemas.items():
        fields |= dict(islice(_fields_of_schema(kind, schema), _MOST_FIELDS))
    return Layout(fields, None if package is None else dict(_columns(package)))


def _fields_of_schema(kind: str, schema: Any) -> Iterator[tuple[str, Form]]:  # noqa: ANN401 - any JSON
    definitions = _mapping(_mapping(schema).get("$defs"))
    yield from _fields(kind, _mapping(definitions.get("Live", schema)), definitions, 0)
    yield from _fields(f"{kind}(retired)", _mapping(definitions.get("Retired")), definitions, 0)


def _fields(prefix: str, schema: dict[str, Any], definitions: dict[str, Any], depth: int) -> Iterator[tuple[str, Form]]:
    required = schema.get("required", [])
    if depth > _DEEPEST or not isinstance(required, list):
        return
    for name, raw in _mapping(schema.get("properties")).items():
        path, property_ = f"{prefix}.{name}", _resolved(raw, definitions)
        item = _resolved(property_.get("items", {}), definitions)
        yield path, _form(property_, item, required=name in required)
        yield from _fields(path, item or property_, definitions, depth + 1)


def _resolved(schema: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """A schema with what it refers to, its own words going first."""
    own = _mapping(schema)
    target = own.get("$ref")
    name = target.rpartition("/")[2] if isinstance(target, str) else ""
    return {**_mapping(definitions.get(name)), **own} if name else own


def _form(schema: dict[str, Any], item: dict[str, Any], *, required: bool) -> Form:
    leaf = item or schema
    keys = next(iter(_mapping(schema.get("patternProperties")).values()), None)
    types = [schema.get("type"), item.get("type"), _mapping(keys).get("type")]
    limits = {key: leaf[key] for key in _LIMITS if key in leaf} | {
        key: schema[key] for key in _LENGTHS if key in schema
    }
    return Form(
        " of ".join(_type_name(kind) for kind in types if kind),
        _values(leaf),
        str(leaf.get("x-ref", "")),
        required,
        ", ".join(f"{key} {value}" for key, value in sorted(limits.items())),
        str(schema.get("description", "")),
    )


def _type_name(kind: object) -> str:
    return " or ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _values(schema: dict[str, Any]) -> tuple[str, ...]:
    values = schema.get("enum")
    return tuple(map(str, values)) if isinstance(values, list) else ()


def _columns(package: Any) -> Iterator[tuple[str, Form]]:  # noqa: ANN401 - any JSON
    for resource in map(_mapping, _list(_mapping(package).get("resources"))):
        table, schema = resource.get("name", ""), _mapping(resource.get("schema"))
        yield f"{table} (primary key)", Form(", ".join(map(str, _list(schema.get("primaryKey")))), required=True)
        for field in map(_mapping, _list(schema.get("fields"))):
            yield f"{table}.{field.get('name', '')}", _form_of_column(field)


def _form_of_column(field: dict[str, Any]) -> Form:
    constraints = _mapping(field.get("constraints"))
    return Form(
        str(field.get("type", "")),
        _values(constraints),
        required=constraints.get("required") is True,
        limits=str(constraints.get("pattern", "")),
        description=str(field.get("description", "")),
    )


def _mapping(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    return value if isinstance(value, list) else []


def diff_layouts(old: Layout | None, new: Layout | None) -> tuple[FormChange, ...]:
    """What changed between two layouts; nothing where either is not known."""
    if old is None or new is None:
        return ()
    found = list(_diff("field", old.fields, new.fields))
    if old.columns is not None and new.columns is not None:
        found += _diff("column", old.columns, new.columns)
    return tuple(found)


def _diff(what: str, old: Mapping[str, Form], new: Mapping[str, Form]) -> Iterator[FormChange]:
    for place in dict.fromkeys((*old, *new)):
        if place not in new:
            yield FormChange(what, place, Effect.REMOVED)
        elif place not in old:
            yield FormChange(what, place, Effect.ADDED)
        elif old[place] != new[place]:
            yield FormChange(what, place, *_compared(old[place], new[place]))


def _compared(old: Form, new: Form) -> tuple[Effect, tuple[str, ...]]:
    """The gravest effect of the differences, and each difference of that effect in words."""
    effects = list(_differences(old, new))
    gravest = min((effect for effect, _ in effects), key=list(Effect).index)
    return gravest, tuple(text for effect, text in effects if effect is gravest)


def _differences(old: Form, new: Form) -> Iterator[tuple[Effect, str]]:
    if old.type != new.type:
        yield Effect.REDEFINED, f"type {old.type} -> {new.type}"
    if old.refers_to != new.refers_to:
        yield Effect.REDEFINED, f"refers to {old.refers_to or 'nothing'} -> {new.refers_to or 'nothing'}"
    if old.required and not new.required:
        yield Effect.REDEFINED, "may now be empty"
    elif new.required and not old.required:
        yield Effect.REWORDED, "is now always there"
    yield from _differences_of_values(old, new)
    if old.limits != new.limits:
        yield Effect.EXTENDED, f"limits {old.limits or 'none'} -> {new.limits or 'none'}"
    if old.description != new.description:
        yield Effect.REWORDED, "description"


def _differences_of_values(old: Form, new: Form) -> Iterator[tuple[Effect, str]]:
    gone = [value for value in old.values if value not in new.values]
    come = [value for value in new.values if value not in old.values]
    if bool(old.values) != bool(new.values):
        yield Effect.REDEFINED, "now of a closed list" if come else "no longer of a closed list"
    elif gone:
        yield Effect.REDEFINED, f"no longer {', '.join(gone)}"
    elif come:
        yield Effect.EXTENDED, f"also {', '.join(come)}"
    elif old.values != new.values:
        yield Effect.REWORDED, "order of the values"
