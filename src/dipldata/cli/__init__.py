"""The command line: parse, call, report, exit. Each command lives in a file of its own and is imported when called."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from typing import NoReturn

from dipldata.cli.main import main

__all__ = ["main", "program"]


def program() -> NoReturn:
    """`main` as a process of its own, which ends at once after it: to take everything apart first takes 7 ms."""
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter does, and there is no other name for it
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code)
    raise SystemExit
