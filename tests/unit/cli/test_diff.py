"""`dipldata diff`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Run

TOPIC = Path("records/topics/lighthouses.yaml")


def call(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["diff", *arguments])


def edit(old: str, new: str) -> None:
    """Change the topic in the working tree."""
    TOPIC.write_text(TOPIC.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def old(work: Path) -> str:
    """A copy of the records, whose topic then gets another label."""
    shutil.copytree(work / "records", work / "before" / "records")
    edit("label: Lighthouses", "label: Lights")
    return "before"


def test_new_is_the_working_tree(old: str) -> None:
    """Without NEW the records here are compared."""
    result = call(old)
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
before -> records: 1 record: 1 changed

Version: patch
  patch: 1 record is put right

Changed
  topic/lighthouses — Lights
    label: Lighthouses -> Lights
"""
    )


def test_both_sides_can_be_named(old: str) -> None:
    """NEW may be anything that OLD may be."""
    assert "label: Lights -> Lighthouses" in call("records", old).stdout
    assert call("records", "./records").stdout == "records -> ./records: no record differs\n"


def test_formats(old: str) -> None:
    """The same changes for people, for a pull request and for programs."""
    assert (
        "- `topic/lighthouses` — Lights\n  - `label`: `Lighthouses` -> `Lights`\n"
        in call(old, "--format", "markdown").stdout
    )
    document = json.loads(call(old, "--format", "json").stdout)
    assert document["changed"][0]["record"] == "topic/lighthouses"


def test_output_goes_to_a_file(old: str, work: Path) -> None:
    """With --output nothing is printed, and a later run replaces the file."""
    for new in ("records", "before"):
        result = call(old, new, "--format", "json", "--output", "changes.json")
        assert (result.exit_code, result.output) == (0, "")
    assert json.loads((work / "changes.json").read_text(encoding="utf-8"))["counts"]["changed"] == 0
    assert call(old, "--output", "no/such/folder.txt").exit_code == 2


def test_a_day_adds_statuses_of_that_day(old: str, work: Path) -> None:
    """With --today, statuses are also compared as they were known on that day."""
    path = work / "records" / "working-groups" / "lighthouse-consultations.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "status: active\n    known: 2020-03-04", "status: active\n    known: 2020-05-04"
    )
    path.write_text(text, encoding="utf-8")
    assert "Status" not in call(old).stdout
    assert "as of 2020-04-01 active -> under_discussion" in call(old, "--today", "2020-04-01").stdout
    assert call(old, "--today", "yesterday").exit_code == 2


def test_revisions_and_the_working_tree(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual call tells what the working tree changes against a branch."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for arguments in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        ["commit", "--quiet", "--message=First"],
    ):
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", *arguments]
        subprocess.run(command, cwd=work, check=True)
    edit("label: Lighthouses", "label: Lights")
    assert "label: Lighthouses -> Lights" in call("main").stdout
    assert "no record differs" in call("main", "HEAD").stdout
    result = call("man")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: cannot compare man: there is no such file or directory, and git knows no such revision; "
        "a clone that is not complete may lack it\n"
    )


def test_records_elsewhere(old: str, work: Path) -> None:
    """--records says where the working tree's records are; a place without records is refused."""
    (work / "records").rename(work / "data")
    assert "label: Lighthouses -> Lights" in call(old, "--records", "data").stdout
    result = call(old)
    assert (result.exit_code, "no records at" in result.stderr) == (2, True)
    assert call(old, "--records", "nowhere").exit_code == 2
    assert call(old, "data").exit_code == 0


def test_a_broken_file_is_told_and_left_out(old: str) -> None:
    """A file that cannot be read is named, and the rest is compared: the status stays 0."""
    TOPIC.write_text("id: [\n", encoding="utf-8")
    result = call(old)
    assert result.exit_code == 0
    assert "Not compared\n  in records: records/topics/lighthouses.yaml (topic/lighthouses): line " in result.stdout


def test_hyphens_are_no_options(run: Run, old: str) -> None:
    """A name that begins with a hyphen comes behind `--`, and is a name only."""
    result = run("diff", "--", "--output=stolen", old)
    assert (result.returncode, result.stdout) == (2, "")
    assert "cannot compare --output=stolen: not a git repository" in result.stderr
    assert not Path("stolen").exists()
