"""The writer of releases: all of a release or nothing, whatever happens on the way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.errors import ReleaseWriteError
from dipldata.release.writing import new_files, new_release, write_release

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = {"manifest.json": b"old", "csv/a.csv": b"1\n", "csv/b.csv": b"2\n"}
NEW = {"manifest.json": b"new", "csv/a.csv": b"3\n", "json/c.json": b"{}\n"}
IMPOSSIBLE = {"manifest.json": b"", "manifest.json/below": b""}
"""A plan that fails half-way: a file cannot be a directory as well."""
ON_LINUX = sys.platform.startswith("linux")

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from dipldata.release import writing
target, point, steps = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if steps == "two":
    writing._exchange = lambda one, other: False
seen = 0
def count(event, arguments):
    global seen
    if event.partition(".")[0] in {"open", "os", "shutil", "fcntl", "ctypes"}:
        seen += 1
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)
plan = {"manifest.json": b"new", "csv/a.csv": b"3\\n", "json/c.json": b"{}\\n"}
sys.addaudithook(count)
writing.write_release(plan, target)
"""
LIMITED = """
import resource, sys
from pathlib import Path
from dipldata.errors import ReleaseWriteError
from dipldata.release.writing import write_release
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_release({"manifest.json": b"new", "big": b"x" * 5000}, Path(sys.argv[1]))
except ReleaseWriteError as error:
    print(error)
"""
UNPRIVILEGED = """
import os, sys
from pathlib import Path
from dipldata.errors import ReleaseWriteError
from dipldata.release.writing import write_release
if os.getuid() == 0:
    os.setuid(65534)
try:
    write_release({"manifest.json": b"new"}, Path(sys.argv[1]))
except ReleaseWriteError as error:
    print(error)
"""
REPEATED = """
import sys
from pathlib import Path
from dipldata.release.writing import write_release
for _ in range(20):
    write_release({"manifest.json": sys.argv[2].encode(), "csv/a.csv": sys.argv[2].encode() * 1000}, Path(sys.argv[1]))
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def content(directory: Path) -> dict[str, bytes] | None:
    """The files below a directory, or None where there is none."""
    if not directory.exists():
        return None
    files = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


def hidden(directory: Path) -> list[str]:
    """The hidden names in a directory."""
    return [path.name for path in directory.iterdir() if path.name.startswith(".")]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """The place of a release, in a directory that does not exist yet."""
    return tmp_path / "dist" / "dipldata-1.2.3"


def test_a_release_appears_at_its_place(target: Path) -> None:
    """Every file is there and nothing else, and the directories above are made."""
    write_release(NEW, target)
    assert content(target) == NEW
    assert hidden(target.parent) == []


def test_a_release_takes_the_place_of_an_earlier_one(target: Path) -> None:
    """No file of the earlier release of that version is left."""
    write_release(OLD, target)
    write_release(NEW, target)
    assert content(target) == NEW
    assert hidden(target.parent) == []


def test_the_files_can_be_read_by_others(target: Path) -> None:
    """The permissions are those that any new directory and file would have."""
    write_release(NEW, target)
    plain = target.parent / "plain"
    plain.mkdir()
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_failure_half_way_changes_nothing(target: Path) -> None:
    """The earlier release stays, and nothing half-written does."""
    write_release(OLD, target)
    with pytest.raises(ReleaseWriteError, match="nothing there was changed"):
        write_release(IMPOSSIBLE, target)
    assert content(target) == OLD
    assert hidden(target.parent) == []


def killed_runs(target: Path, steps: str, *, earlier: bool) -> Iterator[int]:
    """Kill a run before each of its calls to the system, one run a call, until a run comes to its end."""
    for point in range(1, 1000):
        shutil.rmtree(target.parent, ignore_errors=True)
        if earlier:
            write_release(OLD, target)
        status = run(KILLED_AT, target, point, steps).returncode
        if status == 0:
            return
        assert status == -signal.SIGKILL
        yield point


@pytest.mark.skipif(not ON_LINUX, reason="directories are exchanged in one step on Linux only")
def test_a_kill_leaves_the_old_release_or_the_new(target: Path) -> None:
    """At whatever call a run is killed, one whole release is there, and the next run clears up."""
    found = []
    for _ in killed_runs(target, "one", earlier=True):
        found.append(content(target))
        assert found[-1] in (OLD, NEW)
        assert all(name.startswith(".dipldata-1.2.3.new-") for name in hidden(target.parent))
        write_release(NEW, target)
        assert content(target) == NEW
        assert hidden(target.parent) == []
    assert OLD in found
    assert NEW in found


def test_a_kill_leaves_a_first_release_whole_or_absent(target: Path) -> None:
    """Where there is no earlier release, a kill leaves none or all of the new one."""
    found = []
    for _ in killed_runs(target, "one", earlier=False):
        found.append(content(target))
        assert found[-1] in (None, NEW)
    assert None in found


def test_a_kill_between_two_renames_is_mended_by_the_next_run(target: Path) -> None:
    """Where directories cannot be exchanged, the next run puts the old release back, even if it then fails itself."""
    absent = 0
    for _ in killed_runs(target, "two", earlier=True):
        absent += content(target) is None
        with pytest.raises(ReleaseWriteError):
            write_release(IMPOSSIBLE, target)
        assert content(target) in (OLD, NEW)
        assert hidden(target.parent) == []
    assert absent > 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of this kind")
def test_a_full_disk_is_reported_and_changes_nothing(target: Path) -> None:
    """When a file cannot be written to its end, the earlier release stays and the reason is told."""
    write_release(OLD, target)
    result = run(LIMITED, target)
    assert result.stdout.startswith(f"{target} could not be written: File too large")
    assert result.stderr == ""
    assert content(target) == OLD
    assert hidden(target.parent) == []


@pytest.mark.skipif(sys.platform == "win32", reason="users and permissions differ")
def test_a_directory_that_may_not_be_written_is_reported() -> None:
    """Without the right to write, the reason is told and nothing changes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        result = run(UNPRIVILEGED, Path(name) / "dipldata-1.2.3")
        assert "Permission denied; nothing there was changed" in result.stdout
        assert result.stderr == ""
        assert list(Path(name).iterdir()) == []
        Path(name).chmod(0o755)


