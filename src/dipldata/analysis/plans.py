"""What became of plans and promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.analysis.days import as_text, days_between, order_of, reference_day

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.records import GroupStep, Meeting, MeetingStep, QualifiedDate, WorkingGroup

PENDING: Final = "pending"
"""The outcome of a plan that nothing is known of yet."""
_PLANS: Final = frozenset({"reported_plan", "announced", "under_discussion", "agreed"})
_PROMISES: Final = frozenset({"commitment", "next_meeting", "agreement"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for a meeting or group, and what came of it; `days` runs from the first report to that."""

    record: str
    title: str
    first_known: str
    first_status: str
    outcome: str
    outcome_day: str
    days: int | None
    moved: int
    by: str
    term: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise made at a meeting; `state` says whether its time had run out by the day asked for."""

    meeting: str
    day: str
    kind: str
    text: str
    claimed_by: str
    due: str
    state: str


def announced_plans(ds: Dataset) -> tuple[Plan, ...]:
    """What became of each plan: meetings and groups that were first reported as planned.

    Definition: a meeting whose history begins with `reported_plan` or `announced`, or a group whose history begins
    with `under_discussion` or `agreed`. The outcome is the status by the last step (of a group the first `active`,
    `dropped`, `superseded` or `ended` one), `pending` while every step is still a plan.
    Counting rule: one row for each meeting and group, in the order in which the plans became known; `moved` counts the
    times that a meeting was postponed; `by` and `term` are those of the step that gives the outcome; `outcome_day`
    is the day on which a meeting began, or a step took effect (or became known); `days` runs there from the earliest
    day of the first report.
    Caveats: plans that came true without being reported before are not here, so shares of outcomes are those of
    reported plans. For a group that goes by another name now, see `names` and `identity` of its record.
    """
    meetings = [each for each in ds.meetings if _begins_as_plan(each.history)]
    groups = [each for each in ds.working_groups if _begins_as_plan(each.history)]
    plans = [(order_of(each.history[0].known), each.key, _meeting_plan(each)) for each in meetings]
    plans += [(order_of(each.history[0].known), each.key, _group_plan(each)) for each in groups]
    return tuple(plan for _, _, plan in sorted(plans, key=lambda row: row[:2]))


def _begins_as_plan(history: tuple[MeetingStep, ...] | tuple[GroupStep, ...]) -> bool:
    return bool(history) and history[0].status in _PLANS


def _meeting_plan(meeting: Meeting) -> Plan:
    moved = sum(step.status == "postponed" for step in meeting.history)
    last = meeting.history[-1]
    day = meeting.first_day if last.status == "held" else (last.effective or last.known).earliest
    return _plan(meeting.key, meeting.title, (meeting.history[0], last), day, moved)


def _group_plan(group: WorkingGroup) -> Plan:
    last = next((step for step in group.history if step.status not in _PLANS), group.history[-1])
    return _plan(group.key, group.name, (group.history[0], last), (last.effective or last.known).earliest, 0)


def _plan(
    key: str,
    title: str,
    steps: tuple[MeetingStep | GroupStep, MeetingStep | GroupStep],
    day: dt.date | None,
    moved: int,
) -> Plan:
    first, last = steps
    if last.status in _PLANS:
        return Plan(key, title, as_text(first.known), first.status, PENDING, "", None, moved, "", "")
    by = ", ".join(party if isinstance(party, str) else party.id for party in last.by)
    return Plan(
        key, title, as_text(first.known), first.status, last.status, day.isoformat() if day else "",
        days_between(first.known.earliest, day), moved, by, last.term or "",
    )  # fmt: skip


def commitments(ds: Dataset, on: dt.date | str | None = None) -> tuple[Commitment, ...]:
    """What was promised at meetings, by whom, and by when: the promises with a day first, in the order of their days.

    Definition: outcomes of the kinds `commitment`, `next_meeting` and `agreement`, with the parties that claim them.
    Counting rule: one row for each outcome of a meeting that had begun by the day asked for. `state` is `past` once
    the latest day that `due` can mean lies before it, `open` until then, and `no_date` where no day was named.
    Caveats: whether a promise was kept is not recorded. A promise that one party alone claims is that party's account.
    """
    day = reference_day(ds, on)
    rows = [
        (order_of(outcome.due), order_of(meeting.start), meeting.id, Commitment(
            meeting.id, as_text(meeting.start), outcome.kind, outcome.text,
            ", ".join(party.id for party in outcome.claimed_by), as_text(outcome.due),
            _state(outcome.due, day),
        ))
        for meeting in ds.meetings
        for outcome in meeting.outcomes
        if outcome.kind in _PROMISES and meeting.first_day is not None and meeting.first_day <= day
    ]  # fmt: skip
    return tuple(row[-1] for row in sorted(rows, key=lambda row: row[:-1]))


def _state(due: QualifiedDate | None, day: dt.date) -> str:
    if due is None:
        return "no_date"
    return "past" if due.latest is not None and due.latest < day else "open"
