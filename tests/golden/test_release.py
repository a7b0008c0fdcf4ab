"""The bytes of a release, built from the corpus's base with the version `0.0.0`.

`release/` holds the files that people can read and the checksums of all. `pytest tests/golden --update-golden` writes
it anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipldata.exports.csv_export import plan_csv
from dipldata.exports.sqlite_export import NAME, rows_from_sqlite
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent / "release"
BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"


def is_kept(path: str) -> bool:
    """Whether a file is kept whole; of the rest, which say the same again or are large, the checksums are."""
    return path in {"README.md", "SHA256SUMS", "dipldata.json", "manifest.json"} or path.startswith("csv/")


def test_a_release_has_the_expected_bytes(request: pytest.FixtureRequest) -> None:
    """Every file is as expected: the readable ones as they stand here, all of them by checksum."""
    plan = plan_release(load_corpus([BASE]).dataset, "0.0.0")
    kept = {path: data for path, data in plan.items() if is_kept(path)}
    if request.config.getoption("--update-golden"):
        update(kept)
    found = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in HERE.rglob("*") if path.is_file()}
    assert set(found) == set(kept)
    apart = {"SHA256SUMS", "manifest.json"}
    assert [path for path in kept if path not in apart and found[path] != kept[path]] == []
    assert without_database(found["SHA256SUMS"]) == without_database(kept["SHA256SUMS"])
    assert described(found["manifest.json"]) == described(kept["manifest.json"])


def test_the_database_says_what_the_tables_say() -> None:
    """Its rows written as CSV are the CSV files, whatever the version of SQLite that laid it out."""
    plan = plan_release(load_corpus([BASE]).dataset, "0.0.0")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(plan[NAME])
        tables = plan_csv(rows_from_sqlite(connection))
    assert [path for path, data in tables.items() if plan[path] != data] == []


def without_database(checksums: bytes) -> list[str]:
    """`SHA256SUMS` but for the database, which SQLite may lay out anew, and for what states its hash."""
    lines = checksums.decode("ascii").splitlines()
    return [line for line in lines if not line.endswith((f"  {NAME}", "  manifest.json"))]


def described(manifest: bytes) -> dict[str, Any]:
    """The content of a manifest without the size and hash of the database."""
    content: dict[str, Any] = json.loads(manifest)
    del content["files"][NAME]
    return content


def update(kept: dict[str, bytes]) -> None:
    """Write the expected files anew."""
    shutil.rmtree(HERE, ignore_errors=True)
    for path, data in kept.items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(data)
