"""The command line: parse, call, report, exit. Each command lives in a file of its own and is imported when called."""

from __future__ import annotations

from dipldata.cli.main import main

__all__ = ["main"]
