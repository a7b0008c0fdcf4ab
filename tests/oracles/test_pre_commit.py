"""The hooks as a contributor's repository uses them: pre-commit clones this project, installs it and runs them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"
PRE_COMMIT = [str(Path(sys.executable).parent / "pre-commit")]
PACKAGE = (
    "src", "schema", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "LICENSE-DATA",
    ".pre-commit-hooks.yaml",
)  # fmt: skip
CONFIG = """\
repos:
  - repo: {source}
    rev: {commit}
    hooks:
      - id: dipldata-validate
      - id: dipldata-fmt
"""

pytestmark = pytest.mark.network
"""The hooks' environment is installed from the package index, as it is on a contributor's machine."""


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody, with no settings of this machine."""
    somebody = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    command = ["git", *somebody, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def committed(folder: Path) -> str:
    """Make a repository of a folder and give its commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "All")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of records whose hooks come from the working tree of this one, which is committed in a copy."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "PYTHONPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    source, folder = tmp_path / "source", tmp_path / "scratch"
    source.mkdir()
    for name in PACKAGE:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    shutil.copytree(BASE, source / "records")  # what the package carries; the hooks do not look at it
    shutil.copytree(BASE, folder / "records")
    config = CONFIG.format(source=source.as_uri(), commit=committed(source))
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    committed(folder)
    return folder


def run(scratch: Path, hook: str, *options: str) -> tuple[int, str]:
    """Status and output of a hook."""
    command = [*PRE_COMMIT, "run", hook, "--color=never", *options]
    done = subprocess.run(command, cwd=scratch, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_manifest_is_one() -> None:
    """The file of hooks is of the form that pre-commit reads."""
    command = [*PRE_COMMIT, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_hooks_pass_and_fail(scratch: Path) -> None:
    """Good records pass; what breaks in a file outside the commit, or is not in style, fails the hook and is told."""
    status, output = run(scratch, "dipldata-validate")
    assert (status, "Passed" in output) == (0, True), output
    status, output = run(scratch, "dipldata-fmt", "--all-files")
    assert (status, "Passed" in output) == (0, True), output

    topics = scratch / "records" / "topics"
    untidy = topics / "lighthouses.yaml"
    untidy.write_text(untidy.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    git(scratch, "add", "--all")
    status, output = run(scratch, "dipldata-fmt")
    assert (status, "files were modified by this hook" in output) == (1, True), output
    assert not untidy.read_text(encoding="utf-8").endswith("\n\n")

    git(scratch, "rm", "--quiet", "--force", "records/topics/examples.yaml")
    status, output = run(scratch, "dipldata-validate")
    assert status == 1
    assert "records/topics/lighthouses.yaml:3:9: error[ref-unknown-id] there is no topic examples" in output
