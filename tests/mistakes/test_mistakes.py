"""Mistakes that contributors make: the first problem reported is on the right line, names the culprit and the remedy.

Each case is an overlay on the base of the corpus, with what is expected in `case.yaml`; README.md says how.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from dipldata.checking import check_corpus
from dipldata.loading import load_corpus
from dipldata.style import apply_edits

if TYPE_CHECKING:
    from dipldata.loading import Corpus
    from dipldata.problems import Problem

HERE: Final = Path(__file__).parent
BASE: Final = HERE.parent / "corpus" / "good" / "base"
CASES: Final = sorted(path.parent for path in HERE.glob("*/case.yaml"))
FIELDS: Final = {"what", "file", "line", "names", "remedy", "fixable"}
MOST_FIXES: Final = 5
"""More fixes than any case needs one after the other."""


def expected_of(case: Path) -> dict[str, Any]:
    """What a case expects."""
    expected: dict[str, Any] = yaml.safe_load((case / "case.yaml").read_text(encoding="utf-8"))
    return expected


def lay_out(case: Path, directory: Path) -> list[str]:
    """Copy the base and lay a case over it; the files of the case by their paths."""
    shutil.copytree(BASE / "records", directory / "records")
    shutil.copytree(case / "records", directory / "records", dirs_exist_ok=True)
    removed = case / "removed.txt"
    for line in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else ():
        (directory / line).unlink()
    return sorted(path.relative_to(case).as_posix() for path in (case / "records").rglob("*") if path.is_file())


def report(only: list[str] | None = None) -> tuple[Corpus, tuple[Problem, ...]]:
    """The problems of some files, or of all."""
    corpus = load_corpus([Path("records")])
    return corpus, check_corpus(corpus, only=only).problems


def first_report(changed: list[str]) -> tuple[Corpus, tuple[Problem, ...]]:
    """What a contributor is told of the files that were changed, or else of all: a mistake may show elsewhere."""
    corpus, problems = report(changed)
    return (corpus, problems) if problems else report()


def fixability(problem: Problem) -> str:
    """Whether a problem offers a fix: `safe`, `unsafe` or `no`."""
    if problem.fix is None:
        return "no"
    return "safe" if problem.fix.safe else "unsafe"


def name_of(case: Path) -> str:
    """The name of a case."""
    return case.name


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_first_problem_helps(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands where the mistake is, shows the culprit, says the remedy and offers a fix where there is one."""
    expected = expected_of(case)
    changed = lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    corpus, problems = first_report(changed)
    first = problems[0]
    shown = corpus.texts.get(first.path, "")[first.span.start : first.span.end]
    assert (first.path, first.span.line) == (expected["file"], expected["line"])
    assert expected["names"] in f"{first.path} {first.message} {shown}"
    assert expected["remedy"] in first.hint
    assert fixability(first) == expected["fixable"]


@pytest.mark.parametrize("case", [each for each in CASES if expected_of(each)["fixable"] != "no"], ids=name_of)
def test_the_fix_makes_the_record_valid(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first problem offers a fix, applying it, and the fixes of what it brings to light, leaves nothing."""
    changed = lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    for _ in range(MOST_FIXES):
        corpus, problems = first_report(changed)
        problem = next((each for each in problems if each.fix), None)
        if problem is None or problem.fix is None:
            break
        text = apply_edits(corpus.texts[problem.path], problem.fix.edits)
        Path(problem.path).write_text(text, encoding="utf-8", newline="\n")
    assert report()[1] == ()


def test_the_cases_are_many_and_whole() -> None:
    """There are at least sixty cases, no two for the same reason, each with everything that is expected of it."""
    expected = [expected_of(case) for case in CASES]
    assert len(CASES) >= 60
    assert len({each["what"] for each in expected}) == len(CASES)
    assert [each for each in expected if set(each) != FIELDS or not each["names"] or not each["remedy"]] == []
    assert {each["fixable"] for each in expected} == {"safe", "unsafe", "no"}
