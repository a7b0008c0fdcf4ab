"""Writing a file anew: whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from dipldata.errors import RewriteError
from dipldata.rewriting import rewrite_text

if TYPE_CHECKING:
    from pathlib import Path


def test_the_text_changes_and_the_permissions_stay(tmp_path: Path) -> None:
    """The new text takes the place of the old one; mode and neighbours are as before."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old\r\n")
    path.chmod(0o640)
    rewrite_text(path, "old\r\n", "neu: ä\n")
    assert path.read_bytes() == "neu: ä\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """What somebody else wrote since the file was read is not lost."""
    path = tmp_path / "a.yaml"
    path.write_text("theirs\n", encoding="utf-8")
    with pytest.raises(RewriteError, match="changed by somebody else"):
        rewrite_text(path, "old\n", "new\n")
    assert path.read_text(encoding="utf-8") == "theirs\n"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link is refused, and neither it nor its target changes."""
    target = tmp_path / "target"
    target.write_text("old\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(target)
    with pytest.raises(RewriteError, match="it is a link"):
        rewrite_text(tmp_path / "a.yaml", "old\n", "new\n")
    assert (tmp_path / "a.yaml").is_symlink()
    assert target.read_text(encoding="utf-8") == "old\n"


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    """A file that no longer exists is not made anew."""
    with pytest.raises(RewriteError, match="left as it is"):
        rewrite_text(tmp_path / "a.yaml", "old\n", "new\n")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_when_the_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault at the last step leaves the old text and no file beside it."""
    path = tmp_path / "a.yaml"
    path.write_text("old\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(RewriteError, match="Permission denied"):
        rewrite_text(path, "old\n", "new\n")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_text(encoding="utf-8") == "old\n"
