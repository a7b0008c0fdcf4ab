"""The package is built in layers: a module imports its own part of it or a strictly lower layer, never in a cycle."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PACKAGE = "dipldata"

LAYERS = (
    ("problems", "version", "ids", "dates", "similar", "addresses"),
    ("errors", "file_codes", "models", "yaml_tree", "reporting", "listing"),
    ("shape", "schema", "waivers", "style", "files", "dataset"),
    ("loading", "rewriting", "bundled", "meant", "placement", "references", "rules", "tables", "writing"),
    ("exports", "show", "engine"),
    ("changes", "drafting", "id_schemas", "linked"),
    ("release", "versions", "analysis"),
    ("catalogue", "checking", "formatting", "site"),
    ("fixing", "survey"),
    ("cli",),
    ("__init__", "__main__"),
)
"""The parts of the package (modules and sub-packages just below it), from the lowest layer to the outer face."""

LAYER_OF = {part: number for number, layer in enumerate(LAYERS) for part in layer}

Graph = dict[str, set[str]]
"""The modules that each module imports."""


def part_of(module: str) -> str:
    """The part of the package that a module belongs to: `models` for `dipldata.models.meeting`."""
    return module.split(".")[1] if "." in module else "__init__"


def modules_in(source: Path) -> dict[str, Path]:
    """Every module of the package by dotted name; a package is named without its `__init__`."""
    found = {}
    for path in sorted((source / PACKAGE).rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported_names(tree: ast.Module, modules: dict[str, Path]) -> Iterator[str]:
    """Every module imported, wherever the import stands; `from a import b` means `a.b` where that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            names = (f"{origin}.{alias.name}" for alias in node.names)
            yield from (name if name in modules else origin for name in names)


def import_graph(source: Path) -> Graph:
    """What each module imports from the package itself; relative imports keep their dots."""
    modules = modules_in(source)
    graph: Graph = {}
    for module, path in modules.items():
        names = imported_names(ast.parse(path.read_text(encoding="utf-8")), modules)
        graph[module] = {name for name in names if name.partition(".")[0] in {"", PACKAGE}} - {module}
    return graph


def fault_of(module: str, target: str) -> str | None:
    """What is wrong with one import, or None."""
    if target.startswith("."):
        return f"{module} uses a relative import ({target}): write {PACKAGE}.x"
    here, there = part_of(module), part_of(target)
    if there not in LAYER_OF:
        return f"{module} imports {target}, which has no layer"
    if here == there or LAYER_OF[there] < LAYER_OF[here]:
        return None
    return f"{module} imports {target} (layer {LAYER_OF[there]}), which is not below it (layer {LAYER_OF[here]})"


def layer_faults(graph: Graph) -> list[str]:
    """Every module without a layer and every import that does not lead downwards."""
    strangers = sorted({part_of(module) for module in graph} - LAYER_OF.keys())
    faults = [f"{PACKAGE}.{part} has no layer: add it to LAYERS, as low as its imports allow" for part in strangers]
    placed = {module: targets for module, targets in graph.items() if part_of(module) in LAYER_OF}
    found = (fault_of(module, target) for module, targets in placed.items() for target in sorted(targets))
    return faults + [fault for fault in found if fault]


def cycle_in(graph: Graph) -> list[str]:
    """The modules of one import cycle, in order, or an empty list."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle[::-1]
    return []


def write_package(source: Path, modules: dict[str, str]) -> Graph:
    """Write a small package and return its import graph."""
    for name, text in modules.items():
        path = source / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return import_graph(source)


def test_imports_lead_downwards() -> None:
    """Every module of the package imports its own part or a strictly lower layer."""
    assert layer_faults(import_graph(SOURCE)) == []


def test_no_import_cycles() -> None:
    """No module of the package imports itself through others, not even for annotations alone."""
    assert cycle_in(import_graph(SOURCE)) == []


def test_the_package_is_looked_at() -> None:
    """The checks above see the real modules and the imports between them."""
    graph = import_graph(SOURCE)

    assert "dipldata.ids" in graph["dipldata.models.fields"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("from dipldata.rules import x", "imports dipldata.rules (layer 3), which is not below it (layer 0)"),
        ("import dipldata.rules", "imports dipldata.rules (layer 3), which is not below it (layer 0)"),
        ("from dipldata import rules", "imports dipldata.rules (layer 3), which is not below it (layer 0)"),
        (
            "def f():\n    from dipldata.dates import x",
            "imports dipldata.dates (layer 0), which is not below it (layer 0)",
        ),
        ("from .dates import x", "uses a relative import (.dates): write dipldata.x"),
        ("from dipldata.tools import x", "imports dipldata.tools, which has no layer"),
        (
            "from dipldata import load",
            f"imports dipldata (layer {LAYER_OF['__init__']}), which is not below it (layer 0)",
        ),
    ],
)
def test_wrong_imports_are_faults(tmp_path: Path, text: str, fault: str) -> None:
    """An import upwards, sideways, relative or of an unknown part is found, in whatever form it is written."""
    graph = write_package(tmp_path, {"__init__.py": "", "ids.py": text, "dates.py": "", "rules/__init__.py": ""})

    assert layer_faults(graph) == [f"dipldata.ids {fault}"]


def test_imports_within_a_part_and_downwards_are_allowed(tmp_path: Path) -> None:
    """A rule may use its neighbours and everything below, and the face of the package may use all."""
    rule = "import json\nfrom dipldata.rules.b import x\nfrom dipldata.ids import y\n"
    files = {"__init__.py": "from dipldata.rules.a import z", "ids.py": "", "rules/a.py": rule, "rules/b.py": ""}

    assert layer_faults(write_package(tmp_path, files)) == []


def test_a_part_without_a_layer_is_a_fault(tmp_path: Path) -> None:
    """A new module must be given a place in the table."""
    graph = write_package(tmp_path, {"novelty.py": ""})

    assert layer_faults(graph) == ["dipldata.novelty has no layer: add it to LAYERS, as low as its imports allow"]


def test_a_cycle_is_found(tmp_path: Path) -> None:
    """Two neighbours that import each other make a cycle, also when one does so for its annotations only."""
    first = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from dipldata.rules.b import x\n"
    graph = write_package(tmp_path, {"rules/a.py": first, "rules/b.py": "from dipldata.rules.a import y"})

    assert set(cycle_in(graph)) == {"dipldata.rules.a", "dipldata.rules.b"}
