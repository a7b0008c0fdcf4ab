"""The releases that the oracles judge: that of the live records, built once, and fresh ones of the corpus to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from dipldata.exports.parquet_export import plan_parquet
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release
from dipldata.tables import rows_of

if TYPE_CHECKING:
    from dipldata.dataset import Dataset

TESTS = Path(__file__).parents[1]
RECORDS = TESTS.parent / "records"
BASE = TESTS / "corpus" / "good" / "base" / "records"

Build = Callable[[str], Path]


def write(files: dict[str, bytes], directory: Path) -> Path:
    """Write files by path."""
    for path, data in files.items():
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (directory / path).write_bytes(data)
    return directory


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The live records."""
    return load_corpus([RECORDS]).dataset


@pytest.fixture(scope="session")
def base() -> Dataset:
    """The records of the corpus."""
    return load_corpus([BASE]).dataset


@pytest.fixture(scope="session")
def real_release(real: Dataset, tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """The release of the live records, with the Parquet files beside; all workers of a run read one and the same."""
    directory = tmp_path_factory.getbasetemp().parent / f"real-{testrun_uid}"
    with FileLock(f"{directory}.lock"):
        if not (directory / "done").exists():
            write(plan_release(real, "0.0.0") | plan_parquet(rows_of(real)) | {"done": b""}, directory)
    return directory


@pytest.fixture
def base_release(base: Dataset, tmp_path: Path) -> Path:
    """A release of the corpus, with the Parquet files beside, for one test to break."""
    return write(plan_release(base, "0.0.0") | plan_parquet(rows_of(base)), tmp_path / "release")
