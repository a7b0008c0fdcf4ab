"""Every case of the corpus, through the library and through the command line."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dipldata.checking import check_corpus
from dipldata.cli import main
from dipldata.loading import load_corpus
from dipldata.reporting.text import format_problem

HERE = Path(__file__).parent
BASE = HERE / "good" / "base"
BAD = sorted(path.parent for path in (HERE / "bad").glob("*/*/records"))
GOOD = sorted(path.parent for path in (HERE / "good").glob("*/*/records") if path.parent.parent != BASE)


def lay_out(case: Path, directory: Path) -> None:
    """Copy the base and lay a case over it."""
    shutil.copytree(BASE / "records", directory / "records")
    if case != BASE:
        shutil.copytree(case / "records", directory / "records", dirs_exist_ok=True, symlinks=True)
    if (case / "releases").is_dir():
        shutil.copytree(case / "releases", directory / "releases")
    removed = case / "removed.txt"
    for line in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else ():
        (directory / line).unlink()


def today_of(case: Path) -> dt.date | None:
    """The day for date-driven rules, if the case names one."""
    path = case / "today.txt"
    return dt.date.fromisoformat(path.read_text(encoding="utf-8").strip()) if path.exists() else None


def report_of_library(today: dt.date | None) -> str:
    """The report as the library gives it, for the records below the working directory."""
    corpus = load_corpus([Path("records")])
    report = check_corpus(corpus, today=today)
    texts = corpus.texts
    return "".join(format_problem(problem, texts) + "\n\n" for problem in report.problems)


def name_of(case: Path) -> str:
    """A short name for a case."""
    return case.relative_to(HERE).as_posix()


def test_the_base_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dataset on which every case builds has no problem of its own."""
    lay_out(BASE, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert report_of_library(None) == ""


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_bad(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A bad case gives exactly the expected report, by the library and by the command line, and contains its code."""
    lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    today = today_of(case)
    report = report_of_library(today)
    expected = case / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(report, encoding="utf-8")
    arguments = ["validate", "--records", "records", "--strict", *(["--today", str(today)] if today else [])]
    result = CliRunner().invoke(main, arguments)
    assert report == expected.read_text(encoding="utf-8")
    assert result.stdout == report
    assert result.exit_code == 1
    assert f"[{case.parent.name}]" in report


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_good(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A good case, at the boundary of the rule it is named for, has no problem at all."""
    lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert report_of_library(today_of(case)) == ""
