"""How a command ends: the exit status, and one line for whatever went wrong."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COULD_NOT_RUN: Final = 2
INTERRUPTED: Final = 130
READER_GONE: Final = 141
"""As a shell reports a program that was ended because nobody reads its output any more (`| head`)."""
_TRACEBACK: Final = "DIPLDATA_TRACEBACK"


def run_safely(call: Callable[[], Any]) -> NoReturn:
    """Call a command and exit with the status that it returns, or with that of the fault that ended it."""
    try:
        from dipldata.cli.terminal import tolerate_any_text

        tolerate_any_text()
        status = _status_of(call)
        _flush()
    except (click.Abort, KeyboardInterrupt):
        status = _told("interrupted", INTERRUPTED)
    except BrokenPipeError:
        status = READER_GONE
    except OSError as error:
        status = _told(f"error: {_reason(error)}", COULD_NOT_RUN)
    except Exception as error:  # noqa: BLE001 - the last resort
        status = _unexpected(error)
    _close(status)


def _status_of(call: Callable[[], Any]) -> int:
    try:
        result = call()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def _told(text: str, status: int, details: Sequence[str] = ()) -> int:
    from dipldata.reporting.printing import printable

    with contextlib.suppress(OSError):
        for line in (text, *(f"  {detail}" for detail in details)):
            click.echo(printable(line), err=True)
    return status


def _reason(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{os.fspath(error.filename)!s}: {reason}" if error.filename else reason


def _unexpected(error: Exception) -> int:
    """An error of the library that foresaw the fault is told as it is; any other one is a defect."""
    from dipldata.errors import DipldataError

    if isinstance(error, DipldataError):
        return _told(f"error: {error.lines[0]}", COULD_NOT_RUN, error.lines[1:])
    if os.environ.get(_TRACEBACK):
        import traceback

        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    ask = f"please report it, with what {_TRACEBACK}=1 prints before this line"
    return _told(f"internal error: {what}; {ask}", COULD_NOT_RUN)


def _close(status: int) -> NoReturn:
    """Exit; what can no longer be written must not be tried again while the interpreter shuts down."""
    try:
        _flush()
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
