"""Help starts at once: nothing is imported that it does not need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dipldata.version import VERSION

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Run

LIST_MODULES = """
import sys
from dipldata.cli import main
try:
    main(sys.argv[1:], prog_name="dipldata")
except SystemExit:
    pass
print("|".join(sorted(sys.modules)), file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    command = [sys.executable, "-c", LIST_MODULES, *arguments]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(result.stderr.splitlines()[-1].split("|"))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["validate", "--help"], ["show", "--help"]])
def test_help_imports_only_click_and_the_command_line(arguments: list[str]) -> None:
    """Help and version need click, the command line and the version number, nothing else of the library."""
    found = modules_after(*arguments)
    ours = {name for name in found if name.startswith("dipldata.") and not name.startswith("dipldata.cli")}
    assert ours <= {"dipldata.version"}
    assert found.isdisjoint({"pydantic", "yaml", "jsonschema", "jsonschema_rs", "wcwidth"})


def test_explain_needs_no_schema_engine() -> None:
    """A page is printed without the engines that check records."""
    assert modules_after("explain", "ref-unknown-id").isdisjoint({"jsonschema", "jsonschema_rs", "dipldata.checking"})


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(run_program: Run, option: str) -> None:
    """The version is that of the package."""
    result = run_program(option)
    assert (result.returncode, result.stdout) == (0, f"dipldata, version {VERSION}\n")
