"""`dipldata build`: the release of records without errors, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main
from dipldata.version import VERSION

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a copy of the corpus's records."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["build", *arguments])


def spoil(here: Path) -> None:
    """Make one record wrong."""
    path = here / "records" / "places" / "beijing.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: city", "kind: town"), encoding="utf-8")


def test_the_release_is_put_into_dist(here: Path) -> None:
    """Without options, the release of ./records is in dist/, and what was written is told in a line."""
    result = build()
    assert result.exit_code == 0
    assert (here / "dist" / f"dipldata-{VERSION}" / "dipldata.json").is_file()
    assert result.stdout.startswith(f"dist/dipldata-{VERSION}: 24 records, ")
    assert result.stdout.count("\n") == 1


def test_records_and_place_can_be_named(tmp_path: Path) -> None:
    """`--records` and `--out` may lead anywhere; the directories above the release are made."""
    result = build("--records", str(BASE), "--out", str(tmp_path / "a" / "b"))
    assert result.exit_code == 0
    assert (tmp_path / "a" / "b" / f"dipldata-{VERSION}" / "SHA256SUMS").is_file()


def test_records_with_errors_are_not_built(here: Path) -> None:
    """The report is printed, the status is 1, and an earlier release stays as it was."""
    assert build().exit_code == 0
    release = here / "dist" / f"dipldata-{VERSION}"
    before = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    spoil(here)
    result = build()
    assert result.exit_code == 1
    assert "records/places/beijing.yaml:4:7: error[" in result.stdout
    assert "the records have 1 error" in result.stderr
    assert {path: path.read_bytes() for path in release.rglob("*") if path.is_file()} == before


def test_nothing_is_made_for_records_with_errors(here: Path) -> None:
    """Not even an empty directory appears."""
    spoil(here)
    assert build().exit_code == 1
    assert not (here / "dist").exists()


def test_a_place_that_cannot_be_written_is_reported(here: Path) -> None:
    """A file in the way ends the command with status 2 and a line that names it."""
    (here / "dist").write_text("a file", encoding="utf-8")
    result = build()
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"error: dist/dipldata-{VERSION} could not be written")
    assert "Traceback" not in result.output


def test_no_records_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a records directory, the status is 2."""
    monkeypatch.chdir(tmp_path)
    assert build("--records", "nowhere").exit_code == 2
