"""Records of git revisions: read from the store, named without danger, and the same as on disk."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.changes import find_changes
from dipldata.errors import NoSuchVersionError
from dipldata.schema import schema_text
from dipldata.versions import open_version
from dipldata.versions.git import Repository

if TYPE_CHECKING:
    from tests.unit.versions.conftest import Git

RECORDS = Path("records")
TOPIC = Path("records/topics/lighthouses.yaml")


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("name", ["main", "HEAD", "main:records", "main^{tree}:records", "@", "HEAD:./records"])
def test_a_revision_holds_what_the_disk_held(name: str) -> None:
    """The records of a commit are those that were committed, under whatever name."""
    revision, disk = open_version(name, RECORDS), open_version("records")
    assert revision.records == disk.records
    assert revision.dataset.sources == disk.dataset.sources
    assert (revision.name, revision.unreadable) == (name, ())


def test_the_commit_is_told(git: Git) -> None:
    """A revision is known by its commit; a directory in one has none."""
    commit = git("rev-parse", "main").strip()
    assert open_version("main", RECORDS).commit == commit
    assert open_version("main:records", RECORDS).commit is None


def test_nothing_but_the_commit_is_looked_at(git: Git) -> None:
    """Neither the working tree nor the index changes what a revision holds, and neither is changed by reading it."""
    edit(TOPIC, "label: Lighthouses", "label: Staged")
    git("add", ".")
    edit(TOPIC, "label: Staged", "label: On disk")
    before = git("status", "--porcelain=v2")
    labels = [open_version(name, RECORDS).dataset.topics["lighthouses"].label for name in ("main", "records")]
    assert labels == ["Lighthouses", "On disk"]
    assert git("status", "--porcelain=v2") == before


def test_earlier_revisions_can_be_compared(git: Git) -> None:
    """Two commits are compared as two directories would be."""
    edit(TOPIC, "label: Lighthouses", "label: Lights")
    git("commit", "--quiet", "--all", "--message=Second")
    (change,) = find_changes(open_version("HEAD~1", RECORDS), open_version("HEAD", RECORDS)).changed
    assert [(each.field, each.before, each.after) for each in change.fields] == [("label", "Lighthouses", "Lights")]


def test_a_tag_is_a_revision(git: Git) -> None:
    """An annotated tag stands for its commit."""
    git("tag", "--annotate", "--message=Release", "v0.1.0")
    assert len(open_version("v0.1.0", RECORDS).records) == len(open_version("main", RECORDS).records)


def test_records_elsewhere_are_found_where_they_lie(git: Git) -> None:
    """The place of the records directory in the working tree is their place in a revision."""
    git("mv", "records", "data")
    git("commit", "--quiet", "--message=Moved")
    assert len(open_version("main", Path("data")).records) == 24
    assert len(open_version("main:data").records) == 24
    with pytest.raises(NoSuchVersionError, match="that revision has no directory records"):
        open_version("main")


def test_a_subdirectory_is_no_other_place(work: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """From inside the repository the same records are found."""
    assert git("status", "--porcelain") == ""
    monkeypatch.chdir(work / "records" / "topics")
    assert len(open_version("main", Path("..")).records) == 24


@pytest.mark.parametrize(
    "name",
    [
        "--output=stolen", "--exec-path=/x", "-c", "--", "--help", "--git-dir=x", "--end-of-options", "", "\0",
        "main\0x", "nowhere", "main..HEAD", "^main", "main nowhere", "main\nnowhere", "HEAD~99", "$(touch stolen)",
        "; touch stolen", "main:nowhere", "main:../x", "main:/etc", ":/nothing", "main@{9}", "\ud800", "n" * 5_000,
    ],
)  # fmt: skip
def test_no_name_is_taken_for_an_option(work: Path, git: Git, name: str) -> None:
    """What is no revision is refused, whatever it looks like; nothing is run or written."""
    before = git("status", "--porcelain")
    with pytest.raises(NoSuchVersionError):
        open_version(name, RECORDS)
    assert git("status", "--porcelain") == before
    assert not (work / "stolen").exists()


def test_a_name_drives_no_terminal() -> None:
    """What cannot be shown in a name is told as an escape."""
    assert str(NoSuchVersionError("\x1b[2J\u202e", "no")) == "cannot compare '\\x1b[2J\\u202e': no"
    assert str(NoSuchVersionError("中文", "no")) == "cannot compare 中文: no"


def test_a_branch_named_like_an_option_is_read(git: Git) -> None:
    """A name that git allows for a branch is read as that, even if it begins with a hyphen."""
    commit = git("rev-parse", "main").strip()
    git("update-ref", "refs/heads/--output=stolen", commit)
    assert open_version("--output=stolen", RECORDS).commit == commit


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("name", ["main:records/topics", "main:records/topics/lighthouses.yaml", "main^{tree}"])
def test_what_holds_no_records_is_refused(name: str) -> None:
    """A file, or a directory without folders of record types, is no version of the records."""
    with pytest.raises(NoSuchVersionError, match="not a directory with folders such as meetings/"):
        open_version(name, RECORDS)


def test_outside_of_a_repository_git_says_so(work: Path) -> None:
    """Without a repository a name that is no path is refused with what git says."""
    with pytest.raises(NoSuchVersionError, match="cannot compare main: not a git repository"):
        open_version("main", work / "records")


def test_without_git_the_reason_is_told(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git can still compare directories; revisions are refused with the reason."""
    monkeypatch.setenv("PATH", str(work / "nothing"))
    assert len(open_version("records").records) == 24
    with pytest.raises(NoSuchVersionError, match="git is not installed"):
        open_version("main", RECORDS)


