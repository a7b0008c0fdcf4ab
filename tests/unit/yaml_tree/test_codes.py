"""The catalogue of problem codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dipldata.problems import ProblemKind, Severity, Stage
from dipldata.yaml_tree import read_yaml
from dipldata.yaml_tree.codes import KINDS

PACKAGE = Path(__file__).parents[3] / "src" / "dipldata" / "yaml_tree"
EXAMPLE = re.compile(r"```yaml\n(.*?)\n```", re.DOTALL)
NOT_SHOWN = {
    "yaml-not-utf-8": "a page is UTF-8",
    "yaml-byte-order-mark": "it would be invisible",
    "yaml-carriage-return": "it would be invisible",
    "yaml-too-large": "it would be too large",
    "yaml-line-too-long": "it would be too long",
    "yaml-too-many-problems": "it would be too long",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda it: it.code)
def test_page(kind: ProblemKind) -> None:
    """Every page has a title and all sections, its bad example gives its code alone, its good example nothing."""
    assert kind.title.endswith(".")
    assert re.findall(r"^(\w+):", kind.page, re.MULTILINE)[:2] == ["What", "Why"]
    assert all(f"\n{section}:" in kind.page for section in ("What", "Why", "Bad", "Good", "Fix", "Since"))
    bad, good = EXAMPLE.findall(kind.page)
    assert read_yaml(f"{good}\n".encode()).problems == ()
    expected = set() if kind.code in NOT_SHOWN else {kind.code}
    assert {it.code for it in read_yaml(f"{bad}\n".encode()).problems} == expected


def test_every_code_has_a_page() -> None:
    """A code that stands in the source of the package has a page, and a page belongs to a code in use."""
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py") if not path.name.endswith("_pages.py")]
    used = set(re.findall(r'"(yaml-[a-z0-9-]+)"', "\n".join(sources)))
    assert used == {kind.code for kind in KINDS}


def test_kinds() -> None:
    """Codes are unique errors of the YAML stage."""
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert {(kind.severity, kind.stage) for kind in KINDS} == {(Severity.ERROR, Stage.YAML)}
