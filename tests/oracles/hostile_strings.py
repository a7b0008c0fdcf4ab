"""Texts that break programs: those of `hostile.json`, grouped by what they are meant to break, and long ones."""

from __future__ import annotations

import json
from pathlib import Path

GROUPS: dict[str, list[str]] = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
LONG = [
    "a" * 300,
    "中" * 300,
    "😀" * 150,
    "a " * 149 + "a",
    "\\" * 300,
    '"' * 300,
    "=" * 300,
    "a" * 301,
    "中" * 5_000,
    "x" * 70_000,
]
"""At, over and far over the length that names may have."""

STRINGS = tuple(dict.fromkeys([*(text for group in GROUPS.values() for text in group), *LONG]))
"""All of them, each once."""
