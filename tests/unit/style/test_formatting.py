"""The canonical text: what each kind of edit does, what it leaves alone, and that it ends where it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dipldata.models import Meeting, Person, Statement, Topic, WorkingGroup
from dipldata.style.formatting import canonical_text
from dipldata.yaml_tree import read_yaml

if TYPE_CHECKING:
    from dipldata.models.fields import Model

LONG = "word " * 30 + "end"


def formatted(text: str, model: type[Model] = Topic) -> str:
    """Format a text, and its result once more, which must change nothing."""
    result = canonical_text(read_yaml(text.encode()), model)
    assert canonical_text(read_yaml(result.encode()), model) == result
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label: 'Lights'\n", "label: Lights\n"),
        ('label: "Lights"  # short\n', "label: Lights  # short\n"),
        ("label: 'yes'\n", 'label: "yes"\n'),
        ("label: 'say \"it\"'\n", 'label: say "it"\n'),
        ("label: '\"it\"'\n", 'label: "\\"it\\""\n'),
        ("label: a#b\n", 'label: "a#b"\n'),
        ('label: "a: b"\n', 'label: "a: b"\n'),
        ("label: =A\n", 'label: "=A"\n'),
        ("'label': A\n", "label: A\n"),
        ("label: 2020-03-04\n", 'label: "2020-03-04"\n'),
        ("plover: [ 'military',economic ]\n", "plover: [military, economic]\n"),
        ("plover: ['a, b', \"c\"]\n", 'plover: ["a, b", c]\n'),
    ],
)
def test_quotes(text: str, expected: str) -> None:
    """Text is plain where every reader takes it for text, and stands in double quotes elsewhere."""
    assert formatted(text) == expected


def test_a_day_is_plain_in_a_date_field_only() -> None:
    """A quoted day loses its quotes where the field is a date."""
    text = 'start: "2020-03-04"\ntitle: "2020-03-04"\n'
    assert formatted(text, Meeting) == 'title: "2020-03-04"\nstart: 2020-03-04\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("label: A\n  b\n", "label: A b\n"),
        ("label:\n  A b\n", "label: A b\n"),
        ("label: >-\n  A\n  b\n", "label: A b\n"),
        ("label: |-\n  A b\n", "label: A b\n"),
        ('label: "A\n\n  b"\n', "label: |-\n  A\n  b\n"),
        ("label: >- # why\n  A\n", "label: >- # why\n  A\n"),
        ("label: |\n  A\n  b\n", "label: |\n  A\n  b\n"),
        (f"label: {LONG}  # why\n", f"label: {LONG}  # why\n"),
        (f"label: {'x' * 200}\n", f"label: {'x' * 200}\n"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    """A text stands on one line where it fits; what holds comments or cannot be broken is left alone."""
    assert formatted(text) == expected


def test_a_long_text_is_folded() -> None:
    """Lines are as full as they can be, up to 120 characters, and text that is folded so already is left alone."""
    result = formatted(f"label: {LONG}\n")
    lines = result.splitlines()
    assert lines[0] == "label: >-"
    assert [len(line) for line in lines[1:]] == [116, 40]
    loose = "label: >-\n  " + "word " * 20 + "\n  " + "word " * 9 + "end\n"
    assert formatted(loose.replace(" \n", "\n")) == loose.replace(" \n", "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start:\n  date: 2020\n", "start: 2020\n"),
        ("start: {date: '2020-03'}\n", "start: 2020-03\n"),
        (
            "citations:\n  - source: a\n  - source: b\n    locator: c\n",
            "citations:\n  - a\n  - source: b\n    locator: c\n",
        ),
        ("citations:\n  - source: a  # why\n", "citations:\n  - a  # why\n"),
        ("start:\n  # exact\n  date: 2020-03-04\n", "start:\n  # exact\n  date: 2020-03-04\n"),
    ],
)
def test_short_forms(text: str, expected: str) -> None:
    """A mapping that says no more than its short form is written so, unless a comment would lose its place."""
    assert formatted(text.replace("2020\n", '"2020"\n'), Meeting) == expected.replace("2020\n", '"2020"\n')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("names:\n- text:  A\n  lang : en\n", "names:\n  - text: A\n    lang: en\n"),
        ("names:\n    -   text: A\n        lang: en\n", "names:\n  - text: A\n    lang: en\n"),
        ("names:\n  -\n    text: A\n    lang: en\n", "names:\n  - text: A\n    lang: en\n"),
        (
            "names:\n# first\n- text: A\n# second\n- text: B\n",
            "names:\n  # first\n  - text: A\n  # second\n  - text: B\n",
        ),
        ("names:\n- text: |-\n   A\n    b\n  lang: en\n", "names:\n  - text: |-\n      A\n       b\n    lang: en\n"),
        ("names: [{text: A,\n   lang: en}]\n", "names: [{text: A, lang: en}]\n"),
        ("names: [ # why\n   {text: A}]\n", "names: [ # why\n   {text: A}]\n"),
    ],
)
def test_indentation(text: str, expected: str) -> None:
    """Two spaces a level, one behind a colon or dash; comments and blocks of text move along."""
    assert formatted(text, Person) == expected


def test_brackets_that_do_not_fit_are_taken_away() -> None:
    """A list or mapping in brackets that is too long for its line has one entry a line."""
    topics = [f"some-rather-long-topic-{at}" for at in range(6)]
    assert formatted(f"topics: [{', '.join(topics)}]\n", WorkingGroup) == "topics:\n" + "".join(
        f"  - {topic}\n" for topic in topics
    )
    names = "names:\n  - {text: " + "A" * 60 + ", lang: en, used_by: us, descriptive: true, from: 2020-03-04}\n"
    assert formatted(names, WorkingGroup) == (
        "names:\n  - text: "
        + "A" * 60
        + "\n    lang: en\n    used_by: us\n    from: 2020-03-04\n    descriptive: true\n"
    )


def test_what_the_model_does_not_know_is_formatted_all_the_same() -> None:
    """A record of the wrong shape keeps its order, and gets everything else."""
    assert formatted("colour: 'red'\nid: a\n") == "colour: red\nid: a\n"


def test_nested_mappings_are_ordered_at_once() -> None:
    """Fields inside entries that are moved themselves end in order, too."""
    text = "claims:\n  - text: T\n    key: k\nkind: readout\nid: a\n"
    assert formatted(text, Statement) == "id: a\nkind: readout\nclaims:\n  - key: k\n    text: T\n"
