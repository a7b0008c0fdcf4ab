"""The fixes that the problems of the corpus carry: applied, they mend what they are for and break nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.checking import check_corpus
from dipldata.fixing import fix_corpus
from dipldata.loading import load_corpus
from tests.corpus.test_corpus import BAD, lay_out, name_of, today_of

if TYPE_CHECKING:
    from dipldata.problems import Problem

UNCOVERED = {
    "yaml-key-not-text": {"shape-unknown-field"},
    "yaml-special-value": {"text-formula"},
    "yaml-reserved-character": {"text-formula"},
    "date-impossible": {"statement-occasion-date", "meeting-held-after-sources"},
}
"""What comes to light where a value can be read at last: the key was no field, the text no good one, the day wrong."""


def identity(problem: Problem) -> tuple[str, str, str]:
    """A problem without its place, which moves with the text above it."""
    return problem.path, problem.code, problem.message


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_fixes(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fix that may be applied is, its problem vanishes, no new one appears, and the files are not touched."""
    lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    corpus, today = load_corpus([Path("records")]), today_of(case)
    report = check_corpus(corpus, today=today)
    for unsafe in (False, True):
        fixable = {identity(each) for each in report.problems if each.fix and (each.fix.safe or unsafe)}
        if not fixable:
            continue
        fixed = fix_corpus(corpus, unsafe=unsafe, today=today, report=report)
        left = {identity(each) for each in fixed.report.problems}
        assert [each for each in fixed.report.problems if each.fix and (each.fix.safe or unsafe)] == []
        assert fixable & left == set()
        assert fixable <= {identity(each) for each in fixed.problems}
        new = {code for _, code, _ in left - {identity(each) for each in report.problems}}
        assert new - UNCOVERED.get(case.parent.name, set()) == set()
        before = {path: old for path, (old, _) in fixed.texts.items()}
        assert {path: Path(path).read_bytes().decode() for path in before} == before


def test_the_corpus_has_fixes_of_both_kinds() -> None:
    """The test above does not pass for want of fixes: reports of dozens of codes carry them."""
    codes: dict[bool, set[str]] = {True: set(), False: set()}
    for problem in check_corpus(load_corpus([case / "records" for case in BAD])).problems:
        if problem.fix:
            codes[problem.fix.safe].add(problem.code)
    assert len(codes[True]) >= 15
    assert len(codes[False]) >= 15
