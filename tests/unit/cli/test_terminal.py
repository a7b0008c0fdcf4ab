"""What only a terminal gets: the progress line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dipldata.cli.terminal import Progress, wants_colour

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A stream that says it is a terminal, or is not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is one."""
        return self.terminal


def written(*, terminal: bool, times: list[float]) -> str:
    """What a work of three parts writes when the clock shows these times, one a look."""
    screen = Screen(terminal=terminal)
    clock = iter(times)
    with Progress("Reading", screen, lambda: next(clock)) as progress:
        progress(1, 3)
        progress(2, 3)
    return screen.getvalue()


def test_short_work_shows_nothing() -> None:
    """Nothing appears in the first second."""
    assert written(terminal=True, times=[0.0, 0.5, 0.99]) == ""


def test_long_work_shows_a_line_and_takes_it_away() -> None:
    """The line appears after a second, is written over, and leaves an empty line behind."""
    line = "\rReading: 2 of 3"
    assert written(terminal=True, times=[0.0, 0.5, 1.0, 1.0]) == line + "\r" + " " * (len(line) - 1) + "\r"


def test_the_steps_of_a_work_are_named() -> None:
    """Each step shows its own label, written over that of the step before."""
    screen, clock = Screen(terminal=True), iter([0.0, 1.0, 1.0, 2.0, 2.0])
    with Progress("Reading", screen, lambda: next(clock)) as progress:
        progress.step("Writing records", 1, 3)
        progress.step("Finishing", 1, 2)
    first = "Writing records: 1 of 3"
    assert screen.getvalue().startswith(f"\r{first}\r{'Finishing: 1 of 2'.ljust(len(first))}\r")


def test_progress_is_for_terminals() -> None:
    """A file or a pipe gets no progress line."""
    assert written(terminal=False, times=[0.0, 2.0, 3.0, 4.0]) == ""


def test_a_terminal_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours appear on a terminal by themselves, and nowhere else."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(None, Screen(terminal=True)) is True
    assert wants_colour(None, Screen(terminal=False)) is False
