"""A participant is either a person in an office or a number of unnamed people.

What: a participant has neither `person` nor `unnamed`, or both; or a `person` without `office`; or `unnamed` without
`count`; or a `count` for a named person, or an `office` for unnamed people.

Why: the level of a meeting is read from the offices of those who took part, and unnamed people are counted by their
`count`.

Bad:

```yaml
participants:
  - side: us
    person: ann-example
    attendance: reported
```

Good:

```yaml
participants:
  - side: us
    person: ann-example
    office: head-of-bureau
    attendance: reported
  - side: cn
    unnamed: two officials of the Department of Examples
    count: 2
    attendance: reported
```

Fix: add the missing field, or delete the one that does not belong. `office` is the key of an office in the person's
record; `count` may be `{op: unknown}`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting
    from dipldata.models.meeting import Participant
    from dipldata.problems import Pointer


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each participant that is not of one of the two forms."""
    for at, participant in enumerate(meeting.participants):
        fault = _fault(participant)
        if fault is not None:
            field, message, hint = fault
            yield Finding(("participants", at, *field), message, hint)


def _fault(participant: Participant) -> tuple[Pointer, str, str] | None:
    if participant.person is not None and participant.unnamed is not None:
        hint = "keep person for a known person; write unnamed people as a participant of their own"
        return ("unnamed",), "a participant is a person or unnamed people, not both", hint
    if participant.person is not None:
        return _fault_of_person(participant)
    if participant.unnamed is not None:
        return _fault_of_unnamed(participant)
    return (), "this participant is nobody", "add person and office, or unnamed and count"


def _fault_of_person(participant: Participant) -> tuple[Pointer, str, str] | None:
    if participant.office is None:
        hint = f"add office: the key of the office in the record of {participant.person} that was held on the day"
        return ("person",), f"the office of {participant.person} is not given", hint
    if participant.count is not None:
        return ("count",), "a named person is not counted", "delete count; it belongs to unnamed people"
    return None


def _fault_of_unnamed(participant: Participant) -> tuple[Pointer, str, str] | None:
    if participant.count is None:
        hint = "add count: the number, {number: 2, op: ge} for at least two, or {op: unknown} where no number is given"
        return ("unnamed",), "how many unnamed people took part is not given", hint
    if participant.office is not None:
        hint = "delete office; an office belongs to a person"
        return ("office",), "unnamed people have no office of a person", hint
    return None


RULE = Rule(
    code="participant-form",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("participants",),
    alone=True,
    page=__doc__ or "",
)
