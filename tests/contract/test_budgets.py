"""Code stays small enough to be read: budgets for functions, modules and complexity; names that say something."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests")

MAX_FUNCTION_LINES = 40
MAX_MODULE_LINES = 300
MAX_COMPLEXITY = 8
BANNED_NAMES = frozenset({"common", "core", "helpers", "manager", "misc", "utils"})
"""Names that say nothing of what a module holds; singular and private spellings are meant too."""


def python_files() -> list[Path]:
    """Every Python file of the library and its tests."""
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def long_functions(text: str) -> Iterator[str]:
    """Functions over the budget, counted from `def` to the last line, docstring included and decorators not."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MAX_FUNCTION_LINES:
                yield f"{node.lineno}: {node.name} has {lines} lines, {MAX_FUNCTION_LINES} are allowed"


def banned_parts(path: Path) -> list[str]:
    """The parts of a path that are banned as names of modules."""
    names = [part.removesuffix(".py").strip("_") for part in path.parts]
    return [name for name in names if name in BANNED_NAMES or f"{name}s" in BANNED_NAMES]


def complexity_faults(*paths: Path) -> str:
    """What ruff reports of complexity, exemptions in the code not heeded."""
    options = ["--select=C901", f"--config=lint.mccabe.max-complexity={MAX_COMPLEXITY}", "--isolated", "--no-cache"]
    command = [sys.executable, "-m", "ruff", "check", "--quiet", "--ignore-noqa", "--output-format=concise", *options]
    return subprocess.run([*command, *paths], cwd=ROOT, capture_output=True, text=True, check=False).stdout


def relative(path: Path) -> str:
    """A path as it is written in a message."""
    return path.relative_to(ROOT).as_posix()


def test_functions_fit_their_budget() -> None:
    """No function is longer than its budget."""
    texts = {path: path.read_text(encoding="utf-8") for path in python_files()}

    assert [f"{relative(path)}:{fault}" for path, text in texts.items() for fault in long_functions(text)] == []


def test_modules_fit_their_budget() -> None:
    """No module is longer than its budget."""
    lines = {relative(path): path.read_bytes().count(b"\n") for path in python_files()}

    assert {path: count for path, count in lines.items() if count > MAX_MODULE_LINES} == {}


def test_complexity_fits_its_budget() -> None:
    """No function is more complex than its budget."""
    assert complexity_faults(*(ROOT / folder for folder in FOLDERS)) == ""


def test_no_module_is_named_after_nothing() -> None:
    """No module or package of the library has a name that fits anything."""
    package = ROOT / "src"

    assert [relative(path) for path in package.rglob("*.py") if banned_parts(path.relative_to(package))] == []


@pytest.mark.parametrize(("lines", "allowed"), [(MAX_FUNCTION_LINES, True), (MAX_FUNCTION_LINES + 1, False)])
def test_function_lines_are_counted_from_def_to_end(lines: int, allowed: bool) -> None:
    """The last allowed length passes, one more line does not, and decorators do not count."""
    text = "@decorator\ndef long():\n" + "    x\n" * (lines - 1)

    assert (list(long_functions(text)) == []) is allowed


@pytest.mark.parametrize(("branches", "allowed"), [(MAX_COMPLEXITY - 1, True), (MAX_COMPLEXITY, False)])
def test_complexity_is_measured_despite_exemptions(tmp_path: Path, branches: int, allowed: bool) -> None:
    """The last allowed complexity passes, one more branch does not, even when exempted in the code."""
    module = tmp_path / "module.py"
    module.write_text("def f(x):  # noqa: C901\n" + "    if x:\n        x()\n" * branches, encoding="utf-8")

    assert (complexity_faults(module) == "") is allowed


@pytest.mark.parametrize("path", ["dipldata/utils.py", "dipldata/_helper.py", "dipldata/core/dates.py"])
def test_banned_names_are_recognized(path: str) -> None:
    """Plural, singular, private and package names are recognized."""
    assert banned_parts(Path(path)) != []
