"""Measuring quotations: words, characters and shared runs."""

from __future__ import annotations

import pytest

from dipldata.rules._quotation import shared_run_candidates, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("candid", 1),
        ("free-and-open seas — as they say, 1.5 times", 7),
        ("… !", 0),
        ("示例", 1),
        ("示例司", 2),
        ("the 示例司 (Bureau)", 4),
        ("ことば、とカタカナ", 4),
        ("two\nlines", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    """Words stand between spaces; two Chinese or Japanese characters make one; marks alone make none."""
    assert word_count(text) == words


def test_runs_have_ten_words_or_twenty_characters() -> None:
    """Eleven words have two runs of ten, ten have one and nine none; so with twice as many characters."""
    assert [len(list(shared_run_candidates(" ".join(["word"] * n)))) for n in (9, 10, 11)] == [0, 1, 2]
    assert [len(list(shared_run_candidates("灯" * n))) for n in (19, 20, 21)] == [0, 1, 2]


def test_runs_ignore_case_and_marks() -> None:
    """The same words in other case and with other punctuation are the same run."""
    first = dict(shared_run_candidates("One two, three: four — five six seven eight nine ten"))
    second = dict(shared_run_candidates("one two three four five “six” seven eight nine TEN."))
    assert first.keys() == second.keys()