def test_runs_at_the_same_time_do_not_mix(target: Path) -> None:
    """Of several runs to one place, one wins as a whole, none fails, and nothing is left behind."""
    command = [sys.executable, "-c", REPEATED, str(target)]
    runs = [subprocess.Popen([*command, text], stderr=subprocess.PIPE) for text in "abcd"]
    assert [(process.communicate()[1], process.returncode) for process in runs] == [(b"", 0)] * len(runs)
    found = content(target)
    assert found is not None
    assert found["csv/a.csv"] == found["manifest.json"] * 1000
    assert hidden(target.parent) == []


def test_a_run_does_not_wait_for_another(target: Path) -> None:
    """While one release is being written, others appear beside it and in its place, and what it wrote stays its own."""
    with new_release(target) as directory:
        directory.write("manifest.json", b"slow")
        write_release(OLD, target)
        write_release(OLD, target.with_name("beside"))
        with new_files(target) as other:
            other.write("notes.txt", b"more")
    assert content(target) == {"manifest.json": b"slow"}
    assert content(target.with_name("beside")) == OLD
    assert hidden(target.parent) == []


@pytest.mark.parametrize("name", ["notes.txt", "csv/a.csv"])
def test_what_is_not_a_release_is_not_replaced(target: Path, name: str) -> None:
    """A directory of that name that holds something else is left alone."""
    path = target / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ReleaseWriteError, match="something else that would be lost"):
        write_release(NEW, target)
    assert content(target) == {name: b"mine"}


def test_an_empty_directory_is_replaced(target: Path) -> None:
    """A directory without anything in it holds nothing to lose."""
    target.mkdir(parents=True)
    write_release(NEW, target)
    assert content(target) == NEW


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_or_link_of_that_name_is_not_replaced(target: Path, is_link: bool) -> None:
    """Neither a file nor a link to an earlier release is touched."""
    target.parent.mkdir()
    write_release(OLD, target.with_name("elsewhere"))
    if is_link:
        target.symlink_to("elsewhere")
    else:
        target.write_text("mine", encoding="utf-8")
    with pytest.raises(ReleaseWriteError, match="not a directory"):
        write_release(NEW, target)
    assert content(target.with_name("elsewhere")) == OLD


def test_only_names_of_its_own_are_cleared_up(target: Path) -> None:
    """Hidden things that merely look alike, or belong to another version, stay."""
    others = [
        ".dipldata-1.2.3.new-notes",
        ".dipldata-1.2.4.new-0123456789abcdef",
        ".dipldata-1.2.3.new-0123456789ABCDEF",
    ]
    own = [".dipldata-1.2.3.new-0123456789abcdef", ".dipldata-1.2.3.old-0123456789abcdef"]
    for name in (*others, *own):
        (target.parent / name).mkdir(parents=True)
    (target.parent / ".dipldata-1.2.3.new-00000000000000aa").write_text("a file", encoding="utf-8")
    write_release(NEW, target)
    assert sorted(hidden(target.parent)) == sorted([*others, ".dipldata-1.2.3.new-00000000000000aa"])


def test_the_place_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A target without directories before it lies in the working directory."""
    monkeypatch.chdir(tmp_path)
    write_release(NEW, Path("dipldata-1.2.3"))
    assert content(tmp_path / "dipldata-1.2.3") == NEW
    assert list(tmp_path.iterdir()) == [tmp_path / "dipldata-1.2.3"]
