"""What a survey keeps for the next one is used where it is right, and noticed where it is not."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.corpus import write_corpus
from dipldata import files, loading
from dipldata.cli import main
from dipldata.listing import list_names
from dipldata.loading import load_corpus
from dipldata.release.indexing import plan_index
from dipldata.survey import again
from dipldata.survey.cache import Memory, cache_path, read_kept, write_kept
from dipldata.survey.running import survey

LATER = 4_000_000_000_000_000_000
"""A start so late that every file counts as settled."""


class World:
    """A small corpus, surveyed once, with a count of the files that are read in later surveys."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_corpus(folder, 120)
        self.root = folder / "records"
        self.memory = Memory(folder / "kept", LATER)
        self.read: list[str] = []
        read = files.read_bytes

        def noted(path: str, shown: str) -> object:
            self.read.append(shown)
            return read(path, shown)

        monkeypatch.setattr(loading, "read_bytes", noted)
        self.problems()
        self.read.clear()

    def problems(self) -> list[str]:
        """The codes that a survey reports."""
        found = survey(list_names(self.root.as_posix()), memory=self.memory)
        return [problem.code for problem in found.report.problems]

    def replace(self, pattern: str, old: str, new: str) -> Path:
        """Replace text in the first file of a pattern that holds it."""
        path = next(each for each in sorted(self.root.glob(pattern)) if old in each.read_text(encoding="utf-8"))
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return path


@pytest.fixture(name="world")
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small corpus that has been surveyed once."""
    return World(tmp_path, monkeypatch)


def test_nothing_is_read_where_nothing_has_changed(world: World) -> None:
    """A second survey reads no record."""
    assert (world.problems(), world.read) == ([], [])


def test_a_record_that_refers_to_a_changed_one_is_checked_again(world: World) -> None:
    """Where a person's office has another key, every meeting that names the office by the old one is told so."""
    path = world.replace("people/*.yaml", "key: office-1\n", "key: office-one\n")

    assert set(world.problems()) == {"office-unknown-key"}
    assert path.as_posix() in world.read
    assert len(set(world.read)) < 60


def test_a_deleted_record_is_missed_where_it_was_referred_to(world: World) -> None:
    """What referred to a deleted record is checked again, and mended by putting it back."""
    path = world.root / "topics" / "topic-3.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()

    assert set(world.problems()) == {"ref-unknown-id"}
    path.write_text(text, encoding="utf-8")
    assert world.problems() == []


def test_a_circle_of_references_is_noticed(world: World) -> None:
    """A circle that closes far away is found, though most of its records were not touched."""
    world.replace("organizations/body-0.yaml", "party: cn\n", "party: cn\nparent: body-0\n")

    assert world.problems() == ["ref-cycle"]


