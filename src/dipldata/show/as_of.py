"""What was publicly known of a meeting or working group on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dipldata.models.plain import plain_record
from dipldata.reporting.printing import printable
from dipldata.show.labels import label_of
from dipldata.show.record_text import headline

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.models import Meeting, WorkingGroup
    from dipldata.models.records import Step

NOT_YET = "not yet known"


@dataclass(frozen=True, slots=True)
class StateOnDay:
    """The status of a record as of a day (None before the first step), and the steps that were public by then."""

    record: Meeting | WorkingGroup
    day: dt.date
    status: str | None
    steps: tuple[Step, ...]


def state_as_of(record: Meeting | WorkingGroup, day: dt.date) -> StateOnDay:
    """What was known on a day: a step counts from the last day on which it can have become public."""
    steps = tuple(step for step in record.history if (latest := step.known.date.latest) is not None and latest <= day)
    return StateOnDay(record, day, record.status_as_of(day), steps)


def state_text(state: StateOnDay) -> str:
    """The state as text: the status in the first line, then each step that was known."""
    lines = [headline(state.record, state.status or NOT_YET, day=str(state.day)), printable(label_of(state.record))]
    for step in state.steps:
        ahead = "" if step.had_happened(state.day) else "  (still ahead on that day)"
        lines += ["", f"{step.status}{ahead}"]  # type: ignore[attr-defined]  # every concrete step has a status
        lines += [f"  {name:<10} {text}" for name, text in _facts(step)]
    return "\n".join(lines)


def _facts(step: Step) -> list[tuple[str, str]]:
    facts = [
        ("known", str(step.known)),
        ("effective", str(step.effective or "")),
        ("by", ", ".join(step.by)),
        ("term", step.term or ""),
        ("sources", ", ".join(step.sources)),
        ("claims", ", ".join(step.claims)),
        ("note", step.note or ""),
    ]
    return [(name, printable(text)) for name, text in facts if text]


def plain_state(state: StateOnDay) -> dict[str, Any]:
    """The state as plain values; the status is None before the first step."""
    return {
        "type": state.record.type,
        "id": state.record.id,
        "as_of": str(state.day),
        "status": state.status,
        "history": [plain_record(step) for step in state.steps],
    }
