"""A records directory to work on, and a way to run a command as a program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner

from dipldata.cli import main

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


class Run(Protocol):
    """Run `dipldata` with arguments and an environment added to one that has no colours."""

    def __call__(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it and wait for its end."""
        ...


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory that holds the base of the corpus as `records`."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """A way to run the command in the working directory, inside the process of the tests."""
    without_colours(monkeypatch)

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        result = CliRunner().invoke(main, arguments, env=environment, prog_name="dipldata")
        return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def run_program(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same as a program of its own, which takes longer: for what depends on its start, its streams or its end."""
    without_colours(monkeypatch)

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        for name, value in {"PYTHONIOENCODING": "utf-8", **environment}.items():
            monkeypatch.setenv(name, value)
        command = [sys.executable, "-c", "from dipldata.cli import main; main(prog_name='dipldata')", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    return call


def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an environment that asks for no colours and no tracebacks."""
    for name in ("NO_COLOR", "FORCE_COLOR", "DIPLDATA_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)


def break_topic(work: Path) -> Path:
    """Put one error into a record: line 3 names a topic that does not exist."""
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("parent: examples", "parent: exampels"), encoding="utf-8")
    return path
