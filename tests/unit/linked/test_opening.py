"""Loading: records, releases and zip files give one and the same dataset, and everything else a clear error."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dipldata
from dipldata import bundled
from dipldata.cli import main
from dipldata.errors import NoDataError, NoSuchPathError, SchemaVersionError
from dipldata.linked.opening import load
from dipldata.loading import load_corpus
from dipldata.release.packaging import plan_packaged
from dipldata.version import SCHEMA_VERSION, VERSION

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the base of the corpus, as `dipldata build` writes it."""
    folder = tmp_path_factory.mktemp("release")
    main(["build", "--records", str(BASE), "--out", str(folder)], standalone_mode=False)
    return folder / f"dipldata-{VERSION}"


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    """A copy of the release, to change."""
    return shutil.copytree(built, tmp_path / "release")


def zipped(release: Path, target: Path, prefix: str) -> Path:
    """A zip file of a release."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(release.rglob("*")):
            archive.write(path, prefix + path.relative_to(release).as_posix())
    return target


def test_every_form_gives_the_same_dataset(ds: Dataset, work: Path, release: Path) -> None:
    """A records directory, the directory that holds it, a release, and zip files of it are equal."""
    forms: list[str | Path] = [
        work / "records", work, release, str(release),
        zipped(release, work / "flat.zip", ""), zipped(release, work / "folder.zip", "dipldata-0.1.0/"),
    ]  # fmt: skip
    loaded = [load(form) for form in forms]
    assert loaded == [ds] * len(forms)
    assert len({hash(each) for each in loaded}) == 1
    assert {each.data_version for each in loaded} == {VERSION}
    assert {(each.schema_version, each.licence, each.citation) for each in loaded} == {
        (SCHEMA_VERSION, ds.licence, ds.citation)
    }
    assert loaded[2] != load(work / "records").as_of("2020-02-01")


def test_the_package_carries_what_load_reads(ds: Dataset, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that are packed make the whole dataset, and are found before any records."""
    for name, data in plan_packaged(load_corpus([work / "records"]).dataset, VERSION).items():
        (work / "packed" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "packed" / name).write_bytes(data)
    monkeypatch.setattr(bundled, "PACKAGED", work / "packed")
    assert load() == ds
    assert (dipldata.data_version, dipldata.licence, dipldata.citation) == (VERSION, ds.licence, ds.citation)


def test_an_editable_install_reads_the_records() -> None:
    """Without packaged data, `load` reads the records of the repository."""
    assert bundled.packaged_release() is None
    assert bundled.repository_records() == Path(__file__).parents[3] / "records"


