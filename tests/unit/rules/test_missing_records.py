"""Rules on datasets in which a record is missing, as when its file cannot be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dipldata.dataset import Dataset
from dipldata.loading import load_corpus
from dipldata.models import Record, Retired
from dipldata.rules import RULES, Rule

CORPUS = Path(__file__).parents[2] / "corpus"
BY_CODE = {rule.code: rule for rule in RULES}
CASES = [case for case in sorted(CORPUS.glob("*/*/*/records")) if case.parts[-3] in BY_CODE]
TODAY = dt.date(2021, 1, 1)


def records_below(directory: Path) -> list[Record | Retired]:
    """The records below a directory, as far as they have the right shape."""
    return [file.record for file in load_corpus([directory]).files if file.record is not None]


@pytest.fixture(scope="module")
def base() -> list[Record | Retired]:
    """The records of the base of the corpus."""
    return records_below(CORPUS / "good" / "base" / "records")


@pytest.mark.parametrize("case", CASES, ids=lambda case: "/".join(case.parts[-4:-1]))
def test_a_missing_record_is_no_obstacle(case: Path, base: list[Record | Retired]) -> None:
    """The rule of a case runs to its end on every record, whichever other record is missing."""
    rule = BY_CODE[case.parts[-3]]
    records = {(record.type, record.id): record for record in (*base, *records_below(case))}  # type: ignore[union-attr]  # every concrete record has a type
    for missing in records:
        present = [record for key, record in records.items() if key != missing]
        live = [record for record in present if isinstance(record, Record)]
        dataset = Dataset(live, [record for record in present if isinstance(record, Retired)])
        for record in present:
            subject = "retired" if isinstance(record, Retired) else record.type  # type: ignore[attr-defined]
            if subject in rule.types:
                found = rule.check(record, dataset) if isinstance(rule, Rule) else rule.check(record, dataset, TODAY)
                assert all(finding.message for finding in found)
