"""A dataset as flat rows, record by record, so that it need not be held in memory."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from dipldata.dataset import Dataset, Key
from dipldata.ids import RECORD_TYPES
from dipldata.models.plain import Plain, PlainRecord, plain_record
from dipldata.tables.bindings import Binding, find_plain
from dipldata.tables.building import KEY, VALUE, Feed, ListTable, Owner, list_tables, record_bindings
from dipldata.tables.catalogue import RETIRED, TABLES
from dipldata.tables.computed import COMPUTED, MEETING_TABLES, RECORDS, record_rows
from dipldata.tables.links import DatasetLinks
from dipldata.tables.provenance import PROVENANCE, provenance_rows
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dipldata.models import Meeting, Record, Retired
    from dipldata.tables.declaring import Row, Rows
    from dipldata.tables.links import Links

TableRow = tuple[str, "Row"]
"""A row with the name of its table."""
_ORDER = {kind: at for at, kind in enumerate(RECORD_TYPES)}


def released(dataset: Dataset) -> Dataset:
    """What a release holds of a dataset: the live records and the retired ids. Drafts are in none."""
    return Dataset((record for record in dataset if record.state == "live"), dataset.retired.values())


def rows_of(dataset: Dataset) -> Rows:
    """Fill every table from the live records and retired ids of a dataset.

    Rows come in the order of record types and ids, and below that in the order of the lists in the record.
    """
    dataset = released(dataset)
    rows: Rows = {table.name: [] for table in TABLES}
    for name, row in stream_rows(dataset, dataset.retired.values(), DatasetLinks(dataset)):
        rows[name].append(row)
    return rows


def stream_rows(
    live: Iterable[Record],
    retired: Iterable[Retired],
    links: Links,
    plain: Callable[[Record], PlainRecord] = plain_record,
) -> Iterator[TableRow]:
    """Every row of every table, each table in its order, while the live records go by once.

    `live` are records in the order of types and ids, without drafts; the retired ones, in any order, are held in
    memory. The rows of one table are between those of others. `plain` gives the plain form of a live record.
    """
    waiting = sorted(retired, key=lambda record: _place((record.type, record.id)))
    at = 0
    for record in live:
        while at < len(waiting) and _place((waiting[at].type, waiting[at].id)) < _place(_key(record)):
            yield from ((RECORDS.name, row) for row in record_rows(waiting[at], links))
            at += 1
        yield from live_rows(record, plain(record), links)
    for rest in waiting[at:]:
        yield from ((RECORDS.name, row) for row in record_rows(rest, links))
    for gone in waiting:
        yield from _retired_rows(gone)


def _key(record: Record) -> Key:
    return cast("Key", (record.type, record.id))  # type: ignore[attr-defined, unused-ignore]  # every concrete record has a type


def _place(key: Key) -> tuple[int, str]:
    return _ORDER[key[0]], key[1]


def live_rows(record: Record, plain: PlainRecord, links: Links) -> Iterator[TableRow]:
    """Every row that a live record gives, whose plain form is at hand."""
    key = _key(record)
    kind = key[0]
    computed: Row = {column.name: compute(record, links) for column, compute in COMPUTED.get(kind, ())}
    yield RECORD_TABLES[kind], _row(record_bindings(kind), plain) | computed
    yield from _list_rows(kind, key, plain)
    yield from ((RECORDS.name, row) for row in record_rows(record, links))
    if kind == "meeting":
        for table, fill in MEETING_TABLES:
            yield from ((table.name, row) for row in fill(cast("Meeting", record), links))
    yield from ((PROVENANCE.name, row) for row in provenance_rows(plain, links))


def _retired_rows(record: Retired) -> Iterator[TableRow]:
    plain = plain_record(record)
    yield RETIRED.name, _row(record_bindings("retired"), plain)
    yield from _list_rows("retired", (record.type, record.id), plain)


def _row(bindings: tuple[Binding, ...], item: PlainRecord) -> Row:
    row: Row = {}
    for binding in bindings:
        binding.write(item, row)
    return row


@cache
def _feeds(owner: Owner) -> tuple[tuple[ListTable, Feed], ...]:
    return tuple((table, table.feeds[owner]) for table in list_tables() if owner in table.feeds)


def _list_rows(owner: Owner, key: Key, plain: PlainRecord) -> Iterator[TableRow]:
    for table, feed in _feeds(owner):
        name = table.spec.table
        cells: Row = dict(zip(table.owners, key[-len(table.owners) :], strict=True))
        yield from ((name, row) for row in _feed_rows(table, feed, cells, plain))


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
