"""The place of every value."""

from __future__ import annotations

import pytest

from dipldata.problems import Pointer, Span
from dipldata.yaml_tree import read_yaml

SOURCE = """\
# A comment
id: a-b
名字: "会谈 😀"  # a comment
list:
  - side: us
    office: envoy

  - plain over
    two lines

# another
text: >-
  folded
  text

flow: {a: [1, 2.5], b: ''}
"""


@pytest.mark.parametrize("pure_python", [False, True])
@pytest.mark.parametrize(
    ("pointer", "source"),
    [
        (("id",), "a-b"),
        (("名字",), '"会谈 😀"'),
        (("list", 0), "side: us\n    office: envoy"),
        (("list", 0, "office"), "envoy"),
        (("list", 1), "plain over\n    two lines"),
        (("list",), "- side: us\n    office: envoy\n\n  - plain over\n    two lines"),
        (("text",), ">-\n  folded\n  text"),
        (("flow",), "{a: [1, 2.5], b: ''}"),
        (("flow", "a", 1), "2.5"),
        (("flow", "b"), "''"),
    ],
)
def test_span_of_value(pointer: Pointer, source: str, *, pure_python: bool) -> None:
    """The span of a value covers its source and nothing that follows: no comment, no blank line."""
    span = read_yaml(SOURCE.encode(), pure_python=pure_python).span(pointer)
    assert SOURCE[span.start : span.end] == source


def test_span_of_key() -> None:
    """With `key=True` the span is that of the key; a list item and the whole file have none but their value's."""
    reading = read_yaml(SOURCE.encode())
    span = reading.span(("list", 0, "office"), key=True)
    assert (span.line, span.column, SOURCE[span.start : span.end]) == (6, 5, "office")
    assert reading.span(("list", 0), key=True) == reading.span(("list", 0))
    assert reading.span((), key=True) == reading.span(())


def test_columns_count_code_points() -> None:
    """Chinese characters and emoji count as one column each."""
    assert read_yaml("a: {名: 😀, b: c}\n".encode()).span(("a", "b")) == Span(1, 14, 1, 15, 13, 14)


@pytest.mark.parametrize("pointer", [("nowhere",), ("list", 7), ("list", "0"), ("id", "deeper"), (0,)])
def test_span_of_missing_value(pointer: Pointer) -> None:
    """The span of what does not exist is that of its nearest ancestor, for a key as well."""
    reading = read_yaml(SOURCE.encode())
    ancestor = pointer[:1] if pointer[0] in {"list", "id"} else ()
    assert reading.span(pointer) == reading.span(pointer, key=True) == reading.span(ancestor)


def test_span_after_byte_order_mark() -> None:
    """A byte order mark is a character of the text, so offsets count it."""
    reading = read_yaml(b"\xef\xbb\xbfa: b\n")
    assert reading.text == "\ufeffa: b\n"
    assert reading.span(("a",)).start == 4


@pytest.mark.parametrize("data", [b"", b"\xff", b"\ta: b", b"a: [", b"- a", b"x" * 2_000_000])
def test_span_in_broken_file(data: bytes) -> None:
    """A file of which nothing could be read still has places."""
    reading = read_yaml(data)
    assert reading.span(("a", 0, "b")).line == 1


def test_scalar_source() -> None:
    """The source of a scalar is what stands in the file, quotes and all; a collection has none."""
    reading = read_yaml(b'a: "b\\""\nc: 0755\nd: [e]\n')
    sources = [reading.scalar_source(pointer) for pointer in [("a",), ("c",), ("d",), ("d", 0), ("x",)]]
    assert sources == ['"b\\""', "0755", None, "e", None]


def test_problems_are_sorted_and_complete() -> None:
    """All problems of a file come at once, in order of place, whatever finds them."""
    source = "a: NO\nb: x\u200by\na: 1\nc: [d\ne: 0755\nf: &g h\n"
    found = [(it.span.line, it.code) for it in read_yaml(source.encode()).problems]
    assert found == [
        (1, "yaml-ambiguous-boolean"),
        (2, "yaml-invisible-character"),
        (3, "yaml-duplicate-key"),
        (4, "yaml-unclosed-bracket"),
        (5, "yaml-ambiguous-number"),
        (6, "yaml-anchor"),
    ]


def test_duplicate_key_names_both_places() -> None:
    """The problem of a key given twice points to the second and is related to the first."""
    (problem,) = read_yaml(b"a: 1\nb: 2\na: 3\n").problems
    ((span, message),) = problem.related
    assert (problem.span.line, span.line, message, problem.pointer) == (3, 1, "first given here", ("a",))


def test_problem_knows_its_pointer() -> None:
    """A problem of a value has the value's pointer, so that later stages can leave that value alone."""
    (problem,) = read_yaml(b"a:\n  - b: ~\n").problems
    assert problem.pointer == ("a", 0, "b")


def test_no_error_follows_from_another() -> None:
    """What the parser trips over on a line with an unwanted character is not reported as well."""
    source = "a: b\n\u200b- c\nd: e\n"
    assert [it.code for it in read_yaml(source.encode()).problems] == ["yaml-invisible-character"]
