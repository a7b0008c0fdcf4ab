"""Breaking any field of any record gives a coded problem on its line, and nothing at all makes validation fail."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dipldata.checking import check
from dipldata.loading import RecordFile, load_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.problems import Pointer, Problem

BASE = Path(__file__).parent.parent / "corpus" / "good" / "base" / "records"
WRONG = '"=wrong"'
"""A value that no field takes: no id, no date, no number, and a formula where it is text."""


@cache
def base_files() -> tuple[RecordFile, ...]:
    """The files of the corpus's base."""
    return load_corpus([BASE]).files


def places(value: Any, at: Pointer = ()) -> Iterator[Pointer]:  # noqa: ANN401 - plain values
    """The place of every scalar."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*at, key))
    else:
        yield at


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the base, below the working directory."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return Path("records")


def problems_after(records: Path, file: RecordFile, text: str) -> list[Problem]:
    """The problems of a file once its text is another; the file is put back."""
    path = records / Path(file.path).relative_to(BASE)
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    report = check([records])
    path.write_bytes(before)
    return [problem for problem in report.problems if problem.path == path.as_posix()]


def text_of(file: RecordFile) -> str:
    """The text of a file of the base."""
    assert file.reading is not None
    assert file.reading.text is not None
    return file.reading.text


@pytest.mark.parametrize("file", base_files(), ids=lambda file: file.id)
def test_a_wrong_value(file: RecordFile, records: Path) -> None:
    """A wrong value in any place is reported on its line."""
    text = text_of(file)
    for place in places(file.reading.value if file.reading else None):
        span = file.span(place)
        found = problems_after(records, file, text[: span.start] + WRONG + text[span.end :])
        assert span.line in {problem.span.line for problem in found}, place


@pytest.mark.parametrize("file", base_files(), ids=lambda file: file.id)
def test_a_misspelt_key(file: RecordFile, records: Path) -> None:
    """A misspelt key is reported on its line, by name."""
    text = text_of(file)
    keys = {
        place[: index + 1]
        for place in places(file.reading.value if file.reading else None)
        for index in range(len(place))
    }
    for place in sorted(keys, key=str):
        if not isinstance(place[-1], str) or len(place[-1]) == 2:  # `us` and `cn` are parties, not fields
            continue
        span = file.span(place, key=True)
        found = problems_after(records, file, text[: span.start] + "zz_" + text[span.start :])
        assert span.line in {problem.span.line for problem in found}, place


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.integers(1, 6))
def test_random_damage(records: Path, seed: int, cuts: int) -> None:
    """However a record is damaged, validation ends with problems that have a place, a code and a remedy."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    file = chance.choice(base_files())
    text = text_of(file)
    for _ in range(cuts):
        text = damaged(text, chance)
    for problem in problems_after(records, file, text):
        assert problem.code
        assert problem.hint
        assert 1 <= problem.span.line <= text.count("\n") + 2
        assert 0 <= problem.span.start <= problem.span.end <= len(text)


def damaged(text: str, chance: random.Random) -> str:
    """A text with one piece removed, doubled, moved or replaced."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.randrange(40))
    piece = text[start:end]
    junk = chance.choice(
        ["", piece * 2, ": ", "- ", "\n", "\t", "{", "[", '"', "#", "&a ", "*a", "!x ", "\u202e", "中", "🙂", "---\n"]
    )
    return text[:start] + junk + text[end:]
