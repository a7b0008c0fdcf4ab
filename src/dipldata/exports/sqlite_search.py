"""Full-text search in SQLite that finds words of any length in Chinese, too.

Chinese has no spaces between words, so that FTS5 takes a whole sentence for one word, and its trigram index knows no
word of two characters, such as 中美. Here every run of one to eight ideographs is indexed as a word beside the words of
other scripts: `MATCH '中美'` and `MATCH '习近平'` need no preparation. What is longer than eight ideographs is found by
its parts, with a space between them.

`texts` has every free text with the record and column where it stands; `texts_index` is the index of its rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.exports.sqlite_schema import literal, quoted
from dipldata.ids import RECORD_TYPES
from dipldata.tables import TABLES
from dipldata.tables.building import list_tables
from dipldata.tables.catalogue import RETIRED
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.tables import Table

LONGEST: Final = 8
"""Ideographs of the longest word that is found as it is."""
_IDEOGRAPHS: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
SEARCHABLE: Final = "searchable"
"""The name of `searchable` as a function of SQL, while the index is filled."""

_TEXTS: Final = """CREATE TABLE texts ( -- Every free text, with the record and the column where it stands.
  number INTEGER PRIMARY KEY,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  place TEXT NOT NULL, -- Table and column.
  text TEXT NOT NULL,
  FOREIGN KEY (record_type, record_id) REFERENCES records (type, id)
) STRICT"""
SEARCH_STATEMENTS: Final = (
    _TEXTS,
    "CREATE INDEX texts_record ON texts (record_type, record_id)",
    "CREATE VIRTUAL TABLE texts_index USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')",
)


def searchable(text: str) -> str:
    """The words of a text as the index takes them."""
    words = [_IDEOGRAPHS.sub(" ", text)]
    for run in _IDEOGRAPHS.findall(text):
        words.extend(run[at : at + n] for n in range(1, LONGEST + 1) for at in range(len(run) - n + 1))
    return " ".join(words)


def index_statements() -> Iterator[str]:
    """What fills `texts` and its index from the other tables."""
    for table, kind, record_id in _owned():
        for column in _free_texts(table):
            yield (
                "INSERT INTO texts (record_type, record_id, place, text) "  # noqa: S608 - names of tables and columns
                f"SELECT {kind}, {record_id}, {literal(f'{table.name}.{column}')}, {quoted(column)} "
                f"FROM {quoted(table.name)} WHERE {quoted(column)} IS NOT NULL ORDER BY rowid"
            )
    yield f"INSERT INTO texts_index (rowid, words) SELECT number, {SEARCHABLE}(text) FROM texts"  # noqa: S608 - as above
    yield "INSERT INTO texts_index (texts_index) VALUES ('optimize')"


def _owned() -> Iterator[tuple[Table, str, str]]:
    """The tables that hold parts of records, each with what gives type and id of the record in SQL."""
    tables = {table.name: table for table in TABLES}
    for kind in RECORD_TYPES:
        yield tables[RECORD_TABLES[kind]], literal(kind), quoted("id")
    for each in list_tables():
        kinds = [*each.feeds]
        kind_sql = quoted(each.owners[0]) if len(each.owners) > 1 else literal(kinds[0])
        yield each.table, kind_sql, quoted(each.owners[-1])
    yield RETIRED, quoted("type"), quoted("id")


def _free_texts(table: Table) -> list[str]:
    """The columns of free text: no ids, keys, vocabulary, dates or addresses."""
    bound = {*table.primary_key, *(name for key in table.foreign_keys for name in key.columns)}
    return [
        column.name
        for column in table.columns
        if column.type == "string" and not (column.values or column.pattern or column.computed or column.name in bound)
    ]
