"""The life of working groups: gaps between rounds, dormancy, suspensions and resumptions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from dipldata.analysis.days import as_text, days_between, order_of, reference_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.records import GroupStep, WorkingGroup

DAYS_OF_YEAR: Final = 365.25
_FEWEST_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class GroupGap:
    """How often a group has met. Gaps and `days_since` are in days, None where there are too few rounds."""

    group: str
    name: str
    status: str
    formality: str
    rounds: int
    first: str
    last: str
    days_since: int | None
    median_gap: float | None
    longest_gap: int | None
    stated_per_year: float | None


@dataclass(frozen=True, slots=True)
class DormantGroup:
    """A group that is active on paper and has not met for long; days are counted to the day asked for."""

    group: str
    name: str
    last: str
    days_since: int
    expected_gap: float
    expected_from: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension of a group, in the source's own word, and the resumption, if one is recorded."""

    group: str
    name: str
    known: str
    effective: str
    by: str
    term: str
    scope: str
    resumed: str
    resumed_term: str
    days: int | None


def group_gaps(ds: Dataset, on: dt.date | str | None = None) -> tuple[GroupGap, ...]:
    """How often each group has met by a day: rounds, gaps between them, days since the last, and the stated cadence.

    Definition: a gap is the number of days from the first day of a round to that of the next.
    Counting rule: rounds that were held, began by the day asked for, and are linked to the group; of an uncertain date
    the earliest day counts. Every group has a row, also one of which no round is recorded.
    Caveats: rounds that no public source mentions are missing, so a gap is an upper bound.

    >>> import dipldata
    >>> rows = {row.group: row for row in group_gaps(dipldata.load(), "2024-06-01")}
    >>> rows["maritime-consultations"].rounds, rows["maritime-consultations"].median_gap
    (2, 202.0)
    """
    day = reference_day(ds, on)
    return tuple(_gap(group, day) for group in ds.working_groups)


def _gap(group: WorkingGroup, day: dt.date) -> GroupGap:
    days = _days_met(group, day)
    gaps = [(after - before).days for before, after in pairwise(days)]
    last = days[-1] if days else None
    return GroupGap(
        group.id, group.name, group.status_on(day) or "", group.formality, len(days),
        days[0].isoformat() if days else "", last.isoformat() if last else "", days_between(last, day),
        float(median(gaps)) if gaps else None, max(gaps, default=None), _stated_per_year(group, day),
    )  # fmt: skip


def _days_met(group: WorkingGroup, day: dt.date) -> list[dt.date]:
    days = (meeting.first_day for meeting in group.held_rounds)
    return sorted(each for each in days if each is not None and each <= day)


def _stated_per_year(group: WorkingGroup, day: dt.date) -> float | None:
    """The last stated cadence that had begun by a day and not ended before it."""
    stated = [
        cadence.per_year
        for cadence in group.cadence
        if (cadence.from_ is None or (cadence.from_.earliest or day) <= day)
        and (cadence.to is None or (cadence.to.latest or day) >= day)
    ]
    return stated[-1] if stated else None


def dormant_groups(
    ds: Dataset, on: dt.date | str | None = None, *, factor: float = 2.0, default_gap: float = DAYS_OF_YEAR
) -> tuple[DormantGroup, ...]:
    """The groups that are active by the last public word and have not met for long, the longest silence first.

    Definition: the status on the day is `active`, and the days since the group last met (or, where no round is
    recorded, since the step that made it active) are more than `factor` times the gap to be expected: by the stated
    cadence, else the median gap of three rounds or more, else `default_gap` days.
    Counting rule: rounds as for `group_gaps`; `expected_from` says where the expected gap comes from. Suspended, ended
    and merely agreed groups are not dormant, nor are families of bodies, which have no rounds.
    Caveats: nobody declares a group dormant; a round that no public source mentions makes one look so.
    """
    day = reference_day(ds, on)
    found = (_dormant(group, day, factor, default_gap) for group in ds.working_groups)
    return tuple(sorted(filter(None, found), key=lambda each: (-each.days_since, each.group)))


def _dormant(group: WorkingGroup, day: dt.date, factor: float, default_gap: float) -> DormantGroup | None:
    if group.kind == "family" or group.status_on(day) != "active":
        return None
    days = _days_met(group, day)
    last = days[-1] if days else _became_active(group, day)
    expected, origin = _expected_gap(group, days, day) or (default_gap, "default")
    if last is None or (day - last).days <= factor * expected:
        return None
    return DormantGroup(group.id, group.name, last.isoformat(), (day - last).days, round(expected, 1), origin)


def _became_active(group: WorkingGroup, day: dt.date) -> dt.date | None:
    steps = [step for step in group.history if step.status == "active" and step.had_happened(day)]
    return (steps[-1].effective or steps[-1].known).earliest if steps else None


def _expected_gap(group: WorkingGroup, days: Sequence[dt.date], day: dt.date) -> tuple[float, str] | None:
    per_year = _stated_per_year(group, day)
    if per_year:
        return DAYS_OF_YEAR / per_year, "cadence"
    if len(days) >= _FEWEST_ROUNDS:
        return float(median((after - before).days for before, after in pairwise(days))), "rounds"
    return None


def suspensions(ds: Dataset) -> tuple[Suspension, ...]:
    """Every suspension of a group: who, in which word, when, and when and under which word the group was resumed.

    Definition: a step `suspended` of a group's history. It was resumed by the next step `active` after it.
    Counting rule: one row for each such step, so that a suspension of the next round only (`scope`) and one of the
    whole channel stay apart. `days` runs from the earliest day on which the suspension took effect (or became known)
    to the earliest day of the resumption.
    Caveats: words are those of the source that reports the step: "cancelled" and "postponed" are counted as what they
    amount to for a standing group, and are there to be read in `term`.
    """
    found = (pair for group in ds.working_groups for pair in _suspensions(group))
    return tuple(row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].group)))


def _suspensions(group: WorkingGroup) -> Iterator[tuple[dt.date, Suspension]]:
    for at, step in enumerate(group.history):
        if step.status == "suspended":
            after = next((later for later in group.history[at + 1 :] if later.status == "active"), None)
            by = ", ".join(party if isinstance(party, str) else party.id for party in step.by)
            yield order_of(step.known), Suspension(
                group.id, group.name, as_text(step.known), as_text(step.effective), by, step.term or "",
                step.scope or "", as_text((after.effective or after.known) if after else None),
                (after.term if after else None) or "",
                days_between(_began(step), _began(after) if after else None),
            )  # fmt: skip


def _began(step: GroupStep) -> dt.date | None:
    return (step.effective or step.known).earliest
