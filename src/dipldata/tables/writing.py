"""A dataset as flat rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dipldata.dataset import Dataset, Key
from dipldata.ids import RECORD_TYPES
from dipldata.models.plain import Plain, PlainRecord, plain_record
from dipldata.tables.bindings import Binding, find_plain
from dipldata.tables.building import KEY, VALUE, Feed, ListTable, list_tables, record_bindings
from dipldata.tables.catalogue import RETIRED, TABLES
from dipldata.tables.computed import COMPUTED, COMPUTED_TABLES
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from dipldata.tables.declaring import Row, Rows

_Plains = Mapping[Key, PlainRecord]


def released(dataset: Dataset) -> Dataset:
    """What a release holds of a dataset: the live records and the retired ids. Drafts are in none."""
    return Dataset((record for record in dataset if record.state == "live"), dataset.retired.values())


def rows_of(dataset: Dataset) -> Rows:
    """Fill every table from the live records and retired ids of a dataset.

    Rows come in the order of record types and ids, and below that in the order of the lists in the record.
    """
    dataset = released(dataset)
    rows: Rows = {table.name: [] for table in TABLES}
    live: dict[Key, PlainRecord] = {}
    for kind in RECORD_TYPES:
        for record_id, record in dataset.collection(kind).items():
            plain = live[kind, record_id] = plain_record(record)
            computed: Row = {column.name: compute(record, dataset) for column, compute in COMPUTED.get(kind, ())}
            rows[RECORD_TABLES[kind]].append(_row(record_bindings(kind), plain) | computed)
    retired = {key: plain_record(record) for key, record in sorted(dataset.retired.items())}
    rows[RETIRED.name] = [_row(record_bindings("retired"), plain) for plain in retired.values()]
    for table in list_tables():
        rows[table.spec.table] = list(_list_rows(table, live, retired))
    for whole, fill in COMPUTED_TABLES:
        rows[whole.name] = list(fill(dataset))
    return rows


def _row(bindings: tuple[Binding, ...], item: PlainRecord) -> Row:
    row: Row = {}
    for binding in bindings:
        binding.write(item, row)
    return row


def _list_rows(table: ListTable, live: _Plains, retired: _Plains) -> Iterator[Row]:
    for records, are_retired in ((live, False), (retired, True)):
        for key, plain in records.items():
            feed = table.feeds.get("retired" if are_retired else key[0])
            if feed is not None:
                owner: Row = dict(zip(table.owners, key[-len(table.owners) :], strict=True))
                yield from _feed_rows(table, feed, owner, plain)


def _feed_rows(table: ListTable, feed: Feed, owner: Row, plain: PlainRecord) -> Iterator[Row]:
    empty: Row = dict.fromkeys(column.name for column in table.table.columns)
    for parent, holder in _holders(table, feed, plain):
        for at, item in enumerate(_entries(find_plain(holder, feed.levels[-1]))):
            place: Row = {} if feed.is_mapping else {"position": at}
            yield empty | owner | parent | place | _row(feed.bindings, item)


def _holders(table: ListTable, feed: Feed, plain: PlainRecord) -> Iterator[tuple[Row, PlainRecord]]:
    """What holds the lists of a feed: the record, or each item of the outer list with the cell that names it."""
    if len(feed.levels) == 1:
        yield {}, plain
        return
    for at, item in enumerate(_entries(find_plain(plain, feed.levels[0]))):
        name = str(item[table.parent_key]) if table.parent_key else at
        yield {table.spec.parent: name}, item


def _entries(value: Plain | None) -> Iterator[PlainRecord]:
    """The items of a list, or the entries of a mapping, as objects."""
    if isinstance(value, dict):
        yield from ({KEY: key, VALUE: part} for key, part in value.items())
    elif isinstance(value, list):
        for item in value:
            yield item if isinstance(item, dict) else {VALUE: item}
