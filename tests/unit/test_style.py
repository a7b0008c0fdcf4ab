"""The style stage: what is not canonical, and edits that change nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipldata.models import Meeting, Person, Topic
from dipldata.style import apply_edits, find_style_faults
from dipldata.yaml_tree import read_yaml

if TYPE_CHECKING:
    from dipldata.models.fields import Model


def styled(text: str, model: type[Model] = Topic) -> str:
    """Apply the first fix, read again, until there is no fault left."""
    for _ in range(50):
        faults = find_style_faults(read_yaml(text.encode()), model)
        fix = next((fault.fix for fault in faults if fault.fix), None)
        if fix is None:
            assert faults == []
            return text
        assert fix.safe
        text = apply_edits(text, fix.edits)
    raise AssertionError(text)


def found(text: str, model: type[Model] = Topic) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of each fault."""
    faults = find_style_faults(read_yaml(text.encode()), model)
    return [(fault.code, fault.span.line, fault.span.column, fault.message) for fault in faults]


CANONICAL = "id: a\nlabel: A\n\n# What it is.\ndefinition: D\n"


def test_canonical_text_has_no_fault() -> None:
    """Canonical order, single blank lines and comments are left alone."""
    assert found(CANONICAL) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label: A\nid: a\n", "id: a\nlabel: A\n"),
        ("label: A  # short\nid: a\n", "id: a\nlabel: A  # short\n"),
        ("# top\n\nlabel: A\nid: a\n", "# top\n\nid: a\nlabel: A\n"),
        ("# of the label\nlabel: A\nid: a\n", "id: a\n# of the label\nlabel: A\n"),
        ("label: A\n# of the id\n# and more\nid: a\n", "# of the id\n# and more\nid: a\nlabel: A\n"),
        ("definition: >-\n  One\n  two\nlabel: A\nid: a\n", "id: a\nlabel: A\ndefinition: >-\n  One\n  two\n"),
        ("plover: [military]\nid: a\n# last\n", "id: a\nplover: [military]\n# last\n"),
        ("label: A\nid: a", "id: a\nlabel: A\n"),
    ],
)
def test_fields_are_put_in_order(text: str, expected: str) -> None:
    """The fields move with their comments; a comment that stands apart stays."""
    assert styled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("names:\n  - lang: en\n    text: A\n", "names:\n  - text: A\n    lang: en\n"),
        ("names: [{lang: en, text: A}]\n", "names: [{text: A, lang: en}]\n"),
        (
            "names:\n  - lang: en\n    # the name\n    text: A\n  - text: B\n    lang: zh\n",
            "names:\n  - # the name\n    text: A\n    lang: en\n  - text: B\n    lang: zh\n",
        ),
        ("offices:\n  - title: T\n    key: k\nnames: []\n", "names: []\noffices:\n  - key: k\n    title: T\n"),
    ],
)
def test_fields_inside_lists_are_put_in_order(text: str, expected: str) -> None:
    """The order holds at every depth, in blocks and in brackets."""
    assert styled(text, Person) == expected


def test_the_report_names_the_field_that_comes_too_late() -> None:
    """The place is the key that belongs further up."""
    assert found("label: A\nid: a\n") == [("style-key-order", 2, 1, "`id` belongs before `label`")]
    assert found("history:\n  - known: 2020\n    status: held\n", Meeting) == [
        ("style-key-order", 3, 5, "`status` belongs before `known`")
    ]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("id: a  \nlabel: A\n", (1, 6), "id: a\nlabel: A\n"),
        ("id: a\nlabel: A", (2, 9), "id: a\nlabel: A\n"),
        ("\n\nid: a\n", (1, 1), "id: a\n"),
        ("id: a\n\n\n", (2, 1), "id: a\n"),
        ("id: a\n\n\n\nlabel: A\n", (3, 1), "id: a\n\nlabel: A\n"),
    ],
)
def test_white_space_is_mended(text: str, place: tuple[int, int], expected: str) -> None:
    """Each kind of useless white space is found at its place, once, and taken away."""
    assert [fault[:3] for fault in found(text)] == [("style-whitespace", *place)]
    assert styled(text) == expected


def test_white_space_that_is_part_of_a_value_has_no_fix() -> None:
    """Spaces inside a block of text belong to the value: they are reported, and left to the curator."""
    text = "id: a\nnotes: |\n  one  \n  two\n"
    fault = find_style_faults(read_yaml(text.encode()), Topic)[0]
    assert (fault.span.line, fault.fix) == (3, None)


LINES = ("id: a", "label: A b", "parent: x  # why", "definition: >-\n  D\n  e", "plover: [military]", "notes: 'N # n'")
PIECE = st.sampled_from(["", "\n", "# note\n", "\n# note\n", "\n\n"])


@given(st.permutations(LINES), st.lists(PIECE, min_size=6, max_size=6), st.sampled_from(["\n", "", "\n\n"]))
def test_fixes_keep_values_and_comments(lines: list[str], before: list[str], end: str) -> None:
    """In whatever order and spacing fields stand, the fixes end in canonical text of the same value and comments."""
    text = "\n".join(piece + line for piece, line in zip(before, lines, strict=True)) + end
    result = styled(text)
    assert read_yaml(result.encode()).value == read_yaml(text.encode()).value
    assert sorted(re.findall(r"# \w+", result)) == sorted(re.findall(r"# \w+", text))
    assert find_style_faults(read_yaml(result.encode()), Topic) == []
