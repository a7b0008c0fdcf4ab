"""The database before SQLite's own checks, and as Datasette shows it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from dipldata.exports.sqlite_export import rows_from_sqlite
from dipldata.exports.sqlite_views import VIEWS
from dipldata.tables import rows_of
from tests.oracles.breaking import run

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.dataset import Dataset

SHOW = """
import asyncio, json, sys
from datasette.app import Datasette
async def show():
    datasette = Datasette(["dipldata.sqlite"], metadata=json.load(open("datasette.json", encoding="utf-8")))
    await datasette.invoke_startup()
    for path in sys.argv[1:]:
        answer = await datasette.client.get(path)
        print(json.dumps([answer.status_code, answer.text]))
asyncio.run(show())
"""
"""Prints status and text of pages of Datasette."""


HTTP_OK = 200


def faults(path: Path) -> list[tuple[Any, ...]]:
    """What SQLite finds wrong with a database."""
    with closing(sqlite3.connect(path)) as connection:
        integrity = [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        return [*integrity, *connection.execute("PRAGMA foreign_key_check")]


def is_damaged(path: Path) -> bool:
    """Whether SQLite cannot read a file, or finds pages of it wrong."""
    try:
        return any(len(row) == 1 for row in faults(path))
    except sqlite3.DatabaseError:
        return True


def found(path: Path, words: str) -> set[str]:
    """The texts that a search finds."""
    query = "SELECT text FROM texts_index(?) JOIN texts ON texts.number = texts_index.rowid"
    with closing(sqlite3.connect(path)) as connection:
        return {text for (text,) in connection.execute(query, (words,))}


def shown(release: Path, *paths: str) -> list[tuple[int, str]]:
    """Status and text of pages of Datasette."""
    done = run("python", "-W", "ignore", "-c", SHOW, *paths, directory=release)
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_the_database_is_sound_and_has_every_row(real: Dataset, real_release: Path) -> None:
    """`integrity_check` and `foreign_key_check` find nothing, and the rows are those of the tables."""
    path = real_release / "dipldata.sqlite"
    assert faults(path) == []
    with closing(sqlite3.connect(path)) as connection:
        assert rows_from_sqlite(connection) == rows_of(real)


def test_every_view_gives_rows(real_release: Path) -> None:
    """Each view can be read and is not empty; the lists have one row for each of what they list."""
    with closing(sqlite3.connect(real_release / "dipldata.sqlite")) as connection:
        counts = {view.name: len([*connection.execute(f"SELECT * FROM {view.name}")]) for view in VIEWS}  # noqa: S608 - our own names
        lists = {"meeting_list": "meetings", "participant_list": "participants", "group_list": "working_groups"}
        sizes = {view: len([*connection.execute(f"SELECT 1 FROM {lists[view]}")]) for view in lists}  # noqa: S608 - the same
    assert min(counts.values()) > 0
    assert {view: counts[view] for view in lists} == sizes


@pytest.mark.parametrize("words", ["中美", "习近平", "北京", "外交部"])
def test_chinese_words_are_found(real_release: Path, words: str) -> None:
    """A word of two or three characters is found as it is, in every text that has it and in no other."""
    path = real_release / "dipldata.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        expected = {text for (text,) in connection.execute("SELECT text FROM texts WHERE instr(text, ?)", (words,))}
    assert found(path, words) == expected != set()


def test_words_of_other_scripts_are_found(base_release: Path) -> None:
    """Case and accents do not matter; parts of words are not found, and words of several texts are told apart."""
    path = base_release / "dipldata.sqlite"
    assert any("Beijing" in text for text in found(path, "BEIJÍNG"))
    assert found(path, "eijin") == set()


def test_a_check_would_find_a_fault(base_release: Path) -> None:
    """A row that is referred to and missing, and a page that is overwritten, are found."""
    path = base_release / "dipldata.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM places")
    assert {row[0] for row in faults(path)} >= {"meetings"}
    assert not is_damaged(path)
    path.write_bytes(path.read_bytes()[:-40_960] + b"\xff" * 40_960)
    assert is_damaged(path)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("meetings", "mode", "by pigeon"), ("meetings", "title", None), ("participants", "position", "first")],
)
def test_a_wrong_value_is_refused(base_release: Path, table: str, column: str, value: str | None) -> None:
    """The tables are strict: no other word, no empty cell, no other type."""
    path, query = base_release / "dipldata.sqlite", f"UPDATE {table} SET {column} = ?"  # noqa: S608 - our own names
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(query, (value,))


def test_datasette_shows_the_database(real_release: Path) -> None:
    """Tables, views, labels, descriptions and the search for a Chinese word work as the files are."""
    searches = [
        f"/dipldata/{page}=%E4%B8%AD%E7%BE%8E&_shape=array" for page in ("texts.json?_search", "search.json?words")
    ]
    lists = [f"/dipldata/{view.name}.json?_size=1" for view in VIEWS]
    pages = shown(real_release, "/", "/dipldata", "/dipldata/meetings", *searches, *lists)
    assert {status for status, _ in pages} == {HTTP_OK}
    assert "a source-cited dataset" in pages[0][1]
    assert "Meetings, calls, rounds" in pages[2][1]
    for _, text in pages[3:5]:
        assert json.loads(text)
        assert all("中美" in row["text"] for row in json.loads(text))


def test_datasette_would_refuse_a_broken_file(base_release: Path) -> None:
    """A file that is cut short is not shown."""
    path = base_release / "dipldata.sqlite"
    path.write_bytes(path.read_bytes()[:5_000])
    done = run("python", "-W", "ignore", "-c", SHOW, "/dipldata/meetings", directory=base_release)
    assert done.returncode != 0 or json.loads(done.stdout.splitlines()[-1])[0] != HTTP_OK
