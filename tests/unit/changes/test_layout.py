"""Which fields and columns there are, and what a change of that means."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from dipldata.changes.layout import Effect, Form, FormChange, Layout, diff_layouts, layout_of
from dipldata.exports.csv_export import path_of
from dipldata.exports.datapackage import plan_datapackage
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.schema import schema_of
from dipldata.tables import TABLES
from dipldata.tables.shapes import fields_of

SCHEMAS: dict[str, Any] = {kind: schema_of(kind) for kind in RECORD_TYPES}
PACKAGE = json.loads(plan_datapackage({path_of(table): b"" for table in TABLES}, "1.2.3"))


def paths(model: Any, prefix: str) -> set[str]:  # noqa: ANN401 - a model
    """The paths of the fields of a model, parts included."""
    found = set()
    for shape in fields_of(model):
        path = f"{prefix}.{shape.key}"
        found.add(path)
        inner = shape.model or (shape.item.model if shape.item else None)
        found |= paths(inner, path) if inner is not None else set()
    return found


def test_every_field_and_column_is_seen() -> None:
    """The published schemas and the Data Package give every field of the models and every column of the tables."""
    layout = layout_of(SCHEMAS, PACKAGE)
    expected = {path for kind in RECORD_TYPES for path in paths(MODELS[kind], kind)}
    expected |= {path for kind in RECORD_TYPES for path in paths(Retired, f"{kind}(retired)")}
    assert set(layout.fields) == expected
    columns = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}
    assert set(layout.columns or ()) == columns | {f"{table.name} (primary key)" for table in TABLES}


def test_a_field_is_seen_as_its_users_need_it() -> None:
    """Type, vocabulary, reference and whether it is always there are read from the schema."""
    fields = layout_of(SCHEMAS).fields
    assert fields["meeting.mode"].values[:2] == ("in_person", "phone")
    assert fields["meeting.place"].refers_to == "place"
    assert (fields["meeting.start"].required, fields["meeting.end"].required) == (True, False)
    assert fields["meeting.parties"].type == "array of string"
    assert fields["meeting.start"].type == "string or object"
    assert fields["topic.side_terms"].type == "object of string"


def test_equal_layouts_do_not_differ() -> None:
    """Nothing is told of two equal layouts, or where one of two is not known."""
    layout = layout_of(SCHEMAS, PACKAGE)
    assert diff_layouts(layout, layout_of(copy.deepcopy(SCHEMAS), copy.deepcopy(PACKAGE))) == ()
    assert diff_layouts(layout, None) == diff_layouts(None, layout) == ()
    assert diff_layouts(layout, layout_of(SCHEMAS)) == ()


OLD = Form("string", values=("a", "b"), refers_to="place", required=True, limits="minLength 1", description="Where.")


@pytest.mark.parametrize(
    ("change", "effect", "detail"),
    [
        ({"type": "integer"}, Effect.REDEFINED, "type string -> integer"),
        ({"refers_to": ""}, Effect.REDEFINED, "refers to place -> nothing"),
        ({"required": False}, Effect.REDEFINED, "may now be empty"),
        ({"values": ("a",)}, Effect.REDEFINED, "no longer b"),
        ({"values": ()}, Effect.REDEFINED, "no longer of a closed list"),
        ({"values": ("a", "b", "c", "d")}, Effect.EXTENDED, "also c, d"),
        ({"values": ("b", "a")}, Effect.REWORDED, "order of the values"),
        ({"limits": ""}, Effect.EXTENDED, "limits minLength 1 -> none"),
        ({"description": "Where it was."}, Effect.REWORDED, "description"),
        ({"description": "Where it was.", "values": ("a", "c")}, Effect.REDEFINED, "no longer b"),
    ],
)
def test_a_difference_has_the_effect_it_has_for_users(change: dict[str, Any], effect: Effect, detail: str) -> None:
    """What breaks a reader is a redefinition; what may bring new values extends; the rest is words."""
    found = differences(OLD, change)
    assert found == (FormChange("field", "x.y", effect, (detail,)),)


def differences(old: Form, change: dict[str, Any]) -> tuple[FormChange, ...]:
    """What a change of one field's form counts as."""
    return diff_layouts(Layout({"x.y": old}), Layout({"x.y": replace(old, **change)}))


def test_new_demands_harm_no_reader() -> None:
    """A field that is always there from now on, or that has a vocabulary now, is told as what it is."""
    open_form = Form("string")
    assert differences(open_form, {"required": True})[0].effect is Effect.REWORDED
    assert differences(open_form, {"values": ("a",)})[0].details == ("now of a closed list",)


def test_removed_and_added_are_told_by_place() -> None:
    """A field of the old layout alone is removed, one of the new alone is added."""
    changes = diff_layouts(Layout({"x.a": OLD}, {"t.c": OLD}), Layout({"x.b": OLD}, {"t.d": OLD}))
    assert [(each.what, each.place, each.effect) for each in changes] == [
        ("field", "x.a", Effect.REMOVED), ("field", "x.b", Effect.ADDED),
        ("column", "t.c", Effect.REMOVED), ("column", "t.d", Effect.ADDED),
    ]  # fmt: skip


def test_a_real_change_of_the_schema_is_seen() -> None:
    """A vocabulary value that is gone from the published schema is a redefinition of the field."""
    changed = copy.deepcopy(SCHEMAS)
    mode = changed["meeting"]["$defs"]["Live"]["properties"]["mode"]
    mode["enum"].remove("written")
    (change,) = diff_layouts(layout_of(SCHEMAS), layout_of(changed))
    assert (change.place, change.effect, change.details) == ("meeting.mode", Effect.REDEFINED, ("no longer written",))


def test_another_key_of_a_table_is_seen() -> None:
    """Whoever joins tables must know."""
    changed = copy.deepcopy(PACKAGE)
    changed["resources"][0]["schema"]["primaryKey"] = ["id", "made"]
    (change,) = diff_layouts(layout_of(SCHEMAS, PACKAGE), layout_of(SCHEMAS, changed))
    assert (change.place, change.effect) == ("statements (primary key)", Effect.REDEFINED)


@pytest.mark.parametrize(
    "schema",
    [
        None,
        [],
        {"$defs": []},
        {
            "$defs": {
                "Live": {"properties": {"a": 1, "b": {"items": 5, "enum": 3, "$ref": 7, "type": {}}}, "required": 1}
            }
        },
        {"$defs": {"Live": {"properties": {"a": {"$ref": "#/$defs/Live"}, "b": {"$ref": "#/$defs/Live"}}}}},
        {"properties": {"a": {"patternProperties": {"x": None}}}},
    ],
)
def test_schemas_of_any_form_are_read_without_end_or_fault(schema: object) -> None:
    """A schema that is none, or that leads back to itself, gives a layout of some kind."""
    assert len(layout_of({"topic": schema}, schema).fields) <= 10_000


@pytest.mark.parametrize(
    "package", [[], {"resources": 1}, {"resources": [1, {"schema": {"fields": [1], "primaryKey": 2}}]}]
)
def test_packages_of_any_form_are_read_without_fault(package: object) -> None:
    """A Data Package that is none gives columns of some kind."""
    assert isinstance(layout_of({}, package).columns, dict)
