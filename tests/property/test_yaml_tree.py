"""Whatever bytes come in: no exception, places within the text, and no difference between libyaml and pure Python."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from dipldata.yaml_tree import Value, read_yaml
from tests.unit.yaml_tree.soundness import assert_sound, pointers

RECORD = """\
id: 2023-11-03-talks
kind: round
title: Talks on maritime affairs
start: 2023-11-03
parties: [us, cn]
participants:
  - side: us
    person: mark-lambert
    note: "as \\"head\\""
  - {side: cn, person: hong-liang, office: 'director''s'}
history:
  - status: held
    known: 2023-11-03
    sources:
      - state-2023-11-03
      - source: mfa
        supports: [start, participants]
quotes:
  - text: >-
      A folded
      text.
    translation: |
      会谈 😀
notes: plain text that
  goes on
"""
FRAGMENTS = [
    *("a", "b: c", "x y", "12", "NO", "0755", "2023-11-03", "19:30", "~", "中", "é", "e\u0301", "😀", "“", "”", "："),
    *(": ", ":", "- ", "-", "? ", "?", "[", "]", "{", "}", ", ", ",", '"', "'", "\\", "|", ">", "#", " #c", " # c"),
    *("&a ", "*a", "!t ", "%", "@", "`", "<<: ", "=", "---", "...", "\n---\n", "\n...\n", "%YAML 1.1\n"),
    *("\n", "\n  ", "\n    ", "\n- ", "  ", " ", "\t", "\r", "\r\n", "\ufeff", "\u2028", "\x85", "\0", "\u202e"),
    "\u200b",
    *('"\\u202e"', '"\\ud83d\\ude00"', '"\\q"', "|-\n  ", ">2\n   ", "''", '""', "\\\n", "\u3000", "\xa0", "\ue000"),
]  # fmt: skip


def mutate(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Replace stretches of a text, given by their start (modulo its length) and length."""
    for start, length, new in edits:
        place = start % (len(text) + 1)
        text = text[:place] + new + text[place + length :]
    return text


edits = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 5), st.sampled_from(FRAGMENTS) | st.text(max_size=3)),
    min_size=1,
    max_size=4,
)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are read or refused, soundly."""
    assert_sound(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text is read or refused, soundly."""
    assert_sound(text.encode())


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=15).map("".join))
@example("a: |2#b\n")
@example("[a:]")
@example("a: [b?, ?c]")
@example('"\\ud83d"')
def test_fragments_of_yaml(text: str) -> None:
    """Any sequence of YAML's signs and of traps is read or refused, soundly."""
    assert_sound(text.encode())


@given(edits)
def test_mutated_record(changes: list[tuple[int, int, str]]) -> None:
    """A record with some of its text replaced is read or refused, soundly."""
    assert_sound(mutate(RECORD, changes).encode())


@given(st.integers(0, len(RECORD.encode())), st.binary(max_size=3))
def test_truncated_record(size: int, rest: bytes) -> None:
    """A record that is cut off, within a character or not, is read or refused, soundly."""
    assert_sound(RECORD.encode()[:size] + rest)


plain_text = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, categories=["L", "N", "P"]), max_size=12)
values = st.recursive(
    st.booleans() | st.integers(-(10**14), 10**14) | plain_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_text, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(plain_text, values, max_size=4))
def test_json_is_read_as_json(value: dict[str, Value]) -> None:
    """A JSON object is YAML: what is accepted of it is read as the same value, and every place holds its source."""
    text = json.dumps(value, ensure_ascii=False) + "\n"
    reading = assert_sound(text.encode())
    if reading.problems:
        assert {it.code for it in reading.problems} <= {"yaml-not-nfc", "yaml-invisible-character", "yaml-too-deep"}
        return
    assert reading.value == value
    for pointer in pointers(value):
        source = reading.scalar_source(pointer)
        if source is not None:
            assert json.loads(source) == _at(value, pointer)


def _at(value: Value, pointer: tuple[str | int, ...]) -> Value:
    for part in pointer:
        value = value[part]  # type: ignore[index]
    return value


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFF, categories=["L", "N", "P", "S"]), max_size=12))
def test_span_of_plain_scalar(text: str) -> None:
    """The span of an unquoted scalar holds just its source."""
    source = f"a:\n  - {text}\nb: c\n"
    reading = read_yaml(source.encode())
    if not reading.problems and reading.scalar_source(("a", 0)) == text:
        span = reading.span(("a", 0))
        assert source[span.start : span.end] == text
        assert (span.line, span.column) == (2, 5)
