"""Reading line by line gives what reading with care gives: the same values, the same days, nothing to report.

The texts are those of the records and of the corpus, of generated records, and of all of them with one to three small
changes, most of which are no longer canonical, or no longer YAML.
"""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from dipldata.style.indentation import find_misindented
from dipldata.style.white_space import find_white_space
from dipldata.yaml_tree import read_yaml
from dipldata.yaml_tree.canonical import read_canonical
from dipldata.yaml_tree.clean import read_canonically

ROOT = Path(__file__).parents[2]
WRITTEN = [
    path
    for folder in ("records", "tests/corpus", "tests/mistakes")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.is_file()
]
PIECES = (
    " ", "  ", "\n", "\n\n", "- ", "-", ":", ": ", "#", " #", " # x", "?", "? ", "&a ", "*a", "!x ", '"', "'", "\\",
    "[", "]", "{", "}", ", ", ",", ">-", "|-", ">", "|", "---\n", "...\n", "%", "@", "`", "~", "null", "true", "no",
    "y", "1", "1.0", "0x1", "2023-11-03", "2023-1-3", "12:30", "<<: ", "“", "”", "：", "\u3000", "中文", "é", "e\u0301",
    "\ufeff", "\t", "\r\n", "\x07", "key: value\n", "  key: value\n", "    - item\n", ">-\n  text\n",
    "|-\n    a\n    b\n", '"a: b"', "a: b: c", "=", "- - x\n", "- key: x\n", "[a, b]", "[2023-11-03]", "[]", "{}",
    "[a: b]", "- [a]\n", "x:\n",
)  # fmt: skip
"""What a change puts into a text: whatever has a meaning in YAML, or used to have one."""


def sample() -> list[str]:
    """Some of the texts, the same in every run."""
    chance = random.Random(7)  # noqa: S311 - a sample is no secret
    texts = [data.decode() for path in WRITTEN if b"\r" not in (data := path.read_bytes()) and is_utf8(data)]
    return [*chance.sample(sorted(texts), min(700, len(texts))), *(text for _, text in Corpus(120, 3).files())]


def is_utf8(data: bytes) -> bool:
    """Whether some bytes are text."""
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False


TEXTS = sample()


def assert_same(text: str) -> None:
    """Where a text is read line by line, reading it with care finds the same and nothing to report."""
    quick, careful = read_yaml(text.encode()), read_yaml(text.encode(), pure_python=True)
    ahead = read_canonically(text.encode())

    assert ahead == ((text, quick.value, quick.day_fields) if quick.is_canonical else None)

    assert (quick.value, quick.readable, quick.problems) == (careful.value, careful.readable, careful.problems)
    assert repr(quick.value) == repr(careful.value)
    assert quick.plain_dates == careful.plain_dates
    if quick.is_canonical:
        assert quick.problems == ()
        assert list(find_misindented(careful)) == list(find_white_space(text)) == []
        assert quick.day_fields == frozenset(map(day_field, careful.plain_dates))


def day_field(pointer: tuple[str | int, ...]) -> str:
    """A place as `Reading.day_fields` names it."""
    names = [part for part in pointer if isinstance(part, str)]
    if isinstance(pointer[-1], int):
        return f"{names[-1]}[]"
    return f"{names[-2] if len(names) > 1 else ''}.{names[-1]}"


def test_written_texts_are_read_the_same() -> None:
    """Every sampled text gives the same both ways, and most of the records are canonical."""
    for text in TEXTS:
        assert_same(text)

    assert sum(read_canonical(text) is not None for text in TEXTS) > len(TEXTS) / 2


@settings(max_examples=600)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(PIECES)), min_size=1, max_size=3),
)
def test_changed_texts_are_read_the_same(text: str, changes: list[tuple[float, int, str]]) -> None:
    """After small changes, too, both ways give the same values, problems and places."""
    for place, removed, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + removed :]

    assert_same(text)


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_texts_of_pieces_are_read_the_same(pieces: list[str]) -> None:
    """Texts that are made of nothing but marks give the same both ways."""
    assert_same("".join(pieces))


@pytest.mark.parametrize("text", [
    "a: b\nc:\n  - d\n  - e: f\n    g: 1\n",
    "a: >-\n  x y\n  z\nb: |-\n  x\n  y\n",
    'a: "2023-11-03"\nb: 2023-11-03\nc: [us, cn]\nd:\n  - 2023-11-03\n',
    "names:\n  - text: 中文名\n    lang: zh\n",
])  # fmt: skip
def test_canonical_texts_are_read_line_by_line(text: str) -> None:
    """What `dipldata fmt` writes does not need libyaml."""
    assert read_yaml(text.encode()).is_canonical
    assert_same(text)


@pytest.mark.parametrize("text", [
    "a: b # c\n", "a:  b\n", "a : b\n", "a:\n- b\n", "a:\n    b: c\n", "a: b\n\nc: d\n", "a: 'b'\n", "a: b\n  c\n",
    "a:\n",
    "a: b\na: c\n", 'a: "b\\n"\n', "a: >-\n  b\n\n  c\n", "a: {b: c}\n", "- a\n", "a: [b,c]\n",
    "a: b", "", "A: b\n", "a: b \n",
])  # fmt: skip
def test_other_texts_are_left_to_libyaml(text: str) -> None:
    """Whatever is written in another way is read in another way."""
    assert read_canonical(text) is None
