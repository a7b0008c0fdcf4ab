"""What a terminal gets beyond plain text: colours, a progress line, and streams that take any character."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Final, Self, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_COLOURS: Final = {"error": "red", "warning": "yellow", "hint": "cyan", "place": None, "heading": None}
_PATIENCE: Final = 1.0
"""Seconds before a progress line appears."""
_PAUSE: Final = 0.1
"""Seconds between two states of a progress line."""


def tolerate_any_text() -> None:
    """Write characters that an output cannot encode as escapes instead of failing, and nothing to a closed output."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def wants_colour(choice: bool | None, stream: TextIO | None = None) -> bool:  # noqa: FBT001 - the value of a flag
    """Whether to colour: as the option says, else as NO_COLOR and FORCE_COLOR say, else on a terminal only."""
    if choice is not None:
        return choice
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return (stream or sys.stdout).isatty() and os.environ.get("TERM") != "dumb"


def coloured(text: str, role: str) -> str:
    """The style with colours, for `dipldata.reporting`."""
    return click.style(text, fg=_COLOURS.get(role), bold=None if role == "hint" else True)


def write_lines(lines: Iterator[str]) -> None:
    """Write lines to the standard output as they come."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Progress:
    """A line on the standard error that says how far a long work is; only on a terminal, gone when the work is done.

    Call it with what is done and the total. As a context it cleans up after itself.
    """

    def __init__(self, label: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.label = label
        self._stream = stream or sys.stderr
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = 0

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is, if it takes long."""
        if self._clock() < self._next or not self._stream.isatty():
            return
        text = f"{self.label}: {done:,} of {total:,}"
        self._write(text)
        self._next = self._clock() + _PAUSE

    def step(self, label: str, done: int, total: int) -> None:
        """Show how far one of several steps is."""
        self.label = label
        self(done, total)

    def _write(self, text: str) -> None:
        self._stream.write("\r" + text.ljust(self._shown))
        self._stream.flush()
        self._shown = len(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()
