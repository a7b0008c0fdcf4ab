"""The dataset as its users see it: linked records, read only, as of today or of any day."""

from __future__ import annotations

import warnings
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from dipldata.errors import RetiredIdError, RetiredIdWarning, UnknownIdError
from dipldata.ids import RECORD_TYPES, RecordType, parse_record_key, record_key
from dipldata.linked import known
from dipldata.linked.collections import (
    COLLECTION_CLASSES,
    Collection,
    Meetings,
    People,
    Sources,
    Statements,
    WorkingGroups,
)
from dipldata.linked.computing import as_day, status
from dipldata.linked.facts import Linked, references
from dipldata.linked.records import RECORD_CLASSES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from dipldata.linked.graphs import Nodes
    from dipldata.linked.querying import Database, Engine, Result
    from dipldata.linked.records import Organization, Party, Place, Record, Topic
    from dipldata.linked.stores import Store
    from dipldata.tables import Row, Rows

Key = tuple[RecordType, str]


class Dataset:
    """Records of nine types with links between them. Nothing in it can be changed.

    Get one from `dipldata.load`. Records are read when they are first asked for, type by type. Two datasets are equal
    when they hold the same records, wherever they come from.

    >>> import dipldata
    >>> ds = dipldata.load()
    >>> ds.meetings["2023-11-03-lambert-hong-liang-beijing"].place.name
    'Beijing'
    >>> ds["topic/taiwan"].label
    'Taiwan'
    """

    def __init__(self, store: Store, day: dt.date | None = None) -> None:
        self._store = store
        self._day = day
        self._records: dict[Key, Linked] = {}
        self._referring: dict[RecordType, dict[Key, list[tuple[str, str]]]] = {}
        self._collections: dict[RecordType, Collection[Any]] = {}
        self._databases: dict[Engine, Database] = {}

    @property
    def statements(self) -> Statements:
        """The statements: who said what, how surely, about which records."""
        return cast("Statements", self.collection("statement"))

    @property
    def meetings(self) -> Meetings:
        """The meetings, calls, rounds, letters and visits."""
        return cast("Meetings", self.collection("meeting"))

    @property
    def working_groups(self) -> WorkingGroups:
        """The standing channels between parties."""
        return cast("WorkingGroups", self.collection("working_group"))

    @property
    def people(self) -> People:
        """The people."""
        return cast("People", self.collection("person"))

    @property
    def organizations(self) -> Collection[Organization]:
        """The organizations."""
        return cast("Collection[Organization]", self.collection("organization"))

    @property
    def places(self) -> Collection[Place]:
        """The places."""
        return cast("Collection[Place]", self.collection("place"))

    @property
    def topics(self) -> Collection[Topic]:
        """The topics."""
        return cast("Collection[Topic]", self.collection("topic"))

    @property
    def parties(self) -> Collection[Party]:
        """The parties."""
        return cast("Collection[Party]", self.collection("party"))

    @property
    def sources(self) -> Sources:
        """The sources."""
        return cast("Sources", self.collection("source"))

    def collection(self, kind: RecordType) -> Collection[Any]:
        """The records of a type."""
        if kind not in self._collections:
            ids = tuple(self._store.ids(kind))
            self._collections[kind] = COLLECTION_CLASSES.get(kind, Collection)(kind, ids, self)
        return self._collections[kind]

    def __len__(self) -> int:
        return sum(len(self.collection(kind)) for kind in RECORD_TYPES)

    def __iter__(self) -> Iterator[Record]:
        """Every record, by type and id."""
        return (record for kind in RECORD_TYPES for record in self.collection(kind))

    def __getitem__(self, key: str) -> Record:
        """The record of a key such as `working-group/maritime-consultations`; raises what collections raise."""
        parsed = parse_record_key(key)
        if parsed is None:
            raise UnknownIdError(key)
        return cast("Record", self.follow(*parsed))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(tuple(tuple(self._store.ids(kind)) for kind in RECORD_TYPES))

    def __repr__(self) -> str:
        day = f" as of {self._day}" if self._day else ""
        return f"<Dataset {self.data_version}{day}: {len(self)} records>"

    def _content(self) -> tuple[Any, ...]:
        records = {(kind, one): self._store.plain(kind, one) for kind in RECORD_TYPES for one in self._store.ids(kind)}
        return records, dict(self._store.retired())

    @property
    def data_version(self) -> str:
        """Version of the data."""
        return self._store.about.data_version

    @property
    def schema_version(self) -> str:
        """Version of the record model that the data follow, `major.minor`."""
        return self._store.about.schema_version

    @property
    def licence(self) -> str:
        """The licence of the data, as an SPDX identifier; quotations from sources are excepted."""
        return self._store.about.licence

    @property
    def citation(self) -> str:
        """A line to cite this version of the data with."""
        return self._store.about.citation

    @property
    def day(self) -> dt.date | None:
        """The day as of which the dataset is, None where it is as of its release."""
        return self._day

    @property
    def retired(self) -> Mapping[str, Sequence[str]]:
        """The retired ids as `type/id`, with the keys of what replaces each: none for a withdrawal."""
        retired = cast("Mapping[Key, Mapping[str, Any]]", self._store.retired())
        return {
            record_key(kind, one): tuple(record_key(kind, to) for to in plain.get("replaced_by", ()))
            for (kind, one), plain in retired.items()
        }

    def as_of(self, day: dt.date | str) -> Dataset:
        """What was publicly known on a day: a dataset of the records, and of each what had been published by then.

        `dipldata.linked.known` says for every type what counts. Raises `ValueError` for a text that is no day.

        >>> import dipldata
        >>> ds = dipldata.load()
        >>> group = "maritime-consultations"
        >>> [ds.as_of(day).working_groups[group].status for day in ("2023-08-31", "2023-09-17", "2023-11-03")]
        ['under_discussion', 'agreed', 'active']
        """
        on = as_day(day)
        return Dataset(known.store_as_of(self._store, on), min(on, self._day) if self._day else on)

    def find(self, kind: RecordType, record_id: str) -> Linked | None:
        """The live record of an id, or None."""
        found = self._records.get((kind, record_id))
        if found is None and kind in RECORD_CLASSES and self._store.has(kind, record_id):
            found = RECORD_CLASSES[kind](self._store.plain(kind, record_id), self)
            self._records[kind, record_id] = found
        return found

    def follow(self, kind: RecordType, record_id: str) -> Linked:
        """The record of an id, or the one that replaces it, with a `RetiredIdWarning`.

        Raises `UnknownIdError`, and `RetiredIdError` for an id that was split or withdrawn.
        """
        wanted, seen = record_id, {record_id}
        while (record := self.find(kind, record_id)) is None:
            retired = self._store.retired().get((kind, record_id))
            if retired is None:
                raise self._unknown(kind, wanted)
            replaced_by = retired.get("replaced_by", ())
            if len(replaced_by) != 1 or replaced_by[0] in seen:
                raise RetiredIdError(record_key(kind, record_id), replaced_by, retired.get("reason", ""))
            record_id = replaced_by[0]
            seen.add(record_id)
        if record_id != wanted:
            notice = f"{record_key(kind, wanted)} is retired; {record_key(kind, record_id)} replaces it"
            warnings.warn(notice, RetiredIdWarning, stacklevel=3)
        return record

    def _unknown(self, kind: RecordType, record_id: str) -> UnknownIdError:
        from dipldata.similar import closest  # noqa: PLC0415 - only needed for a mistake

        meant = closest(record_id, self._store.ids(kind))
        return UnknownIdError(record_key(kind, record_id), record_key(kind, meant) if meant else None)

    def referring(self, to: Key, kind: RecordType, fields: tuple[str, ...]) -> tuple[Any, ...]:
        """The records of a type that refer to a record by one of some fields (any where none is given), by id."""
        if kind not in self._referring:
            self._referring[kind] = self._find_referring(kind)
        found = self._referring[kind].get(to, ())
        ids = dict.fromkeys(record_id for record_id, field in found if not fields or field in fields)
        return tuple(self.find(kind, record_id) for record_id in ids)

    def _find_referring(self, kind: RecordType) -> dict[Key, list[tuple[str, str]]]:
        found: dict[Key, list[tuple[str, str]]] = defaultdict(list)
        shape = RECORD_CLASSES[kind].shape
        for record_id in self._store.ids(kind):
            for field, to_kind, to_id in references(shape, self._store.plain(kind, record_id)):
                found[to_kind, to_id].append((record_id, field))
        return found

    @cached_property
    def _rows(self) -> Rows:
        from dipldata.linked.frames import all_rows  # noqa: PLC0415 - the models are slow to import

        rows = all_rows(self._store)
        for kind, table in (("meeting", "meetings"), ("working_group", "working_groups")) if self._day else ():
            for row in rows[table]:
                # A step that lies ahead is in the history of that day, but is not yet the status.
                row["status"] = status(self._store.plain(cast("RecordType", kind), str(row["id"])), self._day)
        return rows

    def rows(self, table: str) -> list[Row]:
        """The rows of a table of the release (docs/data-dictionary.md) by column. Raises `NoSuchTableError`."""
        from dipldata.linked.frames import table_named  # noqa: PLC0415 - the models are slow to import

        return [dict(row) for row in self._rows[table_named(table).name]]

    def to_pandas(self, table: str) -> pd.DataFrame:
        """A table as a `pandas.DataFrame`, typed as `dipldata.linked.frames` says."""
        from dipldata.linked.frames import table_named, to_pandas  # noqa: PLC0415 - the models are slow to import

        return to_pandas(table_named(table), self._rows[table])

    def to_polars(self, table: str) -> pl.DataFrame:
        """A table as a `polars.DataFrame`, typed as `dipldata.linked.frames` says."""
        from dipldata.linked.frames import table_named, to_polars  # noqa: PLC0415 - the models are slow to import

        return to_polars(table_named(table), self._rows[table])

    def to_arrow(self, table: str) -> pa.Table:
        """A table as a `pyarrow.Table`, typed as `dipldata.linked.frames` says."""
        from dipldata.linked.frames import table_named, to_arrow  # noqa: PLC0415 - the models are slow to import

        return to_arrow(table_named(table), self._rows[table])

    def to_networkx(self, nodes: Nodes = "records") -> nx.Graph:
        """A graph of all records and references (a `MultiDiGraph`), or of people who met across sides (a `Graph`).

        Records are named `type/id`, people by id; `weight` counts the contacts that two people took part in.
        """
        from dipldata.linked.graphs import graph_of_people, graph_of_records  # noqa: PLC0415 - rarely needed

        return graph_of_people(self) if nodes == "people" else graph_of_records(self)

    def sql(self, query: str, parameters: Sequence[Any] = (), *, engine: Engine = "auto") -> Result:
        """The result of a query over the tables; `?` stands for a parameter. Raises `QueryError`, `MissingExtraError`.

        It runs in memory: in DuckDB where that and pyarrow are installed, else in SQLite, where days are text.
        """
        from dipldata.linked.querying import open_database  # noqa: PLC0415 - rarely needed

        if engine not in self._databases:
            self._databases[engine] = open_database(self._rows, engine)
        return self._databases[engine].ask(query, parameters)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._store, self._day)
