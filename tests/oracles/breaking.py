"""How a release is broken on purpose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def change(path: Path, old: str, new: str) -> None:
    """Change the first place in a file where a text stands; it must stand there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def run(tool: str, *arguments: str, directory: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment's tools."""
    command = str(Path(sys.executable).parent / tool)
    return subprocess.run([command, *arguments], cwd=directory, capture_output=True, encoding="utf-8", check=False)