def test_broken_files_are_named_with_the_reason(work: Path, git: Git) -> None:
    """A file without a record is named with its place and left out; the other files are read."""
    folder = work / "records" / "topics"
    contents = {
        "syntax.yaml": "id: [\n", "shape.yaml": "id: shape\nlabel: 1\n", "old.yml": "id: old\n",
        "large.yaml": "#" * 600_000, "binary.yaml": "\xff", "list.yaml": "- a\n", "empty.yaml": "",
    }  # fmt: skip
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="latin-1")
    (folder / "link.yaml").symlink_to("lighthouses.yaml")
    (work / "records" / "stray.yaml").write_text("id: stray\n", encoding="utf-8")
    (work / "records" / "waivers.yaml").write_text("[]\n", encoding="utf-8")
    (work / "records" / "README.md").write_text("About.\n", encoding="utf-8")
    (work / "records" / ".cache").mkdir()
    (work / "records" / ".cache" / "x.yaml").write_text("id: x\n", encoding="utf-8")
    git("add", "--force", ".")
    git("commit", "--quiet", "--message=Broken")
    revision, disk = open_version("main", RECORDS), open_version("records")
    told = {place.path: place.reason for place in revision.unreadable}
    assert set(told) == {f"records/topics/{name}" for name in [*contents, "link.yaml"]} | {"records/stray.yaml"}
    assert set(told) == {place.path for place in disk.unreadable}
    assert told["records/topics/shape.yaml"].startswith("line ")
    assert "(file-not-regular)" in told["records/topics/link.yaml"]
    assert "(yaml-too-large)" in told["records/topics/large.yaml"]
    assert "(file-misplaced)" in told["records/stray.yaml"]
    same = {
        path for path, reason in told.items() if reason == {each.path: each.reason for each in disk.unreadable}[path]
    }
    assert same >= {f"records/topics/{name}" for name in ("syntax.yaml", "shape.yaml", "binary.yaml", "list.yaml")}
    assert len(revision.records) == 24


def test_names_of_files_that_are_not_text_do_no_harm(work: Path, git: Git) -> None:
    """Names with line breaks, quotes or bytes that are no text are told apart, not taken apart."""
    folder = os.fsencode(work / "records" / "topics")
    for name in (b"a\nb.yaml", b'"q".yaml', b"\xff.yaml", "中文.yaml".encode()):
        Path(os.fsdecode(os.path.join(folder, name))).write_text("id: x\n", encoding="utf-8")  # noqa: PTH118 - bytes
    git("add", ".")
    git("commit", "--quiet", "--message=Names")
    assert len(open_version("main", RECORDS).unreadable) == 4


def test_objects_that_are_not_here_are_named(work: Path, git: Git) -> None:
    """A file whose content a damaged or partial store lacks is one that cannot be read."""
    blob = git("rev-parse", "main:records/topics/lighthouses.yaml").strip()
    path = work / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    path.unlink()
    (place,) = open_version("main", RECORDS).unreadable
    assert (place.path, place.record) == (TOPIC.as_posix(), ("topic", "lighthouses"))
    assert "git does not have its content here" in place.reason


def test_replacements_are_not_followed(git: Git) -> None:
    """What was committed counts, whatever `git replace` would show in its place."""
    blob = git("rev-parse", "main:records/topics/lighthouses.yaml").strip()
    edit(TOPIC, "label: Lighthouses", "label: Replaced")
    other = git("hash-object", "-w", TOPIC.as_posix()).strip()
    git("replace", blob, other)
    assert open_version("main", RECORDS).dataset.topics["lighthouses"].label == "Lighthouses"


def test_schemas_beside_the_records_give_the_layout(work: Path, git: Git) -> None:
    """A revision that has its schemas is compared by fields, too."""
    assert open_version("main", RECORDS).layout is None
    (work / "schema").mkdir()
    (work / "schema" / "topic.schema.json").write_text(schema_text("topic"), encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message=Schema")
    for name in ("main", "main:records", "records"):
        layout = open_version(name, RECORDS).layout
        assert layout is not None
        assert "topic.label" in layout.fields
        assert layout.columns is None
    (work / "schema" / "topic.schema.json").write_text("{", encoding="utf-8")
    disk = open_version("records")
    assert (disk.layout, disk.remarks) == (None, ("topic.schema.json is not JSON, so fields are not compared",))


def test_progress_is_told(git: Git) -> None:
    """Whoever waits is told how far the reading is."""
    assert git("status", "--porcelain") == ""
    steps: list[tuple[int, int]] = []
    open_version("main", RECORDS, lambda done, total: steps.append((done, total)))
    assert steps == [(done, 24) for done in range(1, 25)]


def test_many_blobs_are_read_at_once(git: Git) -> None:
    """Each object is read once, empty and binary ones whole; unknown ones are left out."""
    contents = [b"", b"\n", b"\0" * 10, b"a\nb"]
    ids = [
        subprocess.run(["git", "hash-object", "-w", "--stdin"], input=each, capture_output=True, check=True)
        .stdout.decode()
        .strip()
        for each in contents
    ]
    assert git("status", "--porcelain") == ""
    found = Repository(Path()).read([*ids, "0" * 40, *ids])
    assert found == dict(zip(ids, contents, strict=True))
    assert Repository(Path()).read([]) == {}
