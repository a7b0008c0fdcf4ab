"""The guides do what they say: the commands of CONTRIBUTING give what is shown, and links and codes lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from dipldata.catalogue import KINDS

ROOT: Final = Path(__file__).parents[2]
CONTRIBUTING: Final = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDES: Final = ("CONTRIBUTING.md", "docs/curation-guide.md", "docs/editors.md")


def steps() -> list[tuple[str, str]]:
    """Each command of the console blocks, with the output shown below it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", CONTRIBUTING, flags=re.MULTILINE | re.DOTALL)
    found = []
    for part in (part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]):
        ends = part.index("\nEND\n") + len("\nEND\n") if "<<'END'" in part else part.index("\n") + 1
        found.append((part[:ends], part[ends:]))
    return found


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder as it is after `git clone` and `make setup`."""
    folder = tmp_path / "dipldata"
    shutil.copytree(ROOT / "records", folder / "records")
    bin_folder = folder / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "dipldata").symlink_to(Path(sys.executable).parent / "dipldata")
    return folder


def test_the_first_record(clone: Path) -> None:
    """Whoever copies the commands of the exercise sees what is shown, ends with a valid record, and leaves nothing."""
    for command, shown in steps():
        words = ["bash", "-c", command]
        done = subprocess.run(
            words, cwd=clone, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )  # fmt: skip
        assert (command, done.stdout.rstrip("\n")) == (command, shown.rstrip("\n"))
    assert steps()[-2][1] == "valid\n"
    assert sorted(path.name for path in clone.iterdir()) == [".venv", "records"]


def test_the_exercise_is_whole() -> None:
    """The steps before the exercise are the real ones, and it shows problems, fixes and success."""
    commands = [command for command, _ in steps()]
    assert len(commands) >= 8
    assert "make setup" in CONTRIBUTING
    assert "git check-ignore" not in CONTRIBUTING
    assert re.search(r"^/drafts/$", (ROOT / ".gitignore").read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("name", GUIDES)
def test_links_lead_somewhere(name: str) -> None:
    """Every link of a guide to a file of the project names one that exists."""
    path = ROOT / name
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))]
    assert [link for link in links if link and "://" not in link and not (path.parent / link).exists()] == []


def test_codes_named_in_the_guides_exist() -> None:
    """A rule that a guide refers to is one of the catalogue."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in GUIDES)
    named = set(re.findall(r"rules/([a-z0-9-]+)\.md", text))
    assert len(named) >= 20
    assert sorted(named - set(KINDS)) == []
