"""How helpers begin and end."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dipldata.survey.processes import can_fork, fitting_workers, helper
from tests.unit.survey.conftest import Forks

needs_fork = pytest.mark.skipif(not can_fork(), reason="helpers are forked")


@needs_fork
def test_a_helper_is_ended_not_waited_for(tmp_path: Path, forks: Forks) -> None:
    """Whoever leaves takes leave of the helper at once: what it has not done by then is not done."""
    done = tmp_path / "done"

    def work(say: Callable[[bytes], object]) -> None:
        say(b"begun")
        time.sleep(0.5)
        done.touch()

    with helper(work) as process:
        assert forks.left() != []

    assert forks.left() == []
    assert not done.exists()
    with helper(lambda say: [say(b"one "), say(b"two")]) as process:
        assert process.said() == b"one two"


@pytest.mark.parametrize(
    ("files", "processors", "workers"), [(0, 8, 1), (599, 8, 1), (600, 8, 2), (10_000, 2, 2), (10_000, 64, 33)]
)
def test_a_process_is_used_where_it_has_enough_to_do(files: int, processors: int, workers: int) -> None:
    """No more processes than processors, and none for a handful of files."""
    assert fitting_workers(files, processors) == workers
