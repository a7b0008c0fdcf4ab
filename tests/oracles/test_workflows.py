"""What CI runs before its judges: the schemas of GitHub's files and a checker of their security."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = {
    **{path.relative_to(ROOT).as_posix(): "vendor.github-workflows" for path in WORKFLOWS},
    "action.yml": "vendor.github-actions",
    ".github/dependabot.yml": "vendor.dependabot",
}
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the checker of security on a folder, without a network."""
    options = ["--offline", "--no-progress", "--persona=pedantic", "--format=plain", "--color=never"]
    command = [str(BIN / "zizmor"), *options, str(folder)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_files_of_github_are_of_their_schema(name: str, schema: str) -> None:
    """Workflows, the action and the settings of updates are of the form that GitHub reads."""
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", schema, str(ROOT / name)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


def copied(folder: Path) -> Path:
    """The files of GitHub in a folder of their own."""
    for name in SCHEMAS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def test_no_known_weakness(tmp_path: Path) -> None:
    """The checker of security finds nothing, not even what only its strictest setting asks for."""
    done = zizmor(copied(tmp_path))
    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job! (1 ignored)\n")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("permissions: {}\n", "permissions: write-all\n", "excessive-permissions"),
        ("          persist-credentials: false\n", "", "artipacked"),
        ("run: make lint", "run: echo ${{ github.head_ref }} && make lint", "template-injection"),
    ],
)
def test_a_weakness_would_be_found(tmp_path: Path, old: str, new: str, finding: str) -> None:
    """The judge can say no."""
    path = copied(tmp_path) / ".github" / "workflows" / "pull-request.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    done = zizmor(tmp_path)
    assert done.returncode != 0
    assert finding in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_with_its_version(path: Path) -> None:
    """What runs beside our code cannot be changed by moving a tag."""
    uses = re.findall(r"uses: (\S+)(?: # (.*))?", path.read_text(encoding="utf-8"))
    assert uses
    others = [(name, version) for name, version in uses if name != "./"]
    assert [name for name, version in others if not PINNED.fullmatch(name) or not re.match(r"v\d+\.\d+", version)] == []


def test_a_fork_needs_no_permission_and_no_secret() -> None:
    """Pull requests are checked with a token that may read the code and nothing else, and no secret is named."""
    text = (ROOT / ".github" / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert {str(job["permissions"]) for job in workflow["jobs"].values()} == {"{'contents': 'read'}"}
    assert "secrets." not in text + (ROOT / "action.yml").read_text(encoding="utf-8")


def test_every_supported_version_is_tested() -> None:
    """The versions of the tests are those of the package's classifiers."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pull-request.yml").read_text(encoding="utf-8"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"] == re.findall(r"Python :: (3\.\d+)", project)
