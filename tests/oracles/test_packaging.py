"""The package before the judges of packages: the project file, the wheel and the source distribution."""

from __future__ import annotations

import base64
import hashlib
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.oracles.breaking import change, run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"
PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "CITATION.cff", "LICENSE", "LICENSE-DATA")
ON_PURPOSE = "W002"
"""Texts that are in the wheel twice: the package ships them, and the release in it has them, too."""
RATING = "8"
"""What pyroma grants of 10 to a project that has no page and no address."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the records of the corpus, and its wheel and source distribution in dist/."""
    directory = tmp_path_factory.mktemp("project")
    for name in PARTS:
        shutil.copy(ROOT / name, directory)
    for name in ("src", "schema"):
        shutil.copytree(ROOT / name, directory / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(BASE, directory / "records")
    done = run("hatchling", "build", "-d", "dist", directory=directory)
    assert done.returncode == 0, done.stderr
    return directory


STRAY = b"x = 1\n"
DIGEST = base64.urlsafe_b64encode(hashlib.sha256(STRAY).digest()).rstrip(b"=").decode("ascii")


def repacked(wheel: Path, directory: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    """A copy of a wheel with some of its files edited."""
    path = directory / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
    return path


def with_stray(wheel: Path, directory: Path, name: str) -> Path:
    """A copy of a wheel with one file more, which its list of files has, too."""
    line = f"{name},sha256={DIGEST},{len(STRAY)}\n".encode()
    path = repacked(wheel, directory, lambda each, data: line + data if each.endswith("RECORD") else data)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, STRAY)
    return path


def test_the_project_file_is_valid() -> None:
    """`validate-pyproject` accepts it."""
    assert run("validate-pyproject", "pyproject.toml", directory=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('requires-python = ">=3.11"', 'requires-python = "3.11 and up"'), ('dynamic = ["version"]', ""),
        ('"Typing :: Typed"', '"Typed"'),
    ],
)  # fmt: skip
def test_a_fault_of_the_project_file_would_be_found(tmp_path: Path, old: str, new: str) -> None:
    """A version that is none, a field that is missing and a classifier that does not exist are refused."""
    path = tmp_path / "pyproject.toml"
    path.write_bytes((ROOT / "pyproject.toml").read_bytes())
    change(path, old, new)
    assert run("validate-pyproject", "pyproject.toml", directory=tmp_path).returncode != 0


def test_the_distributions_can_be_published(project: Path, tmp_path: Path) -> None:
    """`twine check --strict` passes both, and would not pass a wheel without a description."""
    files = [path.as_posix() for path in (project / "dist").iterdir()]
    assert len(files) == 2
    assert run("twine", "check", "--strict", *files, directory=project).returncode == 0
    (wheel,) = (project / "dist").glob("*.whl")
    bare = repacked(
        wheel, tmp_path, lambda name, data: data.partition(b"\n\n")[0] if name.endswith("METADATA") else data
    )
    assert run("twine", "check", "--strict", bare.as_posix(), directory=tmp_path).returncode != 0


def test_the_wheel_holds_what_it_should(project: Path, tmp_path: Path) -> None:
    """`check-wheel-contents` finds nothing but the doubles, and would find a compiled file and a stray module."""
    (wheel,) = (project / "dist").glob("*.whl")
    judge = ("check-wheel-contents", "--ignore", ON_PURPOSE)
    done = run(*judge, wheel.as_posix(), directory=project)
    assert done.returncode == 0, done.stdout
    for stray in ("dipldata/__pycache__/ids.cpython-311.pyc", "tests/test_x.py"):
        broken = with_stray(wheel, tmp_path, stray)
        assert run(*judge, broken.as_posix(), directory=tmp_path).returncode != 0


def test_the_metadata_are_rated_well(project: Path, tmp_path: Path) -> None:
    """`pyroma` grants what can be had without a page of the project, and would grant less without classifiers."""
    assert run("pyroma", "-n", RATING, ".", directory=project).returncode == 0
    poorer = tmp_path / "poorer"
    shutil.copytree(project, poorer)
    change(poorer / "pyproject.toml", "classifiers = [", "unknown = [")
    assert run("pyroma", "-n", RATING, ".", directory=poorer).returncode != 0
