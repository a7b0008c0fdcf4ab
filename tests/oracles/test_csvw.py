"""The CSV tables before a validator of CSV on the Web."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.oracles.breaking import change, run

if TYPE_CHECKING:
    from pathlib import Path


_ROWS = 2_000


def is_valid(release: Path) -> bool:
    """The verdict of `csvwvalidate` on all tables of a release."""
    done = run("csvwvalidate", "csv/csv-metadata.json", directory=release)
    assert done.stdout.strip() in {"OK", "FAIL"}, done.stderr
    return done.returncode == 0


def test_the_validator_finds_nothing(real_release: Path, tmp_path: Path) -> None:
    """Types, vocabularies, required cells, primary and foreign keys of the live release are as described.

    Of the longest table, the validator, which is slow, gets the first rows.
    """
    shutil.copytree(real_release / "csv", tmp_path / "csv")
    longest = tmp_path / "csv" / "provenance.csv"
    longest.write_bytes(b"".join(longest.read_bytes().splitlines(keepends=True)[:_ROWS]))
    assert is_valid(tmp_path)


def test_a_release_that_is_not_broken_is_valid(base_release: Path) -> None:
    """The release of the corpus, which the next tests break, is valid as it is."""
    assert is_valid(base_release)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("chairs", "head-of-bureau", "tail-of-bureau"),
        ("meetings", ",2020-03-04,", ",03/04/20,"),
        ("places", ",city,", ",town,"),
        ("places", "washington,", "beijing,"),
        ("offices", ",false,", ",no,"),
        ("places", ",Beijing,", ",,"),
        ("places", "name", "label"),
    ],
)
def test_the_validator_would_find_a_fault(base_release: Path, table: str, old: str, new: str) -> None:
    """A broken reference, date, word, key, truth value, required cell or header is refused."""
    change(base_release / "csv" / f"{table}.csv", old, new)
    assert not is_valid(base_release)
