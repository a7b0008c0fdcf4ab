"""The base of the corpus as a dataset, and a copy of it to change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.linked.opening import load

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


@pytest.fixture(scope="session")
def ds() -> Dataset:
    """The base of the corpus."""
    return load(BASE)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A directory that holds the base of the corpus as `records`."""
    shutil.copytree(BASE, tmp_path / "records")
    return tmp_path
