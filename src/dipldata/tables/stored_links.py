"""The answers about other records from an index on disk, for more records than memory holds.

All records go by once to fill the index (`LinksWriter`), and then again while the tables are filled, which ask it
(`StoredLinks`). Both work on a connection to a SQLite database that is thrown away afterwards.
"""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dipldata.errors import ReleaseUnsoundError
from dipldata.models import Meeting, Person, Retired, Source, Statement
from dipldata.tables.computed import RECORDS
from dipldata.tables.links import Readout, SourceFacts, facts_of_source
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.ids import RecordType
    from dipldata.models import Record
    from dipldata.tables.declaring import Cell

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
CREATE TABLE record (kind TEXT, id TEXT, state TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, facts TEXT) WITHOUT ROWID;
CREATE TABLE parts (holder TEXT, id TEXT, keys TEXT, PRIMARY KEY (holder, id)) WITHOUT ROWID;
CREATE TABLE readout (meeting TEXT, statement TEXT, side TEXT, topics TEXT, source TEXT);
CREATE TABLE round (working_group TEXT);
"""
_INDEXES: Final = """
CREATE INDEX readout_of ON readout (meeting, statement);
CREATE INDEX round_of ON round (working_group);
"""
_RECENT: Final = 32
_REMEMBERED: Final = 30_000
_KIND_OF_TABLE: Final = {table: kind for kind, table in RECORD_TABLES.items()}


class LinksWriter:
    """Fills the index while live and retired records go by, in any order. `close` completes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: Final = connection
        connection.isolation_level = None
        connection.executescript(_TABLES)
        connection.execute("BEGIN")

    def add(self, record: Record | Retired) -> None:
        """Add a record. Raises `ReleaseUnsoundError` where there was one of its type and id already."""
        kind: RecordType = record.type  # type: ignore[union-attr]  # every concrete record has a type
        try:
            self._insert("record", kind, record.id, record.state)
        except sqlite3.IntegrityError as error:
            raise ReleaseUnsoundError([f"{RECORDS.name}: several rows have the key {kind} {record.id}"]) from error
        if isinstance(record, Retired):
            return
        for holder, keys in _parts(record):
            self._insert("parts", holder, record.id, json.dumps(keys))
        if isinstance(record, Source):
            self._insert("source", record.id, json.dumps(facts_of_source(record)))
        elif isinstance(record, Statement) and record.kind == "readout" and record.occasion is not None:
            source = record.citations[0].source if record.citations else None
            self._insert("readout", record.occasion, record.id, record.side, json.dumps(record.topics), source)
        elif isinstance(record, Meeting) and record.working_group is not None and record.status == "held":
            self._insert("round", record.working_group)

    def _insert(self, table: str, *cells: Cell) -> None:
        marks = ", ".join("?" for _ in cells)
        self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", cells)  # noqa: S608 - names of tables

    def close(self) -> None:
        """Complete the index."""
        self._connection.execute("COMMIT")
        self._connection.executescript(_INDEXES)


def _parts(record: Record) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The tables of parts of a record that other tables refer to, with the keys of their rows; offices have levels."""
    if isinstance(record, Person) and record.offices:
        yield "offices", {office.key: office.level for office in reversed(record.offices)}
    elif isinstance(record, Statement) and record.claims:
        yield "claims", dict.fromkeys(claim.key for claim in record.claims)
    elif isinstance(record, Meeting) and record.outcomes:
        yield "outcomes", dict.fromkeys(map(str, range(len(record.outcomes))))
    elif isinstance(record, Source):
        if record.unnamed:
            yield "unnamed_speakers", dict.fromkeys(each.key for each in record.unnamed)
        if record.corrections:
            yield "corrections", dict.fromkeys(map(str, range(len(record.corrections))))


class StoredLinks:
    """The answers of an index that is complete."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: Final = connection
        # One record asks the same several times over, and records of one time ask for the same.
        self.readouts = lru_cache(maxsize=_RECENT)(self._readouts)
        self.source = lru_cache(maxsize=_REMEMBERED)(self._source)
        self._state = lru_cache(maxsize=_REMEMBERED)(self._find_state)
        self._keys = lru_cache(maxsize=_REMEMBERED)(self._find_keys)

    def _readouts(self, meeting_id: str) -> Sequence[Readout]:
        """The readouts of a meeting, by id."""
        query = "SELECT statement, side, topics, source FROM readout WHERE meeting = ? ORDER BY statement"
        found = []
        for statement, side, topics, cited in self._connection.execute(query, (meeting_id,)).fetchall():
            source = self.source(cited) if cited is not None else None
            found.append(Readout(statement, side, tuple(json.loads(topics)), source.language if source else None))
        return found

    def held_rounds(self, group_id: str) -> int:
        """How many meetings of a working group are recorded as held."""
        return int(self._one("SELECT count(*) FROM round WHERE working_group = ?", group_id) or 0)

    def level(self, person_id: str, office: str) -> str | None:
        """The level of a person's office, by its key."""
        return self._keys("offices", person_id).get(office)

    def _source(self, source_id: str) -> SourceFacts | None:
        """What is asked of a source, or None where there is no such source."""
        facts = self._one("SELECT facts FROM source WHERE id = ?", source_id)
        if facts is None:
            return None
        found = SourceFacts._make(json.loads(facts))
        return found._replace(origins=tuple(found.origins))

    def holds(self, table: str, key: tuple[Cell, ...]) -> bool:
        """Whether a table to which others refer has a row of a key (of the columns to which they refer)."""
        if table in _KIND_OF_TABLE:
            return self._state(_KIND_OF_TABLE[table], key[0]) not in {None, "retired"}
        if table == RECORDS.name:
            return self._state(*key) is not None
        return str(key[1]) in self._keys(table, key[0])

    def _find_state(self, kind: str, record_id: str) -> str | None:
        state: str | None = self._one("SELECT state FROM record WHERE kind = ? AND id = ?", kind, record_id)
        return state

    def _find_keys(self, holder: str, record_id: str) -> dict[str, str | None]:
        found = self._one("SELECT keys FROM parts WHERE holder = ? AND id = ?", holder, record_id)
        keys: dict[str, str | None] = json.loads(found) if found else {}
        return keys

    def _one(self, query: str, *cells: Cell) -> Any:  # noqa: ANN401 - a cell of the index
        row = self._connection.execute(query, cells).fetchone()
        return None if row is None else row[0]
