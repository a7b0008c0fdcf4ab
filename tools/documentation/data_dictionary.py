"""The data dictionary: the fields of every record type, the vocabularies, and the tables of a release."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dipldata.ids import FOLDERS, RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.schema import schema_of
from dipldata.tables import TABLES
from tools.documentation.markdown import NOTE, page, table
from tools.documentation.types import Types

if TYPE_CHECKING:
    from pydantic import BaseModel

    from dipldata.tables import Column, Table

_INTRO = """\
What every record type holds, and what every table of a release holds. It is generated from the models, which also give
the JSON Schemas in `schema/`.

A field is required unless it is marked as optional (○). A field of a type with a *short form* may be written as that
scalar alone: `start: 2023-11-03` means `start: {date: 2023-11-03}`. Dates are a subset of EDTF (ISO 8601-2):
`2023-11-03`, `2023-11`, `2023`, `a/b` throughout, `[a..b]` some day within, `?` uncertain, `~` approximate."""


def data_dictionary_page() -> str:
    """The whole page."""
    types = Types()
    records = [_record(kind, types) for kind in RECORD_TYPES]
    retired = _model(Retired, "retired records", "Any type; the file lies where the record lay.", types)
    parts = [_part(model, types) for model in types.parts()]
    return page(
        NOTE,
        "# Data dictionary",
        _INTRO,
        "## Record types",
        *records,
        retired,
        "## Parts of records",
        *parts,
        "## Vocabularies",
        *(_vocabulary(name, definitions) for name, definitions in sorted(types.vocabularies.items())),
        "## Tables of a release",
        *map(_table, TABLES),
    )


def _record(kind: Any, types: Types) -> str:  # noqa: ANN401 - a record type
    where = (
        f"Lies in `records/{FOLDERS[kind]}/`; its schema is `schema/{kind}.schema.json` (`{schema_of(kind)['$id']}`)."
    )
    return _model(MODELS[kind], kind, where, types)


def _model(model: type[BaseModel], title: str, where: str, types: Types) -> str:
    return page(f"### {title}", str(model.__doc__), where, _fields(model, types))


def _part(model: type[BaseModel], types: Types) -> str:
    short = getattr(model, "short_field", None)
    note = f"Short form: `{short}` alone." if short else ""
    return page(f"### {model.__name__}", str(model.__doc__), note, _fields(model, types))


def _fields(model: type[BaseModel], types: Types) -> str:
    rows = []
    for name in model.field_order():  # type: ignore[attr-defined]  # every model here derives from fields.Model
        info = model.model_fields[name]
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        example = json.dumps(info.examples[0], ensure_ascii=False) if info.examples else ""
        key = f"`{info.alias or name}`" + ("" if info.is_required() else " ○")
        term = f"`{extra['x-term']}`" if extra.get("x-term") else ""
        rows.append((key, types.name_of(info), str(info.description), f"`{example}`", term))
    return table(("field", "type", "what it holds", "example", "standard term"), rows)


def _vocabulary(name: str, definitions: dict[str, str]) -> str:
    return page(f"### {name}", table(("value", "means"), ((f"`{value}`", text) for value, text in definitions.items())))


def _table(each: Table) -> str:
    keys = [f"- `{', '.join(key.columns)}` names `{key.table}({', '.join(key.to)})`" for key in each.foreign_keys]
    primary = f"One row: {each.row} Primary key: `{', '.join(each.primary_key)}`."
    head = ("column", "type", "what it holds", "values or example")
    return page(
        f"### {each.name}.csv", each.description, primary, table(head, map(_column, each.columns)), "\n".join(keys)
    )


def _column(column: Column) -> tuple[str, str, str, str]:
    values = ", ".join(f"`{value}`" for value, _ in column.values)
    example = f"`{json.dumps(column.example, ensure_ascii=False)}`" if column.example is not None else ""
    name = f"`{column.name}`" + ("" if column.required else " ○")
    return name, column.type, column.description + (" *Computed.*" if column.computed else ""), values or example
