"""The status of a history as of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from dipldata.models.records import step_as_of
from dipldata.models.working_group import GroupStep


def step(status: str, known: str, effective: str | None = None) -> GroupStep:
    """A step of a group's history."""
    value = {"status": status, "known": known, "sources": ["a"], **({"effective": effective} if effective else {})}
    return GroupStep.model_validate(value)


HISTORY = [
    step("active", "2020-01-10"),
    step("suspended", "2020-03", "2020-02-20"),
    step("ended", "2020-05-01", "2020-06-01"),
]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2020-01-09", None),
        ("2020-01-10", "active"),
        ("2020-02-25", "active"),
        ("2020-03-30", "active"),
        ("2020-03-31", "suspended"),
        ("2020-05-31", "suspended"),
        ("2020-06-01", "ended"),
    ],
)
def test_status(day: str, status: str | None) -> None:
    """A step counts once it was certainly public and, where it lay ahead, had begun."""
    found = step_as_of(HISTORY, dt.date.fromisoformat(day))
    assert (found.status if found else None) == status
