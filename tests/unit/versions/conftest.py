"""Records in a git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

import pytest

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


class Git(Protocol):
    """Run git in the working directory."""

    def __call__(self, *arguments: str) -> str:
        """Run it and give what it prints."""
        ...


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that holds the base of the corpus as `records`."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def git(work: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The working directory as a repository with one commit, the tip of `main`."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def call(*arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "core.autocrlf=false", *arguments]
        return subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=True).stdout

    call("init", "--quiet", "--initial-branch=main")
    call("add", ".")
    call("commit", "--quiet", "--message=First")
    return call