def test_an_installation_without_data_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are neither packaged data nor records, the error asks for a source."""
    monkeypatch.setattr(bundled, "PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(NoDataError, match="carries no data; name a source"):
        load()


def test_drafts_are_in_no_dataset(ds: Dataset, work: Path) -> None:
    """A draft is left out, as it is of a release."""
    path = work / "records" / "places" / "washington.yaml"
    path.write_text(path.read_text().replace("id: washington\n", "id: washington\nstate: draft\n"))
    assert set(ds.places.ids) - set(load(work).places.ids) == {"washington"}


def test_a_record_that_cannot_be_read_stops_loading(work: Path) -> None:
    """No record is left out without a word: the error names the file and what is wrong."""
    (work / "records" / "places" / "beijing.yaml").write_text("id: beijing\nname: [")
    with pytest.raises(NoDataError, match=r"places/beijing\.yaml: .*dipldata validate"):
        load(work)


def test_what_holds_no_data_is_refused(tmp_path: Path) -> None:
    """A missing path, an empty directory, a file that is no zip file, and a zip file of something else."""
    with pytest.raises(NoSuchPathError):
        load(tmp_path / "nothing")
    with pytest.raises(NoDataError, match=r"neither records .* nor a release"):
        load(tmp_path)
    (tmp_path / "text.zip").write_text("no zip")
    with pytest.raises(NoDataError, match="neither a directory nor a zip file"):
        load(tmp_path / "text.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a/b/manifest.json", "{}")
    with pytest.raises(NoDataError, match="holds no release"):
        load(tmp_path / "other.zip")


@pytest.mark.parametrize(
    ("version", "text"),
    [("2.0", "upgrade the library"), ("0.9", "use an earlier library"), ("next", "upgrade the library")],
)
def test_another_major_version_is_refused(release: Path, version: str, text: str) -> None:
    """Data of another major version of the record model are refused, with what to do; a newer minor is read."""
    manifest = json.loads((release / "manifest.json").read_text())
    (release / "manifest.json").write_text(json.dumps(manifest | {"schema_version": "1.99"}))
    assert load(release).schema_version == "1.99"
    (release / "manifest.json").write_text(json.dumps(manifest | {"schema_version": version}))
    with pytest.raises(SchemaVersionError, match=re.escape(text)):
        load(release)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("manifest.json", "{", "manifest.json is damaged"),
        ("manifest.json", "[]", "manifest.json is damaged"),
        ("manifest.json", "{}", "not that of a release"),
        ("jsonl/places.jsonl", '{"id":"beijing","type":\n{}\n', "places.jsonl is damaged"),
        ("jsonl/places.jsonl", '{"id":"beijing"}\n{"type":"place"}\n', "a line has no id"),
        ("jsonl/places.jsonl", '{"id":"beijing"}\n', "manifest.json promises 2 whole lines"),
        ("jsonl/places.jsonl", '{"id":"beijing"}\n{"id":"washington"}\n{"id":', "promises 2 whole lines"),
        ("jsonl/places.jsonl", '{"id":"beijing\n{"id":"washington"}\n', "places.jsonl is damaged"),
        ("jsonl/places.jsonl", None, "places.jsonl cannot be read"),
    ],
)
def test_a_damaged_release_is_told(release: Path, name: str, content: str | None, text: str) -> None:
    """A file that is missing or no JSON is named."""
    (release / name).unlink()
    if content is not None:
        (release / name).write_text(content)
    with pytest.raises(NoDataError, match=text):
        load(release).places["beijing"]


def test_lines_of_another_writer_are_read(release: Path, ds: Dataset) -> None:
    """A line need not begin with the id."""
    path = release / "jsonl" / "places.jsonl"
    lines = [json.dumps(dict(sorted(json.loads(line).items()))) for line in path.read_text().splitlines()]
    path.write_text("".join(line + "\n" for line in lines))
    assert load(release) == ds


def test_a_type_is_read_when_it_is_asked_for(release: Path) -> None:
    """A lookup needs no other file than that of its type."""
    for path in (release / "jsonl").glob("*.jsonl"):
        if path.stem != "meetings":
            path.unlink()
    assert load(release).meetings["2020-03-04-example-li-beijing"].title == "First consultations on lighthouses"


def test_a_first_look_needs_no_heavy_library(release: Path) -> None:
    """Importing the package, loading a release and following a link import neither pydantic nor YAML nor click."""
    code = (
        "import sys, dipldata; before = set(sys.modules); ds = dipldata.load(sys.argv[1]); "
        "assert not any(name.startswith('dipldata.l') for name in before), before; "
        "assert ds.meetings['2020-03-04-example-li-beijing'].working_group.name; "
        "heavy = {'pydantic', 'pydantic_core', 'yaml', 'click', 'jsonschema', 'jsonschema_rs', 'pandas'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code, release], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_the_face_of_the_package() -> None:
    """Every name of `dipldata.__all__` is there, and no other is."""
    assert all(getattr(dipldata, name) is not None for name in dipldata.__all__)
    assert dipldata.schema_version == SCHEMA_VERSION
    assert dipldata.errors.NoDataError is NoDataError
    assert set(dir(dipldata)) == set(dipldata.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        dipldata.lode  # noqa: B018 - to be refused


def test_a_dataset_can_be_pickled(ds: Dataset, release: Path) -> None:
    """Copies made by pickle, as for other processes, are equal and have the same day."""
    for original in (ds, ds.as_of("2020-03-04"), load(release)):
        copied = pickle.loads(pickle.dumps(original))  # noqa: S301 - our own bytes
        assert copied == original
        assert copied.day == original.day
        assert copied.meetings["2020-03-04-example-li-beijing"].working_group == copied.working_groups.get(
            "lighthouse-consultations"
        )
