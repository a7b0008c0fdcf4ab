"""The release as a Croissant dataset, validated and loaded by the standard's own library."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from dipldata.tables import TABLES
from tests.oracles.breaking import change, run

if TYPE_CHECKING:
    from pathlib import Path

LOAD = """
import itertools, json, sys
import mlcroissant
for directory in sys.argv[1:]:
    try:
        dataset = mlcroissant.Dataset(jsonld=f"{directory}/croissant.json")
        names = [each.id for each in dataset.metadata.record_sets]
        print(json.dumps({name: len(list(itertools.islice(dataset.records(name), 100))) for name in names}))
    except Exception as error:
        print(json.dumps(type(error).__name__))
"""
"""Loads up to a hundred rows of each record set of releases, which checks the hash and the columns of the files."""


def load(*releases: Path) -> list[dict[str, int] | str]:
    """How many rows were loaded of each record set of each release, or the name of the error."""
    command = [sys.executable, "-W", "ignore", "-c", LOAD, *map(str, releases)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith(("{", '"'))]


def test_the_metadata_are_valid(real_release: Path) -> None:
    """`mlcroissant validate` has no error; its one warning is that a release without a date has none."""
    done = run("mlcroissant", "validate", "--jsonld", "croissant.json", directory=real_release)
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr.lower()


def test_every_table_can_be_loaded(real_release: Path) -> None:
    """Every record set gives its rows, from files that have the stated hash."""
    counts = {
        table.name: len((real_release / "csv" / f"{table.name}.csv").read_bytes().splitlines()) for table in TABLES
    }
    (found,) = load(real_release)
    assert isinstance(found, dict)
    assert set(found) == set(counts)
    assert [name for name in counts if (found[name] == 0) != (counts[name] == 1)] == []


def test_the_validator_would_find_a_fault(base_release: Path) -> None:
    """Metadata without a hash are refused."""
    change(base_release / "croissant.json", '"sha256"', '"sha255"')
    assert run("mlcroissant", "validate", "--jsonld", "croissant.json", directory=base_release).returncode != 0


FAULTS = (
    ("csv/places.csv", "Beijing", "Peking!"),
    ("croissant.json", '"column": "country"', '"column": "land"'),
    ("croissant.json", '"contentUrl": "csv/places.csv"', '"contentUrl": "csv/nowhere.csv"'),
)


def test_loading_would_find_a_fault(base_release: Path, tmp_path: Path) -> None:
    """A file with another hash, a column that is not there and a file that is not there cannot be loaded."""
    broken = [shutil.copytree(base_release, tmp_path / str(number)) for number in range(len(FAULTS))]
    for directory, (file, old, new) in zip(broken, FAULTS, strict=True):
        change(directory / file, old, new)
    sound, *errors = load(base_release, *broken)
    assert isinstance(sound, dict)
    assert sound["places"] == 2
    assert [isinstance(error, str) for error in errors] == [True, True, True]
