"""The page of every problem code helps a first-time reader: whole, readable, and its examples are what they say."""

from __future__ import annotations

import re
from typing import Final

import pytest

from dipldata.catalogue import ALL
from dipldata.problems import ProblemKind, Stage
from dipldata.yaml_tree import read_yaml

SECTIONS: Final = ("What", "Why", "Bad", "Good", "Fix", "Since")
NOT_TO_BE_SHOWN: Final = {
    "yaml-not-utf-8",
    "yaml-byte-order-mark",
    "yaml-carriage-return",
    "yaml-too-large",
    "yaml-line-too-long",
    "yaml-too-many-problems",
    "yaml-not-a-mapping",
}
"""Faults of bytes, sizes and whole files, which their examples describe in a comment."""
NOT_YAML: Final = {"release-index-malformed"}


def name_of(kind: ProblemKind) -> str:
    """The code."""
    return kind.code


def examples(kind: ProblemKind, section: str) -> list[str]:
    """The YAML blocks of a section of a page."""
    after = SECTIONS[SECTIONS.index(section) + 1]
    part = kind.page.partition(f"\n{section}:")[2].partition(f"\n{after}:")[0]
    return re.findall(r"^```yaml\n(.*?)^```$", part, flags=re.MULTILINE | re.DOTALL)


def codes_in(text: str) -> set[str]:
    """The problems of reading a text as a record; that a list of waivers is no record does not count."""
    return {problem.code for problem in read_yaml(text.encode()).problems} - {"yaml-not-a-mapping"}


@pytest.mark.parametrize("kind", ALL, ids=name_of)
def test_the_page_is_whole(kind: ProblemKind) -> None:
    """It has a summary and every section, in order, each with words, and both examples, which differ."""
    heads = re.findall(r"^([A-Z][a-z]+):", kind.page, flags=re.MULTILINE)
    assert [head for head in heads if head in SECTIONS] == list(SECTIONS)
    assert len(kind.title) >= 10
    assert kind.title.endswith(".")
    for section in ("What", "Why", "Fix", "Since"):
        assert re.search(rf"^{section}: \S.*", kind.page, flags=re.MULTILINE), section
    if kind.code not in NOT_YAML:
        assert examples(kind, "Bad")
        assert examples(kind, "Good")
        assert examples(kind, "Bad") != examples(kind, "Good")


@pytest.mark.parametrize("kind", ALL, ids=name_of)
def test_the_examples_read_as_they_say(kind: ProblemKind) -> None:
    """A good example is sound YAML; a bad one of the YAML stage has its fault, any other is sound YAML, too."""
    assert [code for text in examples(kind, "Good") for code in codes_in(text)] == []
    for text in examples(kind, "Bad"):
        if kind.stage is not Stage.YAML:
            assert codes_in(text) == set()
        elif kind.code not in NOT_TO_BE_SHOWN:
            assert kind.code in codes_in(text)
