"""What a name stands for: a records directory, a project, a release, or a revision of the same name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dipldata.changes import find_changes
from dipldata.errors import NoSuchVersionError
from dipldata.ids import RECORD_TYPES
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release
from dipldata.release.writing import write_release
from dipldata.schema import schema_text
from dipldata.versions import open_version
from dipldata.versions.releases import WHOLE

if TYPE_CHECKING:
    from tests.unit.versions.conftest import Git

RECORDS = Path("records")
LABEL = "label: Lighthouses"


@pytest.fixture
def release(work: Path) -> Path:
    """A release of the records, in the working directory."""
    target = work / "dipldata-1.2.3"
    write_release(plan_release(load_corpus([RECORDS]).dataset, "1.2.3"), target)
    return Path(target.name)


def rewrite(path: Path, change: dict[str, Any]) -> None:
    """Change parts of a JSON file."""
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")


def records_of(path: Path, name: str) -> list[dict[str, Any]]:
    """A list of records in a release."""
    found: list[dict[str, Any]] = json.loads((path / WHOLE).read_text(encoding="utf-8"))[name]
    return found


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("name", ["records", "records/", "./records", "."])
def test_a_directory_is_read(name: str) -> None:
    """A records directory, or one that holds it as `records`, is read as such."""
    found = open_version(name)
    assert (found.name, len(found.records), found.version, found.commit) == (name, 24, None, None)


def test_a_release_says_what_its_records_say(work: Path, release: Path) -> None:
    """The directory of a release and its whole file hold the records that it was built from."""
    directory, alone, disk = (open_version(name) for name in (release.name, f"{release}/{WHOLE}", "records"))
    assert directory.records == alone.records == disk.records
    assert (directory.version, alone.version) == ("1.2.3", "1.2.3")
    assert find_changes(directory, disk).is_empty
    assert (work / "schema").exists() is False
    assert directory.layout is not None
    assert directory.layout.columns is not None
    assert alone.layout is None


@pytest.mark.usefixtures("release")
def test_the_next_release_is_compared_by_fields_and_columns(work: Path) -> None:
    """Beside records with the schemas of this library, the columns are those that it would build."""
    (work / "schema").mkdir()
    for kind in RECORD_TYPES:
        (work / "schema" / f"{kind}.schema.json").write_text(schema_text(kind), encoding="utf-8")
    old, new = open_version("dipldata-1.2.3"), open_version("records")
    assert old.layout == new.layout
    package = work / "dipldata-1.2.3" / "datapackage.json"
    content = json.loads(package.read_text(encoding="utf-8"))
    content["resources"][0]["schema"]["fields"].append({"name": "gone", "type": "string"})
    package.write_text(json.dumps(content), encoding="utf-8")
    (change,) = find_changes(open_version("dipldata-1.2.3"), new).layout
    assert (change.what, change.place, str(change.effect)) == ("column", "statements.gone", "removed")


def test_a_damaged_package_is_told(release: Path) -> None:
    """Without a readable Data Package the fields are still compared."""
    (release / "datapackage.json").write_text("{", encoding="utf-8")
    found = open_version(release.name)
    assert found.layout is not None
    assert found.layout.columns is None
    assert found.remarks == ("datapackage.json is not JSON, so columns are not compared",)


def test_drafts_are_in_no_release(work: Path, release: Path) -> None:
    """A record that has become a draft since the release is told as one."""
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(LABEL, f"state: draft\n{LABEL}"), encoding="utf-8")
    changes = find_changes(open_version(release.name), open_version("records"))
    assert [(each.field, each.after) for each in changes.changed[0].fields] == [("state", "draft")]


def test_records_of_another_model_are_compared_as_they_are(release: Path) -> None:
    """A field that today's model does not have is told as removed; the record's status is not known."""
    (first, second) = records_of(release, "meetings")
    rewrite(release / WHOLE, {"meetings": [first | {"colour": "red"}, second]})
    old, new = open_version(release.name), open_version("records")
    assert old.remarks == (
        "1 of its records are of another record model: their statuses and references are not compared",
    )
    (change,) = find_changes(old, new).changed
    assert [(str(each.operation), each.field) for each in change.fields] == [("removed", "colour")]


def test_new_defaults_are_no_changes(release: Path) -> None:
    """A default that the release did not yet write down is the same fact."""
    people = records_of(release, "people")
    for person in people:
        for office in person["offices"]:
            del office["exclusive"]
    rewrite(release / WHOLE, {"people": people})
    assert find_changes(open_version(release.name), open_version("records")).is_empty


ODD_ENTRIES: list[Any] = [
    None, 1, "x", [], {},
    {"id": "x", "type": "topic"}, {"id": "x", "state": "live"}, {"type": "topic", "state": "live"},
    {"id": "X y", "type": "topic", "state": "live"}, {"id": 1, "type": "topic", "state": "live"},
    {"id": "x", "type": "place", "state": "live"}, {"id": "x", "type": "topic", "state": "odd"},
    {"id": "x", "type": ["topic"], "state": "live"}, {"id": "x", "type": "topic", "state": {}},
]  # fmt: skip


@pytest.mark.parametrize("entry", ODD_ENTRIES)
def test_entries_that_are_no_records_are_named(release: Path, entry: object) -> None:
    """An entry without type, id and state is named with its place and left out."""
    rewrite(release / WHOLE, {"topics": [entry]})
    found = open_version(release.name)
    assert [(place.path, place.record) for place in found.unreadable] == [(f"{release}/{WHOLE}#/topics/0", None)]
    assert not any(kind == "topic" for kind, _ in found.records)


def test_an_entry_that_is_nested_without_end_is_named(release: Path) -> None:
    """What is nested deeper than any record is left out before anything walks through it."""
    deep: Any = []
    for _ in range(400):
        deep = {"a": [deep]}
    topics = records_of(release, "topics")
    rewrite(release / WHOLE, {"topics": [topics[0], topics[1] | {"notes": deep}]})
    old = open_version(release.name)
    assert [place.reason for place in old.unreadable] == ["it is nested too deep to be a record"]
    assert find_changes(old, open_version("records")).is_empty


def test_an_id_that_comes_twice_is_named(release: Path) -> None:
    """Of two entries of one id it is not known which one counts, so that the record is not compared."""
    first, second = records_of(release, "topics")
    rewrite(release / WHOLE, {"topics": [first, second, first | {"label": "Other"}]})
    old = open_version(release.name)
    assert [place.record for place in old.unreadable] == [("topic", first["id"])]
    assert find_changes(old, open_version("records")).is_empty


@pytest.mark.parametrize("version", [None, 1, "1.2", "1.2.3 *x*", "x" * 99, "1.2.3\n"])
def test_odd_versions_are_none(release: Path, version: object) -> None:
    """Only three numbers are shown as a version."""
    rewrite(release / WHOLE, {"version": version})
    assert open_version(release.name).version is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is not JSON"),
        ("{", "it is not JSON"),
        ("\xff", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ('{"topics": NaN}', "it is not JSON"),
        ("[]", "it is not of the form of dipldata.json"),
        ('{"topics": []}', "it is not of the form of dipldata.json"),
        ('{"topics": {}}', "it is not of the form of dipldata.json"),
    ],
)
def test_other_files_are_no_releases(work: Path, text: str, reason: str) -> None:
    """A file that is not the whole file of a release is refused with the reason."""
    (work / "other.json").write_text(text, encoding="latin-1")
    with pytest.raises(NoSuchVersionError, match=reason):
        open_version("other.json")


def test_a_directory_of_neither_is_refused(work: Path) -> None:
    """A directory that holds neither records nor a release is refused, with what was expected."""
    (work / "empty").mkdir()
    with pytest.raises(NoSuchVersionError, match=r"it holds neither records .* nor a release"):
        open_version("empty")


def test_a_name_of_both_is_refused(work: Path, git: Git) -> None:
    """Where a directory and a branch share a name, each can be named in a way that only it has."""
    git("branch", "records")
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(LABEL, "label: Changed"), encoding="utf-8")
    with pytest.raises(NoSuchVersionError, match=r"write \./records for the path or records~0 for the revision"):
        open_version("records", RECORDS)
    labels = [
        open_version(name, RECORDS).dataset.topics["lighthouses"].label
        for name in ("./records", "records~0", "records/")
    ]
    assert labels == ["Changed", "Lighthouses", "Changed"]


def test_two_files_of_one_id_are_told(work: Path) -> None:
    """The comparison says which id it could not tell apart."""
    (work / "records" / "topics" / "copy.yaml").write_text(
        "id: lighthouses\nlabel: x\ndefinition: y\n", encoding="utf-8"
    )
    assert open_version("records").remarks == ("2 files hold the topic lighthouses; the last is compared",)


def test_links_are_not_followed(work: Path) -> None:
    """A link in place of a record is named, and what it leads to is not read."""
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.rename(work / "elsewhere.yaml")
    path.symlink_to(work / "elsewhere.yaml")
    (place,) = open_version("records").unreadable
    assert (place.record, "(file-not-regular)" in place.reason) == (("topic", "lighthouses"), True)
