"""What people install: wheel and sdist carry the data, and work in an empty environment without a network."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from dipldata.linked.opening import load
from dipldata.version import VERSION
from tests.contract.wheelhouse import needed, pack

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).with_name("examples.py")
DOCUMENTS = ("README.md", "docs/python.md")
DOCUMENTED = (
    "dipldata", "dipldata.linked.opening", "dipldata.linked.dataset", "dipldata.linked.collections",
    "dipldata.analysis.contacts", "dipldata.analysis.groups", "dipldata.analysis.topics",
)  # fmt: skip
BUILD = "import sys; from hatchling import build; print(getattr(build, sys.argv[1])(sys.argv[2]))"
HEAVY = {"numpy", "pandas", "polars", "pyarrow", "duckdb", "networkx", "matplotlib", "hatchling"}


def build(what: str, source: Path, out: Path) -> Path:
    """Build a `wheel` or an `sdist` of a source tree, as an installer does."""
    command = [sys.executable, "-c", BUILD, f"build_{what}", str(out)]
    found = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return out / found.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of the repository."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path) -> Path:
    """The sdist, unpacked."""
    with tarfile.open(sdist) as archive:
        archive.extractall(sdist.parent / "unpacked", filter="data")
    return sdist.parent / "unpacked" / f"dipldata-{VERSION}"


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the unpacked sdist."""
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment, in which the wheel was installed with no index to ask."""
    house, home = tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("home")
    for each in needed("dipldata").values():
        pack(each, house)
    venv.create(home, with_pip=False)
    interpreter = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(interpreter), "--disable-pip-version-check", "--isolated"]
    options = ["--quiet", "--no-index", "--no-compile", "--find-links", str(house)]
    found = subprocess.run([*pip, "install", *options, str(wheel)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return interpreter


def run(python: Path, *arguments: str, cwd: Path) -> str:
    """Run the new environment's Python away from the repository; what it prints."""
    command = [str(python), "-I", *arguments]
    found = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def contents(wheel: Path) -> dict[str, int]:
    """The files of a wheel in their order, each with its checksum."""
    with zipfile.ZipFile(wheel) as archive:
        return {member.filename: member.CRC for member in archive.infolist()}


def test_the_wheel_from_the_sdist_is_that_of_the_repository(wheel: Path, tmp_path: Path) -> None:
    """Built from either, the wheel has the same bytes."""
    other = build("wheel", ROOT, tmp_path)
    assert contents(wheel) == contents(other)
    # Not compared in the assertion itself: to show where millions of bytes differ takes minutes.
    same = wheel.read_bytes() == other.read_bytes()
    assert same


def test_both_carry_the_release(wheel: Path, unpacked: Path) -> None:
    """The data in the wheel are those in the sdist, each file once, and equal the records."""
    packed = unpacked / "src" / "dipldata" / "_release"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        carried = {name for name in names if name.startswith("dipldata/_release/")}
        assert len(names) == len(set(names))
        assert all(archive.read(name) == (packed.parent.parent / name).read_bytes() for name in carried)
    assert len(carried) == sum(path.is_file() for path in packed.rglob("*")) > 10
    assert load(packed) == load(unpacked / "records")


def test_the_wheel_is_complete_and_clean(wheel: Path) -> None:
    """It has types, licences and the generated files, and neither tests nor caches nor records."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {
        "py.typed",
        "linked/records.pyi",
        "linked/fields.json",
        "exports/texts/CITATION.cff",
        "_release/manifest.json",
        "_schema/meeting.schema.json",
    }
    assert {f"dipldata/{name}" for name in wanted} <= names
    assert {f"dipldata-{VERSION}.dist-info/licenses/{name}" for name in ("LICENSE", "LICENSE-DATA")} <= names
    strangers = [name for name in names if not name.startswith(("dipldata/", f"dipldata-{VERSION}.dist-info/"))]
    assert strangers == [name for name in names if name.endswith((".pyc", ".yaml"))] == []


def test_the_sdist_can_be_worked_with(unpacked: Path) -> None:
    """It has the records, the tests, the hook and everything that `make` needs."""
    for name in ("records/meetings", "tests/contract/test_package.py", "hatch_build.py", "Makefile", "schema", "tools"):
        assert (unpacked / name).exists()


def test_the_environment_is_light(python: Path, tmp_path: Path) -> None:
    """Installing the wheel brings no data frames, databases or plots."""
    code = "from importlib.metadata import distributions as found; print(*(each.name.lower() for each in found()))"
    installed = set(run(python, "-c", code, cwd=tmp_path).split())
    assert "dipldata" in installed
    assert installed & HEAVY == set()


def test_the_documents_tell_the_truth(python: Path, tmp_path: Path) -> None:
    """Each example of the README and of the guide gives what is shown, with no network to ask."""
    documents = [str(ROOT / name) for name in DOCUMENTS]
    told = run(python, str(EXAMPLES), *documents, cwd=tmp_path)
    assert told.count(" 0 wrong\n") == len(DOCUMENTS)


def test_the_docstrings_tell_the_truth(python: Path, tmp_path: Path) -> None:
    """Each example in the documentation of the package's face, its datasets and its analyses is right."""
    code = (
        "import doctest, importlib, sys\n"
        "results = [doctest.testmod(importlib.import_module(name)) for name in sys.argv[1:]]\n"
        "print(*((each.failed, each.attempted > 0) for each in results))"
    )
    told = run(python, "-c", code, *DOCUMENTED, cwd=tmp_path)
    assert told == " ".join(["(0, True)"] * len(DOCUMENTED)) + "\n"


def test_the_examples_can_fail(python: Path, tmp_path: Path) -> None:
    """A wrong output, a call to the network, and a document without examples are found."""
    document = tmp_path / "wrong.md"
    for text in (">>> 1 + 1\n3\n", '>>> import urllib.request as r; _ = r.urlopen("http://localhost:9")\n', ""):
        document.write_text(f"```python\n{text}```\n")
        found = subprocess.run([python, "-I", EXAMPLES, document], capture_output=True, text=True, check=False)
        assert found.returncode == 1


def test_the_command_line_is_installed(python: Path, tmp_path: Path) -> None:
    """`dipldata` runs, on the packaged data, too."""
    command = [str(python.parent / "dipldata"), "stats", "systematic", "--format", "csv"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.startswith("year,contacts,systematic,ad_hoc,unknown,share\n")


def test_invalid_records_stop_the_build(tmp_path: Path) -> None:
    """The build ends with the report, and leaves nothing."""
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in ("src", "schema", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "hatch_build.py"):
        (tree / name).symlink_to(ROOT / name)
    place = tree / "records" / "places" / "beijing.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("id: beijing\nname: Beijing\ncountry: CN\nkind: town\n")
    command = [sys.executable, "-c", BUILD, "build_wheel", str(tmp_path / "out")]
    found = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert "records/places/beijing.yaml:4:7: error[vocab-unknown-value]" in found.stderr
    assert "the records have 1 error: nothing was built" in found.stderr
    assert not list((tmp_path / "out").glob("*.whl")) if (tmp_path / "out").exists() else True
