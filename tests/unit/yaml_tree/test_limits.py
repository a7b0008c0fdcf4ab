"""Files that no parser must see, or not for long."""

from __future__ import annotations

import pytest

from dipldata.yaml_tree import DEFAULT_LIMITS, Limits, read_yaml

SMALL = Limits(max_bytes=60, max_lines=4, max_line_length=40, max_values=9, max_depth=3, max_listed=2)


@pytest.mark.parametrize("pure_python", [False, True])
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a: " + "b\n  " * 3 + "c" * 46, ["1:1 yaml-too-large: the file has 61 bytes, more than 60"]),
        ("a: b\n" * 5, ["1:1 yaml-too-large: the file has 5 lines, more than 4"]),
        ("a: b\nc: " + "d" * 38, ["2:1 yaml-line-too-long: the line has 41 bytes, more than 40"]),
        ("a: [b, c, d, e, f, g, h, i]\n", ["1:27 yaml-too-large: the file holds more than 9 values"]),
        ("a: [[[b]]]\n", ["1:6 yaml-too-deep: values are nested more than 3 deep"]),
        (
            "a: [~, ~, ~]\n",
            [
                "1:5 yaml-null: `~` means that there is no value",
                "1:8 yaml-null: `~` means that there is no value",
                (
                    "1:11 yaml-too-many-problems: only the first 2 problems of each code are listed; "
                    "there are more of yaml-null"
                ),
            ],
        ),
    ],
)
def test_beyond_limit(source: str, found: list[str], *, pure_python: bool) -> None:
    """A file beyond a limit is refused with the place where it goes beyond."""
    problems = read_yaml(source.encode(), SMALL, pure_python=pure_python).problems
    assert [f"{it.span.line}:{it.span.column} {it.code}: {it.message}" for it in problems] == found


@pytest.mark.parametrize("pure_python", [False, True])
@pytest.mark.parametrize(
    "source", ["a: b\n" + "\n" * 3, "a: " + "d" * 37, "a: [b, c, d, e, f]\n", "a: [[b]]\n", "a: [b, ~, ~]\n"]
)
def test_at_limit(source: str, *, pure_python: bool) -> None:
    """A file at a limit is read."""
    problems = read_yaml(source.encode(), SMALL, pure_python=pure_python).problems
    assert {it.code for it in problems} <= {"yaml-null"}


@pytest.mark.parametrize("pure_python", [False, True])
@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("[" * 60_000, "yaml-line-too-long"),
        ("[\n" * 19_000, "yaml-too-deep"),
        ('["]",\n' * 9_000, "yaml-too-deep"),
        ("{a: " * 4_000, "yaml-too-deep"),
        ("- " * 9_000, "yaml-too-deep"),
        ("? " * 9_000, "yaml-too-deep"),
        ("".join(" " * depth + "a:\n" for depth in range(1_000)), "yaml-too-deep"),
        ("a: [" + "b, c,\n  " * 15_000 + "]", "yaml-too-large"),
        ("&a [*a]\n", "yaml-alias"),
        ('- "\\q"\n' * 10_000, "yaml-too-many-problems"),
        ("\0" * 10_000, "yaml-control-character"),
    ],
)
def test_hostile(source: str, code: str, *, pure_python: bool) -> None:
    """Input made to exhaust a parser gives a problem, neither a crash nor a recursion error."""
    assert code in {it.code for it in read_yaml(source.encode(), pure_python=pure_python).problems}


def test_records_are_far_below_the_limits() -> None:
    """A flat file with ten thousand values is still read."""
    source = "a:\n" + "  - b\n" * 9_000
    assert len(source) < DEFAULT_LIMITS.max_bytes
    assert read_yaml(source.encode()).problems == ()
