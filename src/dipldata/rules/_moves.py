"""Which status may follow which in a history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.rules._rule import Finding
from dipldata.rules._steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dipldata.models import Meeting, WorkingGroup

Moves = dict[str, frozenset[str]]
"""The statuses that may follow each status; those that may begin a history stand under the empty text."""


def moves(table: Mapping[str, str]) -> Moves:
    """Read a table whose values are statuses separated by spaces."""
    return {status: frozenset(followers.split()) for status, followers in table.items()}


def wrong_moves(record: Meeting | WorkingGroup, allowed: Moves) -> Iterator[tuple[int, Finding]]:
    """Yield the index of each step that may not follow the step above, with what to report of it."""
    above = ""
    for at, step in enumerate(steps_of(record)):
        if step.status not in allowed[above]:
            yield (
                at,
                Finding(
                    ("history", at, "status"), _message(above, step.status), _hint(above, step.status, allowed[above])
                ),
            )
        above = step.status


def _message(above: str, status: str) -> str:
    if not above:
        return f"a history cannot begin with {status}"
    if above == status:
        return f"the step above is {above} already"
    return f"{status} cannot follow {above}"


def _hint(above: str, status: str, followers: frozenset[str]) -> str:
    listed = ", ".join(sorted(followers))
    if not above:
        return f"add the earlier step first; a history begins with one of: {listed}"
    if above == status:
        return f"name further sources in the step above; the next step is one of: {listed}"
    choice = f"one of: {listed}" if len(followers) > 1 else f"only {listed}"
    return f"after {above} comes {choice}; put the steps in order, or add the one that is missing between them"
