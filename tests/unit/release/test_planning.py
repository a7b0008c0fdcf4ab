"""The plan of a release: complete, sound, and the same from the same records."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dipldata.dataset import Dataset
from dipldata.errors import ReleaseUnsoundError
from dipldata.ids import RECORD_TYPES
from dipldata.loading import load_corpus
from dipldata.models import Place, Topic
from dipldata.release.planning import plan_release
from dipldata.release.soundness import FORMULA_STARTS, require_sound
from dipldata.tables import TABLES, rows_of

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
BUILD = "import sys; from dipldata.cli import main; main(['build', '--records', sys.argv[1], '--out', sys.argv[2]])"


@pytest.fixture(scope="module")
def base() -> Dataset:
    """The dataset of the corpus."""
    return load_corpus([BASE]).dataset


def place(**changes: Any) -> Place:  # noqa: ANN401 - plain values
    """A place with some fields changed."""
    return Place.model_validate({"id": "port", "name": "Port", "country": "CN", "kind": "city"} | changes)


def test_a_release_is_complete(base: Dataset) -> None:
    """Every promised file is there, and the checksums name every file but their own."""
    plan = plan_release(base, "1.2.3")
    expected = {
        "dipldata.json",
        "datapackage.json",
        "manifest.json",
        "SHA256SUMS",
        "LICENSE-DATA",
        "CITATION.cff",
        "README.md",
    }
    assert expected <= set(plan)
    assert {f"schema/{kind}.schema.json" for kind in RECORD_TYPES} <= set(plan)
    assert {f"csv/{table.name}.csv" for table in TABLES} <= set(plan)
    lines = plan["SHA256SUMS"].decode("ascii").splitlines()
    sums = {path: digest for digest, path in (line.split("  ") for line in lines)}
    assert sums == {path: hashlib.sha256(data).hexdigest() for path, data in plan.items() if path != "SHA256SUMS"}
    assert set(json.loads(plan["manifest.json"])["files"]) == set(plan) - {"manifest.json", "SHA256SUMS"}


def test_an_empty_dataset_can_be_released() -> None:
    """A release without records has every file, and every table its header."""
    plan = plan_release(Dataset([]), "0.0.1")
    assert json.loads(plan["manifest.json"])["counts"]["meetings"] == 0
    assert plan["csv/meetings.csv"].startswith(b"id,kind,title,")


def test_no_cell_is_a_formula(base: Dataset) -> None:
    """No cell of any table of a release begins like a formula, negative numbers excepted."""
    for rows in rows_of(base).values():
        for row in rows:
            assert [cell for cell in row.values() if isinstance(cell, str) and cell.startswith(FORMULA_STARTS)] == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@x", "＝1", "\tx", "\rx"])
def test_a_formula_is_refused(text: str) -> None:
    """A release is not planned when a text in it would be run by a spreadsheet."""
    with pytest.raises(ReleaseUnsoundError, match="begins like a formula"):
        plan_release(Dataset([place(name=text)]), "1.0.0")


def test_a_broken_reference_is_refused() -> None:
    """A release is not planned when a foreign key names nothing."""
    topic = Topic.model_validate({"id": "a", "label": "A", "definition": "A.", "parent": "gone"})
    with pytest.raises(ReleaseUnsoundError, match=re.escape("topics: gone (parent) is not in topics")):
        plan_release(Dataset([topic]), "1.0.0")


def test_a_key_used_twice_is_refused() -> None:
    """Two rows with one key are found."""
    rows = rows_of(Dataset([place()]))
    rows["places"] *= 2
    with pytest.raises(ReleaseUnsoundError, match="several rows have the key port"):
        require_sound(rows)


def test_a_required_cell_that_is_empty_is_refused() -> None:
    """A row without a required value is found."""
    rows = rows_of(Dataset([place()]))
    rows["places"][0]["name"] = None
    with pytest.raises(ReleaseUnsoundError, match="name is empty"):
        require_sound(rows)


def built_elsewhere(where: Path, **environment: str) -> dict[str, bytes]:
    """A release built by a process of its own, with some variables of the environment set."""
    where.mkdir()
    command = [sys.executable, "-c", BUILD, str(BASE), "out"]
    subprocess.run(command, cwd=where, env=environment, check=True, capture_output=True)
    files = (path for path in (where / "out").rglob("*") if path.is_file())
    return {path.relative_to(where / "out").as_posix(): path.read_bytes() for path in files}


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Time zone, locale, hash seed, umask and working directory leave no trace in a release."""
    first = built_elsewhere(
        tmp_path / "a", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="0"
    )
    second = built_elsewhere(
        tmp_path / "b", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", HOSTNAME="other"
    )
    assert first == second
    assert len(first) > len(TABLES)
