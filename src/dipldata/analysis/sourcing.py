"""What the claims rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.analysis.days import year_of

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset
    from dipldata.linked.filters import DayLike
    from dipldata.linked.records import Statement


@dataclass(frozen=True, slots=True)
class SourcingYear:
    """The claims of a year by who makes them; `share` is unnamed / claims, 0 to 1."""

    year: str
    statements: int
    claims: int
    named: int
    institutional: int
    collective: int
    unnamed: int
    share: float


def unnamed_share(ds: Dataset, since: DayLike | None = None, until: DayLike | None = None) -> tuple[SourcingYear, ...]:
    """The share of claims, year by year, that rest on speakers whom the source does not name.

    Definition: a claim is unnamed when its statement has an `unnamed` speaker ("people familiar with the matter"),
    collective when it is put in the mouth of a group ("critics"), named when people are named, and else institutional:
    a ministry's readout, an outlet's own voice.
    Counting rule: each claim of each statement once, in the year in which the statement was made; a statement repeated
    by other sources is one statement. Claims whose year is not certain stand under an empty year.
    Caveats: this is a share of what was coded, not of what was published; texts by parties hold more claims than news.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in ds.statements.where(since=since, until=until):
        count = found[year_of(statement.made)]
        count["statements"] += 1
        count[_speaker(statement)] += len(statement.claims)
        count["claims"] += len(statement.claims)
    return tuple(
        SourcingYear(
            year, each["statements"], each["claims"], each["named"], each["institutional"], each["collective"],
            each["unnamed"], round(each["unnamed"] / each["claims"], 4),
        )
        for year, each in sorted(found.items())
    )  # fmt: skip


def _speaker(statement: Statement) -> str:
    if statement.unnamed is not None:
        return "unnamed"
    if statement.collective is not None:
        return "collective"
    return "named" if statement.speakers else "institutional"
