"""`dipldata fmt`, and the fixes of `dipldata validate`: what they write, show and leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.conftest import Run, break_topic

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = "records/topics/lighthouses.yaml"
MESSY = "label: 'Lighthouses'  # short\nid: lighthouses\nparent: examples\ndefinition: Lights that mark a coast.\n"
NEAT = "id: lighthouses\nlabel: Lighthouses  # short\nparent: examples\ndefinition: Lights that mark a coast.\n"
DIFF = f"""\
--- a/{TOPIC}
+++ b/{TOPIC}
@@ -1,4 +1,4 @@
-label: 'Lighthouses'  # short
 id: lighthouses
+label: Lighthouses  # short
 parent: examples
 definition: Lights that mark a coast.
"""


def messy(work: Path, text: str = MESSY) -> Path:
    """Put a topic into the records that is not in canonical style."""
    path = work / TOPIC
    path.write_text(text, encoding="utf-8")
    return path


def test_files_are_written_in_canonical_style_once(work: Path, run: Run) -> None:
    """What is not canonical is written anew and named; a second run does nothing."""
    path = messy(work)
    first = run("fmt")
    assert (first.returncode, first.stdout) == (0, f"{TOPIC}\n")
    assert path.read_text(encoding="utf-8") == NEAT
    assert first.stderr == "1 file of 24 rewritten\n"
    second = run("fmt")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "0 files of 24 rewritten\n")


@pytest.mark.parametrize(("option", "output"), [("--check", f"{TOPIC}\n"), ("--diff", DIFF)])
def test_nothing_is_written_on_request(work: Path, run: Run, option: str, output: str) -> None:
    """With --check and --diff the files stay as they are; the exit status says that they would change."""
    path = messy(work)
    result = run("fmt", option)
    assert (result.returncode, result.stdout, path.read_text(encoding="utf-8")) == (1, output, MESSY)
    path.write_text(NEAT, encoding="utf-8")
    assert (run("fmt", option).returncode, run("fmt", option).stdout) == (0, "")


def test_only_named_files_are_formatted(work: Path, run: Run) -> None:
    """A path limits what is written."""
    path = messy(work)
    assert run("fmt", "records/people").returncode == 0
    assert path.read_text(encoding="utf-8") == MESSY
    assert run("fmt", "nowhere").returncode == 2


def test_what_cannot_be_read_is_left_alone(work: Path, run: Run) -> None:
    """A file with problems of YAML is named and stays as it is; the others are formatted."""
    path = messy(work)
    broken = work / "records" / "topics" / "examples.yaml"
    broken.write_text("id: [examples\n", encoding="utf-8")
    (work / "records" / "topics" / "link.yaml").symlink_to(path.name)
    result = run("fmt")
    assert (result.returncode, path.read_text(encoding="utf-8")) == (1, NEAT)
    assert "records/topics/examples.yaml was left as it is" in result.stderr
    assert "records/topics/link.yaml was left as it is" in result.stderr
    assert broken.read_text(encoding="utf-8") == "id: [examples\n"


def test_safe_fixes_are_applied(work: Path, run: Run) -> None:
    """With --fix what cannot change a fact is mended, told and no longer reported."""
    path = messy(work, MESSY.replace("lighthouses\n", "lighthouses\r\n").replace("coast.", "coast.  "))
    result = run("validate", "--fix")
    assert (result.returncode, result.stdout) == (0, "")
    text = path.read_bytes().decode()
    assert text == NEAT.replace("Lighthouses  #", "'Lighthouses'  #")
    assert "fixed: records/topics/lighthouses.yaml:2:16: [yaml-carriage-return]" in result.stderr
    assert "3 problems fixed in 1 file, none left" in result.stderr


def test_unsafe_fixes_are_applied_on_request_only(work: Path, run: Run) -> None:
    """A guess is not made by --fix; --unsafe-fixes makes it."""
    path = break_topic(work)
    before = path.read_bytes()
    assert (run("validate", "--fix").returncode, path.read_bytes()) == (1, before)
    result = run("validate", "--unsafe-fixes", "--diff")
    assert (result.returncode, path.read_bytes()) == (1, before)
    assert "-parent: exampels\n+parent: examples\n" in result.stdout
    assert "would fix: records/topics/lighthouses.yaml:3:9: [ref-unknown-id]" in result.stderr
    assert "1 problem would be fixed in 1 file, none left" in result.stderr
    assert run("validate", "--unsafe-fixes").returncode == 0
    assert path.read_text(encoding="utf-8").splitlines()[2] == "parent: examples"


def test_only_named_files_are_fixed(work: Path, run: Run) -> None:
    """A path limits what is fixed."""
    path = messy(work)
    assert run("validate", "--fix", "records/people").returncode == 0
    assert path.read_text(encoding="utf-8") == MESSY


def test_differences_hold_no_orders_to_a_terminal(work: Path, run: Run) -> None:
    """Characters that a terminal would obey are shown as escapes."""
    messy(work, MESSY.replace("coast.", "coast\x1b[31m.").replace("short", "short\u202e"))
    result = run("validate", "--unsafe-fixes", "--diff")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "+definition: Lights that mark a coast[31m." in result.stdout
