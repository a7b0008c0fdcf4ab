"""The figures of coverage, counted by hand on the good corpus, and each share moved by what it is said to count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dipldata.dataset import Dataset
from dipldata.exports.coverage import SHARES, coverage_of
from dipldata.loading import load_corpus

BASE = load_corpus([Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"]).dataset


def shares(dataset: Dataset) -> dict[str, tuple[int, int]]:
    """Number and whole of each share."""
    return {name: (share["number"], share["of"]) for name, share in coverage_of(dataset)["shares"].items()}


def changed(kind: str, record_id: str, /, **update: object) -> Dataset:
    """The good corpus with other values in one record."""
    records = {(getattr(record, "type", ""), record.id): record for record in BASE}
    records[kind, record_id] = records[kind, record_id].model_copy(update=update)
    return Dataset(records.values())


def test_counts() -> None:
    """Records by type; meetings and statements by year, level, status, mode and kind."""
    figures = coverage_of(BASE)
    assert figures["records"]["source"] == 4
    assert figures["meetings"] == {
        "visits": 0, "within_visits_or_alone": 2, "by_year": {"2020": 2}, "by_level": {"L4": 2},
        "by_status": {"held": 2}, "by_mode": {"in_person": 1, "video": 1},
    }  # fmt: skip
    assert figures["statements"]["by_kind"] == {"anonymous": 1, "expert_comment": 1, "readout": 2}
    assert figures["working_groups"] == {"by_status": {"active": 1}}


def test_shares() -> None:
    """The first round has both readouts; it and the group rest on both sides; three of ten facts are from a paper."""
    assert shares(BASE) == {
        "meetings_with_both_readouts": (1, 2),
        "records_with_two_roots": (2, 7),
        "facts_from_primary_text": (7, 10),
        "sources_read_as_excerpt": (0, 4),
    }
    assert shares(BASE).keys() == SHARES.keys()


@pytest.mark.parametrize(
    ("kind", "record_id", "update", "share", "expected"),
    [
        ("statement", "2020-03-05-cn-readout", {"side": "us"}, "meetings_with_both_readouts", (0, 2)),
        ("statement", "2020-03-05-cn-readout", {"state": "draft"}, "meetings_with_both_readouts", (0, 2)),
        ("meeting", "2020-09-10-example-li-video", {"kind": "visit"}, "meetings_with_both_readouts", (1, 1)),
        ("source", "cn-2020-03-05-talks", {"derived_from": ("us-2020-03-04-talks",)}, "records_with_two_roots", (1, 7)),
        ("source", "us-2020-03-04-talks", {"reliability": "B"}, "facts_from_primary_text", (5, 10)),
        ("meeting", "2020-09-10-example-li-video", {"state": "draft"}, "facts_from_primary_text", (5, 8)),
    ],
)
def test_what_moves_a_share(
    kind: str, record_id: str, update: dict[str, Any], share: str, expected: tuple[int, int]
) -> None:
    """Another side, a draft, a visit, a copied report and a weaker source each count as they are said to."""
    assert shares(changed(kind, record_id, **update))[share] == expected


def test_nothing_has_no_share() -> None:
    """An empty dataset divides nothing by nothing."""
    assert coverage_of(Dataset([]))["shares"]["sources_read_as_excerpt"] == {"number": 0, "of": 0, "share": None}
