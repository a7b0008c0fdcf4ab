"""The steps of the composite action, run as the runner of GitHub runs them, on a pull request of a fork."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{ (inputs|github)\.(\w+) \}\}")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as somebody."""
    somebody = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *somebody, *arguments], cwd=folder, capture_output=True, check=True)


@dataclass(frozen=True)
class Job:
    """A checkout of a pull request, and the folder that the runner gives to a job."""

    checkout: Path
    temporary: Path
    monkeypatch: pytest.MonkeyPatch
    action: Path = ROOT

    @property
    def summary(self) -> str:
        """What the summary of the job says."""
        path = self.temporary / "summary.md"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def run(self, step: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step with the action's inputs in place, by the shell and options of the runner."""
        given = {name: entry["default"] for name, entry in ACTION["inputs"].items()} | inputs
        known = {"inputs": given, "github": {"action_path": str(self.action)}}
        for name, value in STEPS[step]["env"].items():
            self.monkeypatch.setenv(name, EXPRESSION.sub(lambda found: known[found[1]][found[2]], value))
        script = self.temporary / "step.sh"
        script.write_text(STEPS[step]["run"], encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(command, cwd=self.checkout, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A checkout with two commits, of which the second renames a topic for readers."""
    checkout, temporary = tmp_path / "checkout", tmp_path / "temporary"
    shutil.copytree(BASE, checkout / "records")
    (temporary / "dipldata" / "bin").mkdir(parents=True)
    (temporary / "dipldata" / "bin" / "dipldata").symlink_to(Path(sys.executable).parent / "dipldata")
    git(checkout, "init", "--quiet")
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "Before")
    path = checkout / "records" / "topics" / "lighthouses.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Lighthouses", "Beacons <b>@octocat</b>"), encoding="utf-8"
    )
    git(checkout, "commit", "--quiet", "--all", "--message", "After")
    monkeypatch.setenv("RUNNER_TEMP", str(temporary))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(temporary / "summary.md"))
    return Job(checkout, temporary, monkeypatch)


def test_the_change_is_told(job: Job) -> None:
    """The summary says which field of which record changes, with the values as text."""
    done = job.run("Tell what changes", base="HEAD^1")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "lighthouses" in job.summary
    assert "Beacons" in job.summary
    assert "<b>" not in re.sub(r"`[^`\n]*`", "", job.summary)


def test_a_base_is_never_an_option(job: Job) -> None:
    """A revision that looks like an option is a revision that does not exist."""
    done = job.run("Tell what changes", base="--output=stolen")
    assert done.returncode == 2
    assert not (job.checkout / "stolen").exists()


def test_good_records_end_well(job: Job) -> None:
    """Without problems nothing is annotated, and the summary says so."""
    done = job.run("Validate")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "**No problems** in 24 files." in job.summary


def test_a_problem_is_annotated_and_fails(job: Job) -> None:
    """An error is annotated on its line and ends the action with 1; a warning does so only when strict."""
    path = job.checkout / "records" / "topics" / "lighthouses.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "\n", encoding="utf-8")
    assert job.run("Validate").returncode == 0
    done = job.run("Validate", strict="true")
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=records/topics/lighthouses.yaml,")
    path.write_text(good.replace("parent: examples", "parent: exampels"), encoding="utf-8")
    done = job.run("Validate")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=records/topics/lighthouses.yaml,line=3,endLine=3,col=9,endColumn=17,")


@pytest.mark.network
def test_the_action_installs_the_command(job: Job, tmp_path: Path) -> None:
    """The first step builds the library of a checkout whose records may be wrong; the other steps find the command."""
    shutil.rmtree(job.temporary / "dipldata")
    action = tmp_path / "action"
    for name in ("src", "schema", "requirements"):
        shutil.copytree(ROOT / name, action / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "LICENSE-DATA"):
        shutil.copy(ROOT / name, action / name)
    (action / "records" / "topics").mkdir(parents=True)
    (action / "records" / "topics" / "wrong.yaml").write_text("id: [\n", encoding="utf-8")
    done = replace(job, action=action).run("Install dipldata", python=sys.executable)
    assert done.returncode == 0, done.stderr
    assert job.run("Validate").returncode == 0
