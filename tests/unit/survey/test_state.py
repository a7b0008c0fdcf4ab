"""The state of many files is the same whoever looks at them, and another one when a file has changed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dipldata.listing import is_settled
from dipldata.survey import processes, state
from dipldata.survey.state import state_of
from tests.unit.survey.conftest import Forks

LATER = 4_000_000_000_000_000_000
"""A start so late that no file was touched only just before."""
BEFORE = 1_000_000_000_000_000_000
"""A start before any file was touched."""


@pytest.fixture(name="paths")
def some_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Seven files, which count as many."""
    monkeypatch.setattr(state, "_MANY", 7)
    for number in range(7):
        (tmp_path / f"{number}.yaml").write_text("id: x\n", encoding="utf-8")
    return sorted(map(str, tmp_path.iterdir()))


def found(paths: list[str], started: int = LATER, processors: int = 2) -> str | None:
    """The state of some files."""
    with state_of(paths, started, processors) as now:
        return now()


def test_the_state_is_the_same_with_and_without_another_process(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One processor, two, and two where no process can be forked give the same state, and few files have one, too."""
    states = {found(paths), found(paths), found(paths, processors=1)}
    monkeypatch.setattr(processes, "CONTEXT", "spawn")
    states.add(found(paths))

    assert len(states) == 1
    assert None not in states
    assert found(paths[:2]) not in {None, *states}


@pytest.mark.parametrize("at", [0, 3, 4, 6])
@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("id: another\n", encoding="utf-8"),
        lambda path: os.utime(path, (1_000_000_000, 1_000_000_000)),
        lambda path: path.rename(path.with_name(f"{path.stem}-.yaml")),
    ],
    ids=["content", "time", "name"],
)
def test_a_file_that_changes_makes_another_state(
    paths: list[str], at: int, change: Callable[[Path], object], tmp_path: Path
) -> None:
    """Whichever process looks at a file, its content, its time and its name are part of the state."""
    before = found(paths)

    change(Path(paths[at]))

    after = found(sorted(map(str, tmp_path.iterdir())))
    assert None not in {before, after}
    assert before != after


@pytest.mark.parametrize("at", [0, 6])
def test_a_file_that_is_gone_leaves_no_state(paths: list[str], at: int) -> None:
    """Whichever process looks for a file that is not there, nothing is known."""
    Path(paths[at]).unlink()

    assert found(paths) is None


@pytest.mark.parametrize("touched", [[0], [6]])
def test_a_file_that_was_touched_only_just_now_leaves_no_state(paths: list[str], touched: list[int]) -> None:
    """What is written shortly before or after the start may be written again in the same tick of the clock."""
    started = max(os.lstat(path).st_ctime_ns for path in paths)
    for path in paths:
        os.utime(path, (1, 1))

    assert found(paths, started) is None
    assert found(paths, BEFORE) is None
    assert all(found([paths[at]], started) is None for at in touched)


def test_a_process_that_fails_leaves_no_state(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the other process ends without a word, nothing is known."""
    own = os.getpid()
    monkeypatch.setattr(state, "is_settled", lambda *given: is_settled(*given) if os.getpid() == own else 1 / 0)

    assert found(paths) is None


def test_where_no_process_can_be_forked_nothing_is_known(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no room for another process is no reason to stop."""

    def refused() -> int:
        raise OSError(errno.EAGAIN, "no")

    monkeypatch.setattr(os, "fork", refused)

    assert found(paths) is None


def test_a_process_that_nobody_asks_ends_with_the_context(paths: list[str], forks: Forks) -> None:
    """An interruption leaves no process behind."""
    with pytest.raises(KeyboardInterrupt), state_of(paths, LATER, 2):
        raise KeyboardInterrupt

    assert (len(forks.forked), forks.left()) == (1, [])
