"""What may stand in a record, and what it is read as."""

from __future__ import annotations

import pytest

from dipldata.yaml_tree import Value, read_yaml

ACCEPTED: list[tuple[str, str, Value]] = [
    ("text", "title: Talks in Beijing\n", {"title": "Talks in Beijing"}),
    ("quoted text", 'a: "x \\"y\\" \\\\ \\/ z"\nb: \'it\'\'s\'\n', {"a": 'x "y" \\ / z', "b": "it's"}),
    ("quoted traps", "a: \"NO\"\nb: '19:30'\nc: \"\"\n", {"a": "NO", "b": "19:30", "c": ""}),
    ("whole numbers", "a: 0\nb: -7\nc: 123456789012345\n", {"a": 0, "b": -7, "c": 123456789012345}),
    ("decimal numbers", "a: 39.9042\nb: -0.5\nc: 0.1\n", {"a": 39.9042, "b": -0.5, "c": 0.1}),
    ("truth values", "a: true\nb: false\n", {"a": True, "b": False}),
    ("dates", "a: 2023-11-03\nb: 2023-11\nc: 2023-11-03?\nd: ../2023\n",
     {"a": "2023-11-03", "b": "2023-11", "c": "2023-11-03?", "d": "../2023"}),
    ("impossible day", "a: 2023-02-30\n", {"a": "2023-02-30"}),
    ("text like a number", "a: 12 people\nb: 1.2.3\nc: 1,000\nd: 10:75\ne: 3rd\n",
     {"a": "12 people", "b": "1.2.3", "c": "1,000", "d": "10:75", "e": "3rd"}),
    ("mixed case that means nothing", "a: nO\nb: yEs\nc: nil\n", {"a": "nO", "b": "yEs", "c": "nil"}),
    ("punctuation", "a: AT&T, Q&A!\nb: http://a.example/?q=1#top\nc: 5%\n",
     {"a": "AT&T, Q&A!", "b": "http://a.example/?q=1#top", "c": "5%"}),
    ("indicators within text", "a: x & y\nb: x * y\nc: who? why!\n", {"a": "x & y", "b": "x * y", "c": "who? why!"}),
    ("question mark in brackets", "a: [who?, {b: c?d}]\n", {"a": ["who?", {"b": "c?d"}]}),
    ("folded text", "a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}),
    ("literal text", "a: |\n  one\n   two\n", {"a": "one\n two\n"}),
    ("text without a last line feed", "a: |\n  one", {"a": "one\n"}),
    ("text over several lines", "a: one\n  two\n\n  three\n", {"a": "one two\nthree"}),
    ("quoted text over several lines", 'a: "one\n  two\\\n  three"\n', {"a": "one twothree"}),
    ("brackets over several lines", "a: [b,\n  c]\nd: {e: f,\n  g: h}\n", {"a": ["b", "c"], "d": {"e": "f", "g": "h"}}),
    ("closing bracket at the margin", "a: [\n  b,\n]\n", {"a": ["b"]}),
    ("list at the margin", "a:\n- b\n- c: d\n  e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
    ("list of lists", "a:\n  - - b\n    - c\n", {"a": [["b", "c"]]}),
    ("empty brackets", "a: []\nb: {}\n", {"a": [], "b": {}}),
    ("comments", "# first\na: b  # then\n#last\n", {"a": "b"}),
    ("number sign within text", "a: b#c\nd: '#1'\n", {"a": "b#c", "d": "#1"}),
    ("explicit key", "? a\n: b\n", {"a": "b"}),
    ("quoted keys", '"2023": a\n\'on\': b\n', {"2023": "a", "on": "b"}),
    ("document start", "---\na: b\n", {"a": "b"}),
    ("Chinese", "名: 会谈　第二轮\na: 中美（“对话”）：开始\n", {"名": "会谈　第二轮", "a": "中美（“对话”）：开始"}),
    ("emoji with its selector", "a: ☎️ 😀\n", {"a": "☎️ 😀"}),
    ("quotation within text", "a: “A” and “B”\nb: The “C” talks\n", {"a": "“A” and “B”", "b": "The “C” talks"}),
    ("dashes", "a: -- b\nc: — d\n", {"a": "-- b", "c": "— d"}),
]  # fmt: skip


@pytest.mark.parametrize("pure_python", [False, True])
@pytest.mark.parametrize(("source", "value"), [it[1:] for it in ACCEPTED], ids=[it[0] for it in ACCEPTED])
def test_accepted(source: str, value: Value, *, pure_python: bool) -> None:
    """Each of these is read without a problem and as the value that its author meant."""
    reading = read_yaml(source.encode(), pure_python=pure_python)
    assert reading.problems == ()
    assert reading.readable
    assert repr(reading.value) == repr(value)


def test_plain_dates() -> None:
    """Unquoted days are text, and their places are known, in lists and mappings alike."""
    source = "a: 2023-11-03\nb: '2023-11-03'\nc: [2023-11-04, {d: 2023-11-05}]\ne: 2023-11\n"
    for pure_python in (False, True):
        reading = read_yaml(source.encode(), pure_python=pure_python)
        assert reading.plain_dates == (("a",), ("c", 0), ("c", 1, "d"))


def test_traps_keep_their_text() -> None:
    """A refused word or number stays in the value as it is written, so that later stages have something to look at."""
    reading = read_yaml(b"a: NO\nb: 1.10\nc: 0755\nd: 19:30\ne: ~\n")
    assert reading.value == {"a": "NO", "b": "1.10", "c": "0755", "d": "19:30", "e": None}
    assert reading.readable


def test_unwanted_characters_are_not_in_the_value() -> None:
    """A value is read without its unwanted characters and in NFC, so that no later stage reports them again."""
    reading = read_yaml('id: a\u200b-b\nt\u202eitle: "x\\u00a0y\\u0007"\nname: Cafe\u0301\n'.encode())
    assert reading.value == {"id": "a-b", "title": "x y", "name": "Café"}


def test_first_of_two_keys_counts() -> None:
    """Where a key is given twice the value is that of the first, and the rest of the file is read."""
    reading = read_yaml(b"a: 1\na: 2\nb: 3\n")
    assert (reading.value, reading.readable) == ({"a": 1, "b": 3}, True)


@pytest.mark.parametrize(
    "source", ["a: [b\n", "a: &x b\n", "a: !!str b\n", "<<: {a: b}\n", "a: b\n---\nc: d\n", "- a\n", ""]
)
def test_unreadable(source: str) -> None:
    """A value is marked as unreadable where a problem changes what it means."""
    assert not read_yaml(source.encode()).readable
