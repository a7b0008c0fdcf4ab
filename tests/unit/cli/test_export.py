"""`dipldata export`: records or a release in one format."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main
from dipldata.cli.export import FORMATS, STREAMED
from dipldata.exports import formats, room
from dipldata.version import VERSION

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a copy of the corpus's records."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [*arguments])


def contents(directory: Path) -> dict[str, bytes]:
    """The files below a directory."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()
    }


def test_the_command_knows_every_format() -> None:
    """The names that the command takes are those of the formats, in their order."""
    assert tuple(formats.FORMATS) == FORMATS


def test_one_file_is_put_into_dist(here: Path) -> None:
    """Without options, the file lies in dist/, and its path is told."""
    result = run("export", "sqlite")
    assert (result.exit_code, result.stdout) == (0, "dist/dipldata.sqlite\n")
    with closing(sqlite3.connect(here / "dist" / "dipldata.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM meetings").fetchone() == (2,)


def test_several_files_are_put_into_a_directory(here: Path) -> None:
    """The directory is named after the format, or as asked."""
    assert run("export", "csv").stdout == "dist/csv\n"
    assert run("export", "csv", "--out", "a/b").stdout == "a/b\n"
    assert contents(here / "dist" / "csv") == contents(here / "a" / "b")
    assert {"datapackage.json", "csv/csv-metadata.json", "csv/places.csv"} <= set(contents(here / "a" / "b"))


def test_a_file_or_a_directory_for_it_can_be_named(here: Path) -> None:
    """`--out` is the file, or a directory that is there already; what is in its place is replaced."""
    (here / "there").mkdir()
    (here / "cite.cff").write_text("old", encoding="utf-8")
    assert run("export", "citation-cff", "--out", "there").stdout == "there/CITATION.cff\n"
    assert run("export", "citation-cff", "--out", "cite.cff").stdout == "cite.cff\n"
    assert (here / "cite.cff").read_bytes() == (here / "there" / "CITATION.cff").read_bytes()


@pytest.mark.parametrize("form", [name for name, each in formats.FORMATS.items() if each.in_release])
def test_a_release_has_the_same_files(here: Path, form: str) -> None:
    """What a release holds of a format is what the export of the format gives, from records and from the release."""
    assert run("build", "--out", "built").exit_code == 0
    release = here / "built" / f"dipldata-{VERSION}"
    whole = contents(release)
    for source in ("records", release.as_posix()):
        assert run("export", form, source, "--out", f"{form}/").exit_code == 0
        found = contents(here / form) if (here / form).is_dir() else {"": (here / form).read_bytes()}
        assert all(data in whole.values() for data in found.values())
        assert found


def test_a_zipped_release_will_do(here: Path) -> None:
    """The version of an export from a release is that of the release."""
    assert run("build", "--out", "built").exit_code == 0
    archive = shutil.make_archive("packed", "zip", here / "built")
    assert run("export", "json", archive).exit_code == 0
    assert json.loads((here / "dist" / "dipldata.json").read_bytes())["version"] == VERSION


def test_records_with_errors_are_not_exported(here: Path) -> None:
    """The report is printed, the status is 1, and nothing is written."""
    path = here / "records" / "places" / "beijing.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: city", "kind: town"), encoding="utf-8")
    result = run("export", "json")
    assert result.exit_code == 1
    assert "records/places/beijing.yaml:4:7: error[" in result.stdout
    assert not (here / "dist").exists()


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [
        ("parquet", "pyarrow", "arrow"), ("xlsx", "xlsxwriter", "xlsx"), ("turtle", "pyoxigraph", "rdf"),
        ("icalendar", "icalendar", "icalendar"), ("graphml", "networkx", "networkx"), ("gexf", "networkx", "networkx"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("here")
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, form: str, library: str, extra: str) -> None:
    """The message says which extra has it; the status is 2 and nothing is written."""
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    result = run("export", form)
    assert result.exit_code == 2
    assert f"this needs {library}: pip install 'dipldata[{extra}]'" in result.stderr
    assert not Path("dist").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema_version": "2.0", "version": "9.0.0"}', "upgrade the library"),
        ('{"schema_version": "1.0"}', "is not that of a release"),
        ("[]", "is not that of a release"),
        ("nothing", "is not that of a release"),
    ],
)
def test_what_is_no_release_is_refused(content: str, message: str) -> None:
    """A release of a newer model, and a damaged one, are refused with a line."""
    Path("release").mkdir()
    Path("release/manifest.json").write_text("{}", encoding="utf-8")
    Path("release/dipldata.json").write_text(content, encoding="utf-8")
    result = run("export", "json", "release")
    assert result.exit_code == 2
    assert message in result.stderr


def test_several_formats_are_written_in_one_go(here: Path) -> None:
    """Files lie as each format alone puts them below one directory; records go by, or are in memory, alike."""
    for out, more in (("a", ()), ("b", ("--in-memory",))):
        result = run("export", "csv,jsonl,sqlite,sqlite,zenodo", "--out", out, *more)
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            f"{out}/csv",
            f"{out}/jsonl",
            f"{out}/dipldata.sqlite",
            f"{out}/.zenodo.json",
        ]
    assert contents(here / "a") == contents(here / "b")
    for form in ("csv", "jsonl"):
        run("export", form)
        assert contents(here / "dist" / form) == contents(here / "a" / form)


@pytest.mark.usefixtures("here")
def test_an_unknown_format_is_named() -> None:
    """Those that there are, are listed."""
    result = run("export", "csv,excel")
    assert result.exit_code == 2
    assert "'excel' is not one of json, jsonl, csv, xlsx," in result.stderr


def test_the_formats_that_are_streamed_are_told_apart() -> None:
    """The names that the command streams are those of the formats that can be."""
    assert tuple(name for name, form in formats.FORMATS.items() if form.stream) == STREAMED


@pytest.mark.usefixtures("here")
def test_too_many_records_for_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that needs them there says so, and what to do; those that do not take any number."""
    pytest.importorskip("networkx")
    monkeypatch.setattr(room, "MOST", 23)
    result = run("export", "graphml,csv")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: graphml needs every record in memory, and there are 24, more than 23; json, jsonl, csv, sqlite, "
        "datasette, parquet and croissant take any number, and with --in-memory it is tried all the same\n"
    )
    assert not Path("dist").exists()
    assert run("export", "graphml", "--in-memory").exit_code == 0
    assert run("export", "csv,json").exit_code == 0


@pytest.mark.usefixtures("here")
def test_a_source_that_is_not_there_is_named() -> None:
    """The status is 2."""
    result = run("export", "json", "nowhere")
    assert (result.exit_code, "no such file or directory: nowhere" in result.stderr) == (2, True)


@pytest.mark.usefixtures("here")
def test_a_place_that_cannot_be_written_is_named() -> None:
    """A file where a directory is needed is left alone."""
    Path("taken").write_text("mine", encoding="utf-8")
    result = run("export", "csv", "--out", "taken")
    assert result.exit_code == 2
    assert "could not be written" in result.stderr
    assert Path("taken").read_text(encoding="utf-8") == "mine"
