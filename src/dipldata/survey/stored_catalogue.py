"""A catalogue on disk, for more files than memory holds facts of: every process writes a part and reads them all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.survey.catalogue import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dipldata.dataset import Key
    from dipldata.ids import RecordType
    from dipldata.models.contents import Named
    from dipldata.survey.facts import Facts

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE file (kind TEXT, id TEXT, state TEXT, has_record INTEGER, path TEXT);
CREATE TABLE entry (mark TEXT, rank INTEGER, id TEXT, path TEXT, item TEXT);
"""
_INDEXES: Final = """
CREATE INDEX file_of_id ON file (kind, id);
CREATE INDEX entry_of_mark ON entry (mark);
"""
_REMEMBERED: Final = 20_000
_LONG: Final = 50
"""From so many items on, those of a key are held, for what is shared by many is asked for many times."""
_MOST_HELD: Final = 200_000
"""Items that are held, of all keys together; those of a single key may be more."""


class CatalogueWriter:
    """Writes one part of a catalogue. As a context it leaves the part complete."""

    def __init__(self, path: Path) -> None:
        self._connection: Final = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_TABLES)
        self._connection.execute("BEGIN")

    def add(self, facts: Iterable[Facts]) -> None:
        """Add the facts of some files."""
        some = list(facts)
        self._connection.executemany(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?)",
            ((each.kind, each.id, each.state, each.has_record, each.path) for each in some),
        )
        self._connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", _rows(some))

    def close(self) -> None:
        """Complete the part."""
        self._connection.execute("COMMIT")
        self._connection.executescript(_INDEXES)
        self._connection.close()


def _rows(some: Iterable[Facts]) -> Iterable[tuple[str, int, str, str, str]]:
    for each in some:
        for index, key, item in each.entries:
            yield f"{index}:{key}", RANK[each.kind], each.id, each.path, json.dumps(item)


def drop_superseded(parts: Sequence[Path]) -> None:
    """Take out what files contribute for whose record another file stands: of several, the last by path."""
    with closing(_joined(parts, writable=True)) as connection:
        files = " UNION ALL ".join(f"SELECT * FROM part{at}.file" for at in range(len(parts)))
        superseded = connection.execute(
            f"SELECT kind, id, state = 'retired', max(path) FROM ({files}) "
            "WHERE state NOT IN ('', 'broken') GROUP BY 1, 2, 3 HAVING count(*) > 1"
        ).fetchall()
        for kind, name, retired, last in superseded:
            for at in range(len(parts)):
                connection.execute(
                    f"DELETE FROM part{at}.entry WHERE id = ? AND rank = ? AND path IN (SELECT path FROM part{at}.file "
                    "WHERE kind = ? AND id = ? AND (state = 'retired') = ? AND path <> ?)",
                    (name, RANK[kind], kind, name, retired, last),
                )
        connection.commit()


def _joined(parts: Sequence[Path], *, writable: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for at, part in enumerate(parts):
        connection.execute(f"ATTACH ? AS part{at}", (str(part),))
    if not writable:
        connection.execute("PRAGMA query_only = ON")
    return connection


class StoredCatalogue:
    """A catalogue read from its parts."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._connection: Final = _joined(parts)
        tables = [f"part{at}" for at in range(len(parts))]
        self._files: Final = " UNION ALL ".join(
            f"SELECT * FROM {part}.file WHERE kind = :kind AND id = :id" for part in tables
        )
        self._entries: Final = " UNION ALL ".join(
            f"SELECT rank, id, item, rowid FROM {part}.entry WHERE mark = :mark" for part in tables
        )
        self._all: Final = " UNION ALL ".join(f"SELECT * FROM {part}.file" for part in tables)
        self._long: dict[str, list[tuple[Any, ...]]] = {}
        self._of_id = lru_cache(maxsize=_REMEMBERED)(self._find)

    def close(self) -> None:
        """Let go of the parts."""
        self._connection.close()

    def _find(self, kind: str, record_id: str) -> tuple[tuple[str, str], ...]:
        """State and path of the files of a type and name, in the order of paths."""
        wanted = {"kind": kind, "id": record_id}
        found = self._connection.execute(f"SELECT state, path FROM ({self._files}) ORDER BY path", wanted)
        return tuple(found.fetchall())

    def standing(self, kind: str, record_id: str, *, retired: bool) -> str | None:
        """The file that stands for a live or draft record, or for a retired one."""
        wanted = {"retired"} if retired else {"live", "draft"}
        found = [path for state, path in self._of_id(kind, record_id) if state in wanted]
        return found[-1] if found else None

    def is_live(self, kind: str, record_id: str) -> bool:
        """Whether a live record stands under an id."""
        found = [state for state, _ in self._of_id(kind, record_id) if state in {"live", "draft"}]
        return bool(found) and found[-1] == "live"

    def are_live(self, references: Iterable[Named]) -> bool:
        """Whether a live record stands under each type and id, and no reference names a claim, too."""
        return all(not claim and self.is_live(kind, name) for kind, name, *claim in references)

    def last_file(self, kind: str, record_id: str) -> str | None:
        """The last file of this type and name, whatever is in it."""
        found = self._of_id(kind, record_id)
        return found[-1][1] if found else None

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether a file of the type and name exists, be it readable or not."""
        return bool(self._of_id(kind, record_id))

    def ids(self, kind: RecordType) -> Sequence[str]:
        """The ids of live and draft records, each once, in the order of the first file of each."""
        query = f"SELECT id FROM ({self._all}) WHERE kind = ? AND state IN ('live', 'draft') ORDER BY path"
        return list(dict.fromkeys(name for (name,) in self._connection.execute(query, (kind,))))

    def known_ids(self, kind: RecordType) -> Sequence[str]:
        """The same, and after them those of records that could not be read."""
        query = f"SELECT DISTINCT id FROM ({self._all}) WHERE kind = ? AND state = 'broken' ORDER BY id"
        return [*self.ids(kind), *(name for (name,) in self._connection.execute(query, (kind,)))]

    def retired_keys(self) -> Sequence[Key]:
        """Type and id of every retired record."""
        query = f"SELECT DISTINCT kind, id FROM ({self._all}) WHERE state = 'retired' ORDER BY path"
        return [(cast("RecordType", kind), name) for kind, name in self._connection.execute(query)]

    def items(self, mark: str) -> Sequence[tuple[Any, ...]]:
        """What records contribute under `index:key`, in the order of types and ids."""
        if mark in self._long:
            return self._long[mark]
        rows = self._connection.execute(f"SELECT item FROM ({self._entries}) ORDER BY rank, id, rowid", {"mark": mark})
        found = [tuple(json.loads(item)) for (item,) in rows]
        if len(found) >= _LONG:
            if len(found) + sum(map(len, self._long.values())) > _MOST_HELD:
                self._long.clear()
            self._long[mark] = found
        return found

    def repeated(self) -> dict[tuple[str, str], list[str]]:
        """The files with records of one type and name, where there are several, in the order of paths."""
        query = f"SELECT kind, id FROM ({self._all}) WHERE has_record GROUP BY kind, id HAVING count(*) > 1"
        found = {}
        for kind, name in self._connection.execute(query).fetchall():
            rows = self._connection.execute(
                f"SELECT path FROM ({self._files}) WHERE has_record ORDER BY path",
                {"kind": kind, "id": name},
            )
            found[kind, name] = [path for (path,) in rows]
        return found
