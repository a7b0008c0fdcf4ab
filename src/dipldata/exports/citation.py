"""Who made the dataset, its licence and how to cite it: from `CITATION.cff`, of which the package has a copy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Credit:
    """What a release says of itself."""

    title: str
    description: str
    authors: tuple[str, ...]
    licence: str
    keywords: tuple[str, ...]

    def citation(self, version: str) -> str:
        """One line that cites a version."""
        return f"{'; '.join(self.authors)}. {self.title}. Version {version}."


@cache
def credit() -> Credit:
    """What `CITATION.cff` says."""
    content: dict[str, Any] = yaml.safe_load(shipped_text("CITATION.cff"))
    names = tuple(str(author["name"]) for author in content["authors"])
    return Credit(content["title"], content["abstract"], names, content["license"], tuple(content["keywords"]))


def plan_citation(version: str) -> bytes:
    """`CITATION.cff` of a release, with the day of the release if that is what the package's own copy is of."""
    text = shipped_text("CITATION.cff")
    lines = text.splitlines(keepends=True)
    if f"version: {version}\n" not in lines:
        lines = [line for line in lines if not line.startswith("date-released:")]
    return "".join(f"version: {version}\n" if line.startswith("version:") else line for line in lines).encode("utf-8")


def plan_zenodo(version: str) -> bytes:
    """`.zenodo.json` of a release: the same as the citation file, which the archive does not read beside it."""
    about = credit()
    content = {
        "upload_type": "dataset",
        "title": about.title,
        "description": about.description,
        "creators": [{"name": name} for name in about.authors],
        "version": version,
        "license": about.licence,
        "access_right": "open",
        "language": "eng",
        "keywords": list(about.keywords),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def shipped_text(name: str) -> str:
    """A text that the package ships."""
    return files("dipldata.exports").joinpath("texts", name).read_text(encoding="utf-8")
