"""Groups at a glance: which meet, which have fallen silent, which are suspended, and how long ago each last met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dipldata.analysis.groups import dormant_groups, group_gaps
from dipldata.site.charts.periods import bounds, iso
from dipldata.site.wording import name_of

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.records import WorkingGroup
    from dipldata.site.rendering import Renderer

STATES: Final = {
    "active": ("Active", "Active by the last public word, and met about as often as they are expected to."),
    "dormant": ("Dormant", "Active on paper, but silent for more than twice the gap between meetings to be expected."),
    "suspended": ("Suspended", "Stopped by a side for a time, and not resumed since."),
}
"""The states of groups at a glance: title and what it means."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A group, the day on which it last met (or None) and how many days ago that was."""

    group: WorkingGroup
    last: dt.date | None
    days: int | None


def glances(ds: Dataset, on: dt.date) -> dict[str, list[Glance]]:
    """The groups of each state on a day, those that met last first; families of bodies have no rounds and stay out."""
    silent = {row.group for row in dormant_groups(ds, on)}
    found: dict[str, list[Glance]] = {state: [] for state in STATES}
    for row in group_gaps(ds, on):
        group = ds.working_groups[row.group]
        state = "dormant" if row.group in silent else row.status
        if state in found and group.kind != "family":
            last = max((day for one in group.held_rounds if (day := one.first_day) and day <= on), default=None)
            found[state].append(Glance(group, last, row.days_since))
    for each in found.values():
        each.sort(key=lambda glance: (glance.days is None, glance.days, glance.group.id))
    return found


def group_rows(renderer: Renderer) -> list[dict[str, Any]]:
    """What a script needs to say the same of any day."""
    return [_row(group, renderer) for group in renderer.ds.working_groups if group.kind != "family"]


def _row(group: WorkingGroup, renderer: Renderer) -> dict[str, Any]:
    rounds = ((one.first_day, renderer.knowing.took_place(one.id)) for one in group.held_rounds)
    active = (step for step in group.history if step.status == "active")
    return {
        "id": group.id,
        "name": name_of(group),
        "statuses": renderer.statuses(group),
        "rounds": [[iso(day), iso(known)] for day, known in rounds if day],
        "began": [
            [iso(bounds(step.effective or step.known)[0]), iso(step.known.latest)]
            for step in active
            if step.known.latest
        ],
        "cadence": [
            [iso(each.from_.earliest if each.from_ else None), iso(each.to.latest if each.to else None), each.per_year]
            for each in group.cadence
        ],
    }
