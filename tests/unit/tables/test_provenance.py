"""The table `provenance`: which source supports which fact, since when it was public and when it was recorded."""

from __future__ import annotations

from typing import Any

import pytest

from dipldata.dataset import Dataset
from dipldata.models import Meeting, Source
from dipldata.tables import Row, rows_of


def source(record_id: str, published: str, consulted: str) -> Source:
    """A source."""
    plain = {
        "id": record_id, "kind": "official_readout", "publisher": "body", "title": record_id, "published": published,
        "language": "en", "consulted": {"date": consulted, "form": "page"}, "licence": "public_domain",
        "access": "open", "reliability": "A",
    }  # fmt: skip
    return Source.model_validate(plain)


SOURCES = (source("early", "2023-11-03", "2026-01-01"), source("late", "2023-12", "2026-02-02"))


def meeting(**changes: Any) -> Meeting:  # noqa: ANN401 - plain values
    """A meeting with a step of its own sources, one citation of two fields and one of everything."""
    plain = {
        "id": "talks", "kind": "meeting", "title": "Talks", "start": "2023-11-03", "mode": "in_person",
        "parties": ["us", "cn"], "participants": [{"side": "us", "person": "ann", "attendance": "reported"}],
        "history": [{"status": "held", "known": "2023-11", "sources": ["late"], "note": "By one side."}],
        "verification": "single_report", "notes": "A remark.",
        "citations": [{"source": "early", "locator": "line 1", "supports": ["start", "participants[0]"]}, "late"],
    }  # fmt: skip
    return Meeting.model_validate(plain | changes)


def facts(record: Meeting) -> dict[str, list[Row]]:
    """The rows of a meeting by field."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(Dataset([record, *SOURCES]))["provenance"]:
        found.setdefault(str(row["field"]), []).append(row)
    return found


def sources(record: Meeting, field: str) -> list[tuple[Any, Any]]:
    """The sources of a field with their locators."""
    return [(row["source"], row["locator"]) for row in facts(record)[field]]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("start", [("early", "line 1"), ("late", None)]),
        ("participants[0].person", [("early", "line 1"), ("late", None)]),
        ("title", [("late", None)]),
        ("parties[1]", [("late", None)]),
        ("history[0].status", [("late", None)]),
    ],
)
def test_a_fact_has_the_sources_that_support_it(field: str, expected: list[tuple[str, str | None]]) -> None:
    """A citation supports the fields it names and their parts, or all; a step has its own sources."""
    assert sources(meeting(), field) == expected


def test_what_is_known_of_a_row() -> None:
    """A fact is public with its step or its source, and was recorded when the source was read."""
    (title,) = facts(meeting())["title"]
    assert title == {
        "record_type": "meeting", "record_id": "talks", "field": "title", "position": 0, "value": "Talks",
        "source": "late", "locator": None, "known": "2023-12", "known_latest": "2023-12-31", "recorded": "2026-02-02",
    }  # fmt: skip
    (status,) = facts(meeting())["history[0].status"]
    assert (status["known"], status["known_latest"]) == ("2023-11", "2023-11-30")


def test_a_revision_is_when_a_fact_was_recorded() -> None:
    """The last revision that names the fact, or what it is part of, counts; others do not."""
    changes = [
        {"date": day, "kind": "correction", "fields": fields, "note": "Put right."}
        for day, fields in (
            ("2026-03-01", ["start"]),
            ("2026-04-01", ["start", "participants"]),
            ("2026-05-01", ["mode"]),
        )
    ]
    found = facts(meeting(revisions=changes))
    assert {row["recorded"] for row in found["start"]} == {"2026-04-01"}
    assert {row["recorded"] for row in found["participants[0].side"]} == {"2026-04-01"}
    assert {row["recorded"] for row in found["title"]} == {"2026-02-02"}


def test_what_is_no_fact_is_not_listed() -> None:
    """Ids, remarks, citations, the verification and the grounds of steps are left out; sources have no rows."""
    found = facts(meeting())
    heads = {field.partition("[")[0].partition(".")[0] for field in found}
    assert heads == {"kind", "title", "start", "mode", "parties", "participants", "history"}
    assert {field for field in found if field.startswith("history")} == {
        "history[0].status", "history[0].known", "history[0].note",
    }  # fmt: skip
    assert {row["record_type"] for rows in found.values() for row in rows} == {"meeting"}


def test_a_fact_without_a_source_says_so() -> None:
    """There is one row without a source, and nothing is known of it but the value."""
    (row,) = facts(meeting(citations=[]))["title"]
    assert (row["source"], row["known"], row["recorded"], row["value"]) == (None, None, None, "Talks")
