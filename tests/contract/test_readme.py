"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dipldata.cli import main
from dipldata.version import VERSION

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN_RECORD = "records/meetings/2023/2023-11-03-lambert-hong-liang-beijing.yaml"


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def transcript() -> list[tuple[str, str]]:
    """Each `dipldata` command of the console blocks with the output shown below it."""
    parts = re.split(r"^\$ ", "".join(blocks("console")), flags=re.MULTILINE)
    pairs = [part.split("\n", 1) for part in parts if part]
    return [(command, output) for command, output in pairs if "dipldata" in command]


@pytest.mark.parametrize(("command", "output"), transcript())
def test_commands(command: str, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command prints what the README says that it prints."""
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(command)
    assert program == ".venv/bin/dipldata"
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert result.stdout == output


def test_there_are_commands() -> None:
    """The README shows commands with their output."""
    assert len(transcript()) >= 2


def test_python_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of Python give what is shown."""
    monkeypatch.chdir(ROOT)
    code = "".join(blocks("python"))
    test = doctest.DocTestParser().get_doctest(code, {}, "README", "README.md", 0)
    assert len(test.examples) >= 5
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.failures == 0


def test_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report shown is that of the record with two slips."""
    shutil.copytree(ROOT / "records", tmp_path / "records")
    record = tmp_path / SHOWN_RECORD
    text = record.read_text(encoding="utf-8").replace("in_person", "in-persn").replace("hong-liang\n", "hong-lian\n", 1)
    record.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["validate", SHOWN_RECORD])
    assert result.exit_code == 1
    assert blocks("text") == [result.stdout.rstrip("\n") + "\n"]


def test_links_lead_somewhere() -> None:
    """Every link to a file of the project names one that exists."""
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) >= 8
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_version_to_cite() -> None:
    """The version in the citation is the package's."""
    assert f"version {VERSION}.*" in README


def test_it_is_short() -> None:
    """The README fits on a few screens."""
    assert len(README.splitlines()) <= 110
