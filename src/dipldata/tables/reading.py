"""Flat rows back to records: the proof that the tables lose nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from dipldata.dataset import Dataset, Key
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.models import MODELS, Record, Retired
from dipldata.models.plain import Plain, PlainRecord
from dipldata.tables.bindings import Binding, find_plain, put_plain
from dipldata.tables.building import KEY, VALUE, Feed, ListTable, list_tables, record_bindings
from dipldata.tables.catalogue import RETIRED
from dipldata.tables.declaring import Cell, Row, Rows
from dipldata.tables.shapes import fields_of
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model

_Items = dict[tuple[str, RecordType, str, Cell], PlainRecord]
"""The items of the outer lists by table, type and id of the record, and key or position."""


def records_from_rows(rows: Rows) -> Dataset:
    """Read a dataset back from the rows of its tables.

    The rows may stand in any order; computed columns and tables are not looked at. Raises pydantic's
    `ValidationError` where the rows make no record, and `KeyError` where a row names a record that has none.
    """
    plain = dict(_records(rows))
    items: _Items = {}
    for table in sorted(list_tables(), key=lambda each: bool(each.spec.parent)):
        for row in sorted(rows[table.spec.table], key=lambda row: cast("int", row.get("position", 0))):
            _add(table, row, plain, items)
    live = (_live(kind, value) for (kind, _), value in plain.items() if value.get("state") != "retired")
    retired = (Retired.model_validate(value) for value in plain.values() if value.get("state") == "retired")
    return Dataset(live, retired)


def _live(kind: RecordType, value: PlainRecord) -> Record:
    return MODELS[kind].model_validate(value)


def _records(rows: Rows) -> Iterator[tuple[Key, PlainRecord]]:
    """The records as far as their own tables hold them."""
    for kind in RECORD_TYPES:
        for row in rows[RECORD_TABLES[kind]]:
            item = _item(record_bindings(kind), MODELS[kind], row)
            yield (kind, str(row["id"])), item
    for row in rows[RETIRED.name]:
        item = _item(record_bindings("retired"), Retired, row) | {"state": "retired"}
        yield (cast("RecordType", row["type"]), str(row["id"])), item


def _item(bindings: tuple[Binding, ...], model: type[Model] | None, row: Row) -> PlainRecord:
    item = dict(_skeleton(model)) if model else {}
    for binding in bindings:
        binding.read(row, item)
    return item


@cache
def _required(model: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple((field.key, field.kind) for field in fields_of(model) if field.required)


def _skeleton(model: type[Model]) -> Iterator[tuple[str, Plain]]:
    """What a record must have even when it is empty: required lists and parts."""
    for key, kind in _required(model):
        if kind in {"list", "mapping", "model"}:
            yield key, [] if kind == "list" else {}


def _add(table: ListTable, row: Row, plain: dict[Key, PlainRecord], items: _Items) -> None:
    """Put the item of a row into the list or mapping where it belongs."""
    record_id = str(row[table.owners[-1]])
    kind = cast("RecordType", row[table.owners[0]] if len(table.owners) > 1 else next(iter(table.feeds)))
    record = plain[kind, record_id]
    feed = table.feeds["retired" if record.get("state") == "retired" else kind]
    holder = items[table.parent_tables[kind], kind, record_id, row[table.spec.parent]] if table.spec.parent else record
    item = _item(feed.bindings, feed.item_model, row)
    if feed.is_mapping:
        put_plain(holder, (*feed.levels[-1], str(item[KEY])), item[VALUE])
        return
    key = row[table.spec.key] if table.spec.key else row["position"]
    items[table.spec.table, kind, record_id, key] = item
    _list_at(holder, feed).append(item if feed.item_model else item[VALUE])


def _list_at(holder: PlainRecord, feed: Feed) -> list[Plain]:
    found = find_plain(holder, feed.levels[-1])
    if found is None:
        found = []
        put_plain(holder, feed.levels[-1], found)
    return cast("list[Plain]", found)
