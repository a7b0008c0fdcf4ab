"""`.ci/get-chromium` names a browser that starts, passes over those that would not do, and says what to do without."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

SCRIPT: Final = Path(__file__).parents[2] / ".ci" / "get-chromium"
STARTS: Final = "#!/bin/sh\necho Chromium 150.0\n"
FAILS: Final = "#!/bin/sh\necho Chromium >&2\nexit 1\n"
SNAP: Final = "#!/bin/sh\necho Chromium 150.0\nexit\nexec /snap/bin/chromium\n"
MISSING: Final = "No Chromium or Chrome runs here: install one, or name its path in CHROMIUM.\n"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of PATH, with the tools that the script needs and no browser."""
    for name in ("grep", "id", "readlink"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


def put(folder: Path, name: str, text: str) -> str:
    """Put a program into a folder; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def get(*arguments: str) -> tuple[int, str, str]:
    """The status, output and errors of the script."""
    found = subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, check=False)
    return found.returncode, found.stdout.rstrip("\n"), found.stderr


def test_the_first_that_starts_is_named(bare: Path) -> None:
    """One that fails, and one in a snap, which could not read the pages, are passed over."""
    put(bare, "chromium", FAILS)
    put(bare, "google-chrome", SNAP)
    expected = put(bare, "chromium-browser", STARTS)

    assert get("--find") == (0, expected, "")


def test_the_one_that_is_asked_for_is_named(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHROMIUM goes before what is found, and is an error where it does not start."""
    put(bare, "chromium", STARTS)
    monkeypatch.setenv("CHROMIUM", put(bare, "mine", STARTS))
    assert get() == (0, str(bare / "mine"), "")

    put(bare, "mine", FAILS)
    assert get() == (1, "", f"CHROMIUM is {bare / 'mine'}, which is no Chromium or Chrome that runs here.\n")


@pytest.mark.usefixtures("bare")
def test_none_is_told() -> None:
    """Where there is none, and nothing to install one with, it says so in a sentence."""
    mac = [Path("/Applications/Google Chrome.app"), Path("/Applications/Chromium.app")]
    if any(path.exists() for path in mac):
        pytest.skip("a browser is installed outside PATH")

    assert get("--find") == get() == (1, "", MISSING)
