"""Releases and exports of more records than memory holds: the records go by, and every file grows with them.

They go by twice: first for what they say about each other (`dipldata.tables.stored_links`), then for the files. The
bytes are those of `plan_release` and of `dipldata.exports.formats`, which hold everything in memory.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from dipldata.exports.coverage import Coverage
from dipldata.exports.csv_export import CsvWriter
from dipldata.exports.files import Output
from dipldata.exports.json_export import COLLECTIONS, RETIRED, JsonWriter
from dipldata.exports.jsonl_export import JsonLinesWriter
from dipldata.exports.manifest import manifest_parts, plan_checksums
from dipldata.exports.sqlite_export import NAME as DATABASE
from dipldata.models import Record, Retired
from dipldata.models.plain import PlainRecord, plain_record
from dipldata.release.content import ContentKeeper
from dipldata.release.planning import plan_accompanying
from dipldata.release.soundness import RowCheck
from dipldata.tables import TABLES, stream_rows
from dipldata.tables.specs import RECORD_TABLES
from dipldata.tables.stored_links import LinksWriter, StoredLinks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from dipldata.exports.files import RecordWriter, RowWriter
    from dipldata.exports.formats import Format
    from dipldata.ids import RecordType
    from dipldata.release.filling import Directory
    from dipldata.release.record_files import RecordFiles

Told = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""
Named = Callable[[str], str]
"""Gives the name that a file of a format gets."""


class Counts(NamedTuple):
    """The numbers of records by collection and of rows by table."""

    records: Mapping[str, int]
    rows: Mapping[str, int]

    @property
    def live(self) -> int:
        """The number of live records."""
        return sum(self.records.values()) - self.records[RETIRED]


def stream_release(source: RecordFiles, version: str, directory: Directory, told: Told) -> Counts:
    """Fill a directory with the release of some records, as `plan_release` plans it.

    Raises `ReleaseUnsoundError` as that does, and `RecordsChangedError`.
    """
    with _linked(source, directory.scratch, told) as passing, closing(ContentKeeper(directory.scratch)) as content:
        coverage = Coverage(passing.links)
        records = JsonWriter(directory.open, version, parts=True), JsonLinesWriter(directory.open), content
        output = Output(rows=(CsvWriter(directory.open), directory.database(DATABASE)), records=records)
        counts = passing.fill([output], coverage.add)
    for path, data in plan_accompanying(directory.stamps, version, *counts).items():
        directory.write(path, data)
    with directory.open("manifest.json") as file:
        for part in manifest_parts(content.summary(counts.records), directory.stamps, version, coverage.figures()):
            file.write(part.encode("utf-8"))
    directory.write("SHA256SUMS", plan_checksums(directory.stamps))
    source.require_unchanged()
    return counts


def stream_formats(
    source: RecordFiles, version: str, directory: Directory, forms: Mapping[Format, Named], told: Told
) -> None:
    """Fill a directory with formats that can be streamed, each with what names its files there.

    Raises `ReleaseUnsoundError` and `RecordsChangedError`.
    """
    folders = {form: _Renaming(directory, named) for form, named in forms.items()}
    with _linked(source, directory.scratch, told) as passing:
        outputs = {form: form.stream(folder, version) for form, folder in folders.items() if form.stream}
        passing.fill([*outputs.values()])
    for form, output in outputs.items():
        stamps = {path: directory.stamps[name] for path, name in folders[form].names.items()}
        for path, data in output.after(stamps).items() if output.after else ():
            directory.write(forms[form](path), data)
    source.require_unchanged()


class _Renaming:
    """The folder of one of several formats in a directory."""

    def __init__(self, directory: Directory, named: Named) -> None:
        self._directory: Final = directory
        self._named: Final = named
        self.names: Final[dict[str, str]] = {}
        """The name of each file in the directory, by that in the format."""

    def open(self, path: str) -> BinaryIO:
        return self._directory.open(self._name(path))

    def database(self, path: str) -> RowWriter:
        return self._directory.database(self._name(path))

    def at_end(self, call: Callable[[], None]) -> None:
        self._directory.at_end(call)

    def _name(self, path: str) -> str:
        self.names[path] = self._named(path)
        return self.names[path]


@contextmanager
def _linked(source: RecordFiles, scratch: Path, told: Told) -> Iterator[_Passing]:
    """Let the records go by for the first time."""
    retired: list[Retired] = []
    with closing(sqlite3.connect(scratch / "links")) as connection:
        with closing(LinksWriter(connection)) as writer:
            for done, record in enumerate(source, start=1):
                if record.state != "draft":
                    writer.add(record)
                if isinstance(record, Retired):
                    retired.append(record)
                told("Reading records", done, len(source))
        yield _Passing(source, retired, StoredLinks(connection), told)


class _Passing:
    """Records that go by for the second time."""

    def __init__(self, source: RecordFiles, retired: Sequence[Retired], links: StoredLinks, told: Told) -> None:
        self.links: Final = links
        self._source: Final = source
        self._retired: Final = sorted(retired, key=lambda record: (record.type, record.id))
        self._told: Final = told
        self._check: Final = RowCheck(lambda key, value: links.holds(key.table, value))
        self._numbers: Final = Counter(dict.fromkeys(COLLECTIONS, 0))
        self._plain: PlainRecord = {}

    def fill(self, outputs: Sequence[Output], seen: Callable[[Record], None] = lambda _: None) -> Counts:
        """Write everything that some outputs write; `seen` is given each live record."""
        row_writers = [writer for output in outputs for writer in output.rows]
        record_writers = [writer for output in outputs for writer in output.records]
        rows = Counter({table.name: 0 for table in TABLES})
        live = self._live(record_writers, seen)
        for table, row in stream_rows(live, self._retired, self.links, lambda _: self._plain):
            self._check.add(table, row)
            rows[table] += 1
            for row_writer in row_writers:
                row_writer.add(table, row)
        self._check.close()
        for record in self._retired:
            self._add(RETIRED, plain_record(record), record_writers)
        writers: list[RecordWriter | RowWriter] = [*record_writers, *row_writers]
        for done, each in enumerate(writers, start=1):
            self._told("Finishing files", done, len(writers))
            each.close()
        return Counts(self._numbers, rows)

    def _live(self, writers: Sequence[RecordWriter], seen: Callable[[Record], None]) -> Iterator[Record]:
        for done, record in enumerate(self._source, start=1):
            self._told("Writing records", done, len(self._source))
            if isinstance(record, Retired) or record.state != "live":
                continue
            self._check.begin()
            self._plain = plain_record(record)
            seen(record)
            kind = cast("RecordType", record.type)  # type: ignore[attr-defined, unused-ignore]  # every concrete record has one
            self._add(RECORD_TABLES[kind], self._plain, writers)
            yield record

    def _add(self, collection: str, plain: PlainRecord, writers: Sequence[RecordWriter]) -> None:
        self._numbers[collection] += 1
        for writer in writers:
            writer.add(collection, plain)