@pytest.mark.parametrize("spoil", [
    lambda _: b"",
    lambda data: data[: len(data) // 2],
    lambda data: data.replace(b"live", b"live ", 1),
    lambda data: b"\x80\x04K\x01." + data,
    lambda data: data.partition(b"\n")[0] + b"\n[]",
])  # fmt: skip
def test_a_spoilt_file_is_left_alone(world: World, spoil: Callable[[bytes], bytes]) -> None:
    """A memory that was cut off, damaged or made by somebody else is not believed: everything is read again."""
    world.memory.path.write_bytes(spoil(world.memory.path.read_bytes()))

    assert world.problems() == []
    assert len(world.read) > 100


def test_content_that_is_sound_but_makes_no_sense_is_left_alone(world: World) -> None:
    """Also where the digest is right."""
    write_kept(world.memory.path, "[0, null]\nno line at all")

    assert world.problems() == []
    assert len(world.read) > 100


def test_a_change_that_the_clock_did_not_see_is_noticed(world: World) -> None:
    """A file that was touched just before the survey is compared by its content, even with the same size and time."""
    memory = Memory(world.memory.path, 0)
    path = next(world.root.glob("organizations/body-1.yaml"))
    survey(list_names(world.root.as_posix()), memory=memory)
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("party: us", "party: xx"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    found = survey(list_names(world.root.as_posix()), memory=memory)

    assert "ref-unknown-id" in {problem.code for problem in found.report.problems}


def test_a_memory_that_cannot_be_written_is_no_fault(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept, the survey is the same."""
    monkeypatch.setattr(again, "read_kept", lambda _: None)
    world.memory.path.unlink()
    world.memory.path.mkdir()

    assert world.problems() == []


def test_only_whole_files_are_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends while it writes leaves the old file as it was, and nothing else."""
    path = tmp_path / "kept"
    write_kept(path, "old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_kept(path, "new")

    assert (read_kept(path), [each.name for each in tmp_path.iterdir()]) == ("old", ["kept"])


def test_another_state_of_the_library_has_another_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named after the version, the library's own files, the day and the directory."""
    paths = {cache_path(tmp_path, "files", None), cache_path(tmp_path, "files", "2026-11-23")}
    paths.add(cache_path(tmp_path / "records", "files", None))
    monkeypatch.setattr("dipldata.survey.cache.VERSION", "9.9.9")
    paths.add(cache_path(tmp_path, "files", None))
    monkeypatch.setattr("dipldata.survey.cache._own_files", lambda: "edited")
    paths.add(cache_path(tmp_path, "files", None))

    assert len({path.name for path in paths}) == 5


def test_the_command_line_uses_and_leaves_out_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is the same cold, warm and without a cache; only without one nothing is written."""
    write_corpus(tmp_path, 60)
    (tmp_path / "records" / "topics" / "topic-0.yaml").write_text("id: topic-0\nlabel: x  y\n", encoding="utf-8")
    for path in (tmp_path / "records").rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dipldata.listing._RACY", -LATER)

    without = CliRunner().invoke(main, ["validate", "--no-cache"])
    assert not (tmp_path / ".dipldata").exists()
    runs = [CliRunner().invoke(main, ["validate"]) for _ in range(3)]

    assert len(list((tmp_path / ".dipldata" / "cache").iterdir())) == 2
    assert {run.output for run in runs} == {without.output}
    assert {run.exit_code for run in runs} == {without.exit_code} == {1}


@pytest.mark.parametrize("named", ["records", "records/topics", "records/topics/topic-1.yaml", "records/people"])
def test_named_paths_use_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """Named files and directories are reported on as without a cache, and then no record is read."""
    write_corpus(tmp_path, 60)
    for name in ("topic-0", "topic-1"):
        (tmp_path / "records" / "topics" / f"{name}.yaml").write_text(f"id: {name}\nlabel: x  y\n", encoding="utf-8")
    for path in (tmp_path / "records").rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dipldata.listing._RACY", -LATER)
    without = CliRunner().invoke(main, ["validate", "--no-cache", named])
    CliRunner().invoke(main, ["validate", named])
    monkeypatch.setattr(
        "dipldata.survey.stages.read_record_files", lambda paths, _: pytest.fail(paths) if paths else []
    )

    runs = [CliRunner().invoke(main, ["validate", named]) for _ in range(2)]

    assert {run.output for run in runs} == {without.output}
    assert {run.exit_code for run in runs} == {without.exit_code}


def test_another_release_is_heeded_in_records_that_have_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of a record holds for the releases that there were; where another comes in, all are held to it."""
    write_corpus(tmp_path, 60)
    index = json.loads(plan_index(load_corpus([tmp_path / "records"]).dataset, "0.1.0"))
    index["records"]["topic/topic-1"]["fields"]["label"] = "0" * 16
    for path in (tmp_path / "records").rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dipldata.listing._RACY", -LATER)
    before = CliRunner().invoke(main, ["validate"])

    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "0.1.0.json").write_text(json.dumps(index), encoding="utf-8")
    after = [CliRunner().invoke(main, ["validate"]) for _ in range(2)]

    assert before.exit_code == 0
    assert [run.exit_code for run in after] == [1, 1]
    assert all("release-change-unrevised" in run.output for run in after)
