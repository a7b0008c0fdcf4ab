"""Where the plain records of a dataset come from: memory, or the lines of a release, split only when asked for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Protocol

from dipldata.bundled import open_release
from dipldata.errors import NoDataError, SchemaVersionError
from dipldata.ids import FOLDERS, RECORD_TYPES, RecordType
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dipldata.bundled import Read

Plain = dict[str, Any]
COLLECTIONS: Final[dict[RecordType, str]] = {kind: folder.replace("-", "_") for kind, folder in FOLDERS.items()}
"""The name of the collection of each type."""
_ID: Final = re.compile(rb'\{"id":"([a-z0-9-]+)"')


@dataclass(frozen=True, slots=True)
class About:
    """What a dataset says of itself: versions, licence (SPDX) and how to cite it."""

    data_version: str
    schema_version: str
    licence: str
    citation: str


class Store(Protocol):
    """Gives plain records by type and id."""

    @property
    def about(self) -> About:
        """Versions, licence and citation."""

    def ids(self, kind: RecordType) -> Iterable[str]:
        """The ids of a type, in their order."""

    def has(self, kind: RecordType, record_id: str) -> bool:
        """Whether there is a live record."""

    def plain(self, kind: RecordType, record_id: str) -> Mapping[str, Any]:
        """A live record; raises `KeyError` where there is none."""

    def retired(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The retired records by type and id."""


class MemoryStore:
    """Plain records held in memory."""

    def __init__(
        self, about: About, records: Iterable[Mapping[str, Any]], retired: Iterable[Mapping[str, Any]] = ()
    ) -> None:
        self.about = about
        self._records: dict[RecordType, dict[str, Mapping[str, Any]]] = {kind: {} for kind in RECORD_TYPES}
        for record in sorted(records, key=lambda each: str(each["id"])):
            self._records[record["type"]][record["id"]] = record
        self._retired = {(each["type"], each["id"]): each for each in retired}

    def ids(self, kind: RecordType) -> Iterable[str]:
        """The ids of a type, in their order."""
        return self._records[kind]

    def has(self, kind: RecordType, record_id: str) -> bool:
        """Whether there is a live record."""
        return record_id in self._records[kind]

    def plain(self, kind: RecordType, record_id: str) -> Mapping[str, Any]:
        """A live record; raises `KeyError` where there is none."""
        return self._records[kind][record_id]

    def retired(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The retired records by type and id."""
        return self._retired


class ReleaseStore:
    """The JSON Lines of a release. The file of a type is read with its first record, a line with its own.

    Raises `NoDataError` for what is no release or damaged, and `SchemaVersionError`.
    """

    def __init__(self, read: Read, path: Path) -> None:
        self._read = read
        self._path = path
        self._lines: dict[str, dict[str, bytes]] = {}
        self._counts: dict[str, int] = {}
        self._plains: dict[tuple[str, str], Plain] = {}
        self.about = self._about()

    def ids(self, kind: RecordType) -> Iterable[str]:
        """The ids of a type, in their order."""
        return self._lines_of(COLLECTIONS[kind])

    def has(self, kind: RecordType, record_id: str) -> bool:
        """Whether there is a live record."""
        return record_id in self._lines_of(COLLECTIONS[kind])

    def plain(self, kind: RecordType, record_id: str) -> Mapping[str, Any]:
        """A live record; raises `KeyError` where there is none."""
        found = self._plains.get((kind, record_id))
        if found is None:
            line = self._lines_of(COLLECTIONS[kind])[record_id]
            found = self._plains[kind, record_id] = self._parse(line, f"jsonl/{COLLECTIONS[kind]}.jsonl")
        return found

    def retired(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The retired records by type and id."""
        return self._retired

    @cached_property
    def _retired(self) -> dict[tuple[str, str], Plain]:
        found = (self._parse(line, "jsonl/retired.jsonl") for line in self._split("retired"))
        return {(each["type"], each["id"]): each for each in found}

    def __reduce__(self) -> tuple[Any, ...]:
        return reopen, (self._path,)

    def _about(self) -> About:
        manifest = self._parse(self._read("manifest.json"), "manifest.json")
        missing = {"version", "schema_version", "licence", "citation", "counts"} - manifest.keys()
        if missing:
            raise NoDataError(self._path, f"manifest.json is not that of a release: there is no {min(missing)}")
        check_schema_version(str(manifest["schema_version"]))
        self._counts = dict(manifest["counts"])
        return About(manifest["version"], manifest["schema_version"], manifest["licence"], manifest["citation"])

    def _lines_of(self, collection: str) -> dict[str, bytes]:
        found = self._lines.get(collection)
        if found is None:
            name = f"jsonl/{collection}.jsonl"
            found = self._lines[collection] = {self._id(line, name): line for line in self._split(collection)}
        return found

    def _split(self, collection: str) -> list[bytes]:
        # Only LF ends a line; the last one ends with it, too.
        name = f"jsonl/{collection}.jsonl"
        *lines, rest = self._read(name).split(b"\n")
        if rest or len(lines) != self._counts.get(collection):
            reason = f"{name} is damaged: manifest.json promises {self._counts.get(collection)} whole lines"
            raise NoDataError(self._path, reason)
        return lines

    def _id(self, line: bytes, name: str) -> str:
        """The id of a line: a release writes it first, and it has nothing that JSON would escape."""
        found = _ID.match(line)
        if found:
            return found.group(1).decode("ascii")
        record = self._parse(line, name)
        if not isinstance(record.get("id"), str):
            raise NoDataError(self._path, f"{name} is damaged: a line has no id")
        return str(record["id"])

    def _parse(self, data: bytes, name: str) -> Plain:
        try:
            value = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise NoDataError(self._path, f"{name} is damaged: {error}") from error
        if not isinstance(value, dict):
            raise NoDataError(self._path, f"{name} is damaged: it does not hold objects")
        return value


def reopen(path: Path) -> ReleaseStore:
    """The store of the release at a path: a copy in another process reads the files anew."""
    return ReleaseStore(open_release(path), path)


def check_schema_version(version: str) -> None:
    """Raise `SchemaVersionError` unless data of a version of the record model can be read."""
    major, ours = version.partition(".")[0], SCHEMA_VERSION.partition(".")[0]
    if major != ours:
        raise SchemaVersionError(version, SCHEMA_VERSION, newer=not major.isdigit() or int(major) > int(ours))
