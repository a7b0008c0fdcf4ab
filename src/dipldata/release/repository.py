"""The texts of the repository in which a release writes its version: changelog, citation and version module."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.errors import ReleaseRefusedError

if TYPE_CHECKING:
    import datetime as dt

CHANGELOG: Final = "CHANGELOG.md"
CITATIONS: Final = ("CITATION.cff", "src/dipldata/exports/texts/CITATION.cff")
VERSION_MODULE: Final = "src/dipldata/version.py"

_UNRELEASED: Final = "## [Unreleased]"
_NO_BLOCKS: Final = "\n### Library\n\n### Records\n"


def released_changelog(text: str, version: str, day: dt.date, records: str) -> str:
    """The changelog with what was unreleased under the version, above the list of changed records.

    What people wrote about the records stays above that list. Raises `ReleaseRefusedError` where there is no
    `[Unreleased]` section with its two blocks.
    """
    head, found, rest = text.partition(f"{_UNRELEASED}\n")
    body, older = _split(rest)
    library, has_records, written = body.partition("\n### Records\n")
    if not found or not has_records or "\n### Library\n" not in library:
        raise ReleaseRefusedError([f"{CHANGELOG} has no {_UNRELEASED} with the blocks Library and Records"])
    told = records.partition("\n")[2].strip("\n")
    blocks = "\n\n".join(part for part in (written.strip("\n"), told) if part)
    released = f"## [{version}] - {day.isoformat()}\n{library.rstrip()}\n\n### Records\n\n{blocks}\n"
    return f"{head}{_UNRELEASED}\n{_NO_BLOCKS}\n{released}" + (f"\n{older}" if older else "")


def _split(text: str) -> tuple[str, str]:
    """The section up to the next version, and the rest."""
    match = re.search(r"^## \[", text, flags=re.MULTILINE)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


def cited_version(text: str, version: str, day: dt.date) -> str:
    """`CITATION.cff` with the version and its day."""
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("date-released:")]
    dated = f"version: {version}\ndate-released: {day.isoformat()}\n"
    return "".join(dated if line.startswith("version:") else line for line in kept)


def versioned_module(text: str, version: str) -> str:
    """The module with the version of library and data. Raises `ReleaseRefusedError` where it has no such line."""
    changed, count = re.subn(r'^(VERSION: Final = )"[^"]+"$', rf'\g<1>"{version}"', text, flags=re.MULTILINE)
    if count != 1:
        raise ReleaseRefusedError([f"{VERSION_MODULE} has no line with VERSION"])
    return changed
