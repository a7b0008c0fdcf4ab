"""What a step of a history rests on, when it happened, and which meetings were held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.dates import Edtf
    from dipldata.models import Meeting, Source, Statement, WorkingGroup
    from dipldata.models.meeting import MeetingStep
    from dipldata.models.records import Step
    from dipldata.models.working_group import GroupStep

_COMMON_TEXTS: Final = frozenset({"joint_statement", "treaty"})


def steps_of(record: Meeting | WorkingGroup) -> tuple[MeetingStep | GroupStep, ...]:
    """The steps of a meeting's or a working group's history."""
    return record.history


def statements_of(step: Step, dataset: Dataset) -> tuple[Statement, ...] | None:
    """The statements whose claims a step cites, or None where one of them does not resolve."""
    names = [claim.partition("#")[0] for claim in step.claims]
    found = tuple(statement for name in names if (statement := dataset.statements.get(name)) is not None)
    return found if len(found) == len(names) else None


def is_common_text(source: Source) -> bool:
    """Whether a source is a text of several parties, such as a joint statement or a treaty."""
    return source.kind in _COMMON_TEXTS


def is_official(source: Source) -> bool:
    """Whether a source is a party's own text, or a text of several parties."""
    return source.side is not None or is_common_text(source)


def rests_on_unnamed_claims(step: Step, dataset: Dataset) -> bool:
    """Whether a step cites claims, all of them by speakers whom the source does not name."""
    statements = statements_of(step, dataset)
    return bool(statements) and all(statement.unnamed is not None for statement in statements or ())


def day_of(step: Step) -> Edtf:
    """When a step happened: its `effective` date, or `known` where it has none."""
    return (step.effective or step.known).date


def held_rounds(group_id: str, dataset: Dataset) -> Iterator[Meeting]:
    """The held meetings of a working group."""
    return (meeting for meeting in dataset.rounds(group_id) if meeting.status == "held")
