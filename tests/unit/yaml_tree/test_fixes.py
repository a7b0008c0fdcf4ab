"""What the automatic fixes make of a file."""

from __future__ import annotations

import pytest

from dipldata.yaml_tree import Reading, read_yaml

FIXED = [
    ("a: NO\n", 'a: "NO"\n', True),
    ("a: 0755\n", 'a: "0755"\n', True),
    ("a: 19:30\n", 'a: "19:30"\n', True),
    ("a: =\n", 'a: "="\n', True),
    ("on: a\n", '"on": a\n', True),
    ("\ufeffa: b\n", "a: b\n", True),
    ("a: b\r\nc: d\r\n", "a: b\nc: d\n", True),
    ("a: b\u202ec\u200b\u200b\n", "a: bc\n", True),
    ("a: b\u00a0c\n", "a: b c\n", True),
    ("a: Cafe\u0301\n", "a: Café\n", True),
    ('a: "\\ud83d\\ude00"\n', 'a: "😀"\n', True),
    ('a: "b\\u200bc\\u00a0d"\n', 'a: "bc d"\n', True),
    ("a: US #1 \\ partner\n", 'a: "US #1 \\\\ partner"\n', False),
    ("a: #1 partner\n", 'a: "#1 partner"\n', False),
    ("a: b\tc\n", "a: b c\n", False),
    ('a: "C:\\data"\n', 'a: "C:\\\\data"\n', False),
    ("a: “b”\n", 'a: "b"\n', False),
    ("a：b\nc: d\n", "a: b\nc: d\n", False),
    ("a:b\nc: d\n", "a: b\nc: d\n", False),
    ("a:\n  - b\n  -c\n", "a:\n  - b\n  - c\n", False),
    ("a: {b:c}\n", "a: {b: c}\n", False),
    ("a: b: c\n", 'a: "b: c"\n', False),
    ("a: 'China's plan'\n", 'a: "China\'s plan"\n', False),
    ('a: "b" c\n', 'a: "\\"b\\" c"\n', False),
    ("a: @b\n", 'a: "@b"\n', False),
    ("a: > 50\n", 'a: "> 50"\n', False),
    ('a: "b"#c\n', 'a: "b" #c\n', True),
    ("a: &b c\n", "a: c\n", False),
    ("a: !!str 2\n", "a: 2\n", False),
    ("a: b\n...\n", "a: b\n", True),
    ("a: b\na: b\n", "a: b\n", True),
    ("a:\n\t- b\n", "a:\n  - b\n", False),
    ('a: "b\\ac"\n', 'a: "bc"\n', False),
]


@pytest.mark.parametrize(("source", "fixed", "safe"), FIXED)
def test_fix(source: str, fixed: str, *, safe: bool) -> None:
    """The fixes of a file, applied together, leave nothing to report; they say whether they may be applied unasked."""
    reading = read_yaml(source.encode())
    assert [it.fix.safe for it in reading.problems if it.fix] == [safe] * len(reading.problems)
    assert apply_fixes(reading) == fixed
    assert read_yaml(fixed.encode()).problems == ()


@pytest.mark.parametrize(("source", "fixed", "safe"), FIXED)
def test_safe_fix_keeps_value(source: str, fixed: str, *, safe: bool) -> None:
    """A fix that may be applied unasked does not change what the file is read as, but for lost emoji and comments."""
    if safe and "\\u" not in source:
        assert read_yaml(fixed.encode()).value == read_yaml(source.encode()).value


def apply_fixes(reading: Reading) -> str:
    """Apply every fix of a reading to its text."""
    text = reading.text or ""
    edits = [edit for problem in reading.problems if problem.fix for edit in problem.fix.edits]
    for edit in sorted(edits, key=lambda it: it.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize("source", ["a: ~\n", "a:\n", "a: [b #c\n  ]\n", "a: 'it's' # b\n", 'a: “"”\n'])
def test_no_fix(source: str) -> None:
    """Where no edit is sure to be right there is none."""
    assert [it.fix for it in read_yaml(source.encode()).problems] == [None]
