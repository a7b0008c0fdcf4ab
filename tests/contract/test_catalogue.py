"""Every problem code is in the catalogue once, is used, has a page, and has records that prove it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from dipldata import catalogue
from dipldata.catalogue import KINDS, SECTIONS

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
FAMILIES = {code.partition("-")[0] for code in KINDS}

NO_CASE = {
    "file-unreadable": "permissions are not kept in a repository, and the superuser reads everything",
    "schema-mismatch": "no record brings it about: it says that models and schema differ",
    "yaml-too-large": "the file would have to be larger than a record may be",
}
"""Codes that no file of the corpus can show, and why; unit tests prove them."""
NOT_CODES = {
    "citation-cff": "a format of `dipldata export`",
    "no-readout": "a question of `dipldata new`",
    "office-key": "a question of `dipldata new`",
    "date-not-text": "what pydantic calls a date that is not text; reported as shape-wrong-type",
}
"""Words in the code that look like codes, and what they are."""


def words_in_code() -> set[str]:
    """Every text in the library that has the form of a problem code and belongs to one of their families."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return {word for word in found if word.partition("-")[0] in FAMILIES} - set(NOT_CODES)


def test_every_code_is_listed_once() -> None:
    """No two entries of the catalogue share a code."""
    assert [code for code, times in Counter(kind.code for kind in catalogue.ALL).items() if times > 1] == []


def test_every_code_in_the_library_is_in_the_catalogue() -> None:
    """What a stage can report has an entry, and every entry is a code that some stage can report."""
    assert words_in_code() == set(KINDS)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_code_has_a_page(code: str) -> None:
    """A page begins with a sentence; its sections stand in order, and there are examples of what is bad and good."""
    page = KINDS[code].page
    found = re.findall(rf"^({'|'.join(SECTIONS)}):", page, flags=re.MULTILINE)
    blocks = re.findall(r"^```(?:yaml|json)\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    assert found == list(SECTIONS)
    assert KINDS[code].title.endswith(".")
    assert len(blocks) >= 2
    assert re.search(r"^Since: \d+\.\d+\.\d+$", page, flags=re.MULTILINE)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_what_a_page_calls_good_can_be_read(code: str) -> None:
    """The example of the right form is YAML that any reader takes."""
    good = KINDS[code].page.partition("\nGood:")[2].partition("\nFix:")[0]
    for block in re.findall(r"^```yaml\n(.*?)^```$", good, flags=re.MULTILINE | re.DOTALL):
        yaml.safe_load(block)


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_every_code_has_records_that_prove_it(kind: str) -> None:
    """For every code there is a record that must fail, and one at the boundary that must pass."""
    present = {path.parent.parent.name for path in (CORPUS / kind).glob("*/*/records")}
    present |= {path.parent.parent.name for path in (CORPUS / kind).glob("*/*/releases")}
    assert sorted(set(KINDS) - present - set(NO_CASE)) == []


def test_the_corpus_has_no_cases_of_other_codes() -> None:
    """Every folder of cases is named after a code."""
    folders = {path.name for kind in ("bad", "good") for path in (CORPUS / kind).iterdir() if path.is_dir()}
    assert folders - {"base"} - set(KINDS) == set()


def test_every_bad_case_has_its_report() -> None:
    """Each bad case says what is expected of it."""
    cases = {path for path in (CORPUS / "bad").glob("*/*") if path.is_dir()}
    assert sorted(path.name for path in cases if not (path / "expected.txt").is_file()) == []
