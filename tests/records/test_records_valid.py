"""The records of the repository, checked as strictly as the project can."""

from __future__ import annotations

from pathlib import Path

from dipldata.checking import check_corpus
from dipldata.loading import load_corpus
from dipldata.reporting.text import format_problem

RECORDS = Path(__file__).parents[2] / "records"


def test_the_records_have_no_problem() -> None:
    """No record of the repository has an error or a warning."""
    corpus = load_corpus([RECORDS])
    report = check_corpus(corpus)
    assert [format_problem(problem, corpus.texts) for problem in report.problems] == []


def test_every_file_became_a_record() -> None:
    """No file below the records directory is lost on the way to the dataset."""
    corpus = load_corpus([RECORDS])
    assert len(corpus.dataset) + len(corpus.dataset.retired) == len(corpus.files) > 0
