"""What the site carries of other people's work is what they published, with their licences."""

from __future__ import annotations

import hashlib
import json
from typing import Final

import pytest

from tools.vendoring.__main__ import NODE_MODULES, VENDOR, plan

CARRIED: Final = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file()}


def test_the_files_are_those_that_were_published() -> None:
    """Byte for byte: the files of the pinned packages with their licences, and nothing else."""
    if not NODE_MODULES.exists():
        pytest.skip("the packages are not installed here: run `make test`")
    planned = plan(NODE_MODULES)

    assert CARRIED.keys() == planned.keys()
    assert [name for name, path in CARRIED.items() if path.read_bytes() != planned[name]] == []


def test_the_description_is_complete() -> None:
    """It lists every file with its digest, below a package of an exact version whose licence is beside it."""
    packages = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))["packages"]
    listed = {name: digest for package in packages for name, digest in package["files"].items()}

    assert {*listed, "vendor.json"} == CARRIED.keys()
    assert all(hashlib.sha256(CARRIED[name].read_bytes()).hexdigest() == digest for name, digest in listed.items())
    assert all(f"{name.split('/')[0]}/LICENSE" in listed for name in listed)


def test_what_is_built_in_keeps_its_notice() -> None:
    """The licence of d3 names everybody whose code is in its one file."""
    text = (VENDOR / "d3" / "LICENSE").read_text(encoding="utf-8")

    for holder in ("Mike Bostock", "Robert Penner", "Charles Karney", "Cynthia Brewer", "Mapbox", "Unlicense"):
        assert holder.lower() in text.lower()
