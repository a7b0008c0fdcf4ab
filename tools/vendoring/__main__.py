"""`python -m tools.vendoring`: copy what the site carries of other people's work from where npm put it.

The versions stand in `tests/browser/package.json`. Every file is taken as published; beside it stand its licence, and
in `vendor.json` its package, version, licences (SPDX) and digests.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NODE_MODULES = ROOT / "tests" / "browser" / "node_modules"
VENDOR = ROOT / "src" / "dipldata" / "site" / "assets" / "vendor"
LICENCE = "LICENSE"


@dataclass(frozen=True)
class Carried:
    """A package that the site carries files of, and the folder that they go to."""

    folder: str
    package: str
    licence: str
    """Everything in the files; that may be more than what the package says of itself."""
    licence_file: str
    files: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """Patterns of the packages that are built into the files, with licences of their own."""


CARRIED = (
    Carried(
        "d3",
        "d3",
        # d3-ease, d3-geo (GeographicLib), d3-scale-chromatic (ColorBrewer) and robust-predicates add theirs.
        "Apache-2.0 AND BSD-3-Clause AND ISC AND MIT AND Unlicense",
        "LICENSE",
        ("dist/d3.min.js",),
        ("d3-*", "delaunator", "internmap", "robust-predicates"),
    ),
    Carried(
        "inter",
        "@fontsource-variable/inter",
        "OFL-1.1",
        "LICENSE",
        ("files/inter-latin-wght-normal.woff2", "files/inter-latin-ext-wght-normal.woff2"),
    ),
    Carried("minisearch", "minisearch", "MIT", "LICENSE.txt", ("dist/umd/index.js",)),
)
RENAMED = {"dist/umd/index.js": "minisearch.js"}
"""Files whose name says nothing outside their package."""


def plan(node_modules: Path) -> dict[str, bytes]:
    """Every file of the folder of vendored files, by its path in there."""
    planned: dict[str, bytes] = {}
    described = []
    for each in CARRIED:
        files = _files(each, node_modules)
        described.append(_description(each, node_modules, files))
        planned |= {f"{each.folder}/{name}": data for name, data in files.items()}
    text = json.dumps({"packages": described}, indent=2) + "\n"
    return {**planned, "vendor.json": text.encode()}


def _files(each: Carried, node_modules: Path) -> dict[str, bytes]:
    source = node_modules / each.package
    found = {RENAMED.get(name, Path(name).name): (source / name).read_bytes() for name in each.files}
    return {**found, LICENCE: _licences(each, node_modules).encode()}


def _licences(each: Carried, node_modules: Path) -> str:
    """The licence of a package; where others are built in, each text once, below the packages that it is of."""
    own = (node_modules / each.package / each.licence_file).read_text(encoding="utf-8")
    if not each.parts:
        return own
    packages_of: dict[str, list[str]] = defaultdict(list, {own: [each.package]})
    for part in sorted(path for pattern in each.parts for path in node_modules.glob(pattern)):
        packages_of[(part / "LICENSE").read_text(encoding="utf-8")].append(part.name)
    blocks = [f"{', '.join(names)}\n\n{text.strip()}\n" for text, names in packages_of.items()]
    return ("\n" + "-" * 78 + "\n\n").join(blocks)


def _description(each: Carried, node_modules: Path, files: dict[str, bytes]) -> dict[str, Any]:
    package = json.loads((node_modules / each.package / "package.json").read_text(encoding="utf-8"))
    digests = {f"{each.folder}/{name}": hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return {"name": each.package, "version": package["version"], "licence": each.licence, "files": digests}


def main() -> int:
    """Write the folder anew; the exit status."""
    planned = plan(NODE_MODULES)
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, data in planned.items():
        path = VENDOR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
