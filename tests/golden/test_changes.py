"""What is said of the changes between two versions of the corpus's base, in every form.

`changes/old` and `changes/new` are laid over the base, and what `removed.txt` names is left out. `pytest tests/golden
--update-golden` writes the expected texts anew; read the difference before you commit it.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.changes import Changes, changelog_block, changes_json, find_changes, format_markdown, format_text
from dipldata.versions import open_version

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "changes"
BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"
FORMS: dict[str, Callable[[Changes], str]] = {
    "expected.txt": format_text,
    "expected.md": format_markdown,
    "expected.json": changes_json,
    "expected-changelog.md": changelog_block,
}


@pytest.fixture
def changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changes:
    """What changed between the two versions."""
    for side in ("old", "new"):
        shutil.copytree(BASE, tmp_path / side / "records")
        shutil.copytree(HERE / side / "records", tmp_path / side / "records", dirs_exist_ok=True)
        removed = HERE / side / "removed.txt"
        for line in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else ():
            (tmp_path / side / line).unlink()
    monkeypatch.chdir(tmp_path)
    return find_changes(open_version("old"), open_version("new"), dt.date(2020, 6, 1))


@pytest.mark.parametrize("name", FORMS)
def test_changes_are_told_as_expected(name: str, changes: Changes, request: pytest.FixtureRequest) -> None:
    """Text, Markdown, JSON and changelog are as expected, byte for byte."""
    text = FORMS[name](changes)
    if request.config.getoption("--update-golden"):
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    assert text == (HERE / name).read_bytes().decode("utf-8")
