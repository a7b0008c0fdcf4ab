"""Writers take rows as they come: record by record, without a list of them, and with the same result."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from dipldata.errors import ReleaseUnsoundError
from dipldata.exports.csv_export import CsvWriter, plan_csv
from dipldata.exports.files import Buffers
from dipldata.exports.json_export import collections_of
from dipldata.exports.jsonl_export import JsonLinesWriter, plan_jsonl
from dipldata.exports.sqlite_export import SqliteWriter, plan_sqlite, restamped
from dipldata.exports.sqlite_search import searchable
from dipldata.loading import load_corpus
from dipldata.models import Retired
from dipldata.tables import DatasetLinks, rows_of, stream_rows
from dipldata.tables.specs import RECORD_TABLES

if TYPE_CHECKING:
    from dipldata.dataset import Dataset

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
GONE = Retired.model_validate({"type": "place", "id": "canton", "state": "retired", "replaced_by": ["beijing"]})


@pytest.fixture(scope="module")
def base() -> Dataset:
    """The dataset of the corpus."""
    return load_corpus([BASE]).dataset


def opened(directory: Path, path: str) -> BinaryIO:
    """A file on the disk."""
    (directory / path).parent.mkdir(parents=True, exist_ok=True)
    return (directory / path).open("wb")


def test_streamed_tables_are_those_of_a_plan(base: Dataset, tmp_path: Path) -> None:
    """Rows that go straight from records to files and a database give the bytes of a plan from lists."""
    csv = CsvWriter(lambda path: opened(tmp_path, path))
    with closing(sqlite3.connect(tmp_path / "dipldata.sqlite")) as connection:
        database = SqliteWriter(connection)
        for table, row in stream_rows(base, [GONE], DatasetLinks(base)):
            csv.add(table, row)
            database.add(table, row)
        csv.close()
        database.close()
    rows = rows_of(type(base)(base, [GONE]))
    assert {path: (tmp_path / path).read_bytes() for path in plan_csv(rows)} == plan_csv(rows)
    assert restamped((tmp_path / "dipldata.sqlite").read_bytes()) == plan_sqlite(rows)


def test_streamed_lines_are_those_of_a_plan(base: Dataset) -> None:
    """JSON Lines of records as they come are those of collections."""
    buffers = Buffers()
    writer = JsonLinesWriter(buffers.open)
    collections = collections_of(base)
    for name, records in collections.items():
        for record in records:
            writer.add(name, record)
    writer.close()
    assert buffers.files == plan_jsonl(collections)


def test_ids_of_live_and_retired_records_are_in_one_order(base: Dataset) -> None:
    """The table of all ids is in the order of types and ids, wherever the retired ones come in."""
    last = GONE.model_copy(update={"type": "source", "id": "zzz"})
    found = [
        (row["type"], row["id"])
        for table, row in stream_rows(base, [last, GONE], DatasetLinks(base))
        if table == "records"
    ]
    assert found == sorted(found, key=lambda key: (list(RECORD_TABLES).index(str(key[0])), key[1]))  # type: ignore[arg-type]  # a type
    assert {("place", "canton"), ("source", "zzz")} <= set(found)


def test_a_broken_key_is_refused(base: Dataset) -> None:
    """A database whose references lead nowhere is not finished."""
    rows = rows_of(base)
    rows["places"] = []
    with pytest.raises(ReleaseUnsoundError, match="refers to nothing in places"):
        plan_sqlite(rows)


def test_a_word_outside_the_vocabulary_is_refused(base: Dataset) -> None:
    """The database keeps the vocabularies itself."""
    rows = rows_of(base)
    rows["places"][0]["kind"] = "town"
    with pytest.raises(ReleaseUnsoundError, match="places: CHECK constraint failed"):
        plan_sqlite(rows)


def test_the_database_names_no_version_of_sqlite(base: Dataset) -> None:
    """The head of the file has a fixed number in place of the version that wrote it."""
    assert int.from_bytes(plan_sqlite(rows_of(base))[96:100], "big") == 3_037_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("中美", "  中 美 中美"),
        ("AI对话", "AI  对 话 对话"),
        ("plain words", "plain words"),
        ("", ""),
    ],
)
def test_runs_of_ideographs_are_words(text: str, words: str) -> None:
    """Every run of up to eight ideographs is a word of its own; other scripts stay as they are."""
    assert searchable(text).split() == words.split()


def test_the_longest_word_has_eight_ideographs() -> None:
    """Longer runs are found by their parts."""
    words = searchable("一二三四五六七八九").split()
    assert max(map(len, words)) == 8
    assert len(words) == len(set(words)) == 9 + 8 + 7 + 6 + 5 + 4 + 3 + 2
