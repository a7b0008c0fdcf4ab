"""What a party's official says has a side.

What: a speech, briefing answer, press release or testimony has no `side`, although it is made in an office of a
party, or by an organization that belongs to one. Legislators and legislatures are excepted: they do not speak for the
government.

Why: claims are counted by side. An official's words without a side drop out of the count.

Bad:

```yaml
kind: speech
speakers:
  - person: ann-example
    office: head-of-bureau   # an office of the party us
```

Good:

```yaml
kind: speech
speakers:
  - person: ann-example
    office: head-of-bureau
side: us
```

Fix: add `side`. If the person did not speak in that office, correct `office`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._parties import NO_PARTY, speaker_sides
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement
    from dipldata.problems import Pointer

_OFFICIAL: Final = frozenset({"speech", "briefing_answer", "press_release", "testimony"})


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report an official statement without a side."""
    if statement.side is not None or statement.kind not in _OFFICIAL:
        return
    for pointer, side in speaker_sides(statement, dataset):
        if side not in {None, NO_PARTY} and not _is_of_legislature(statement, pointer, dataset):
            message = f"this {statement.kind} has no side, although the speaker belongs to {side}"
            yield Finding(pointer, message, f"add `side: {side}`")
            return


def _is_of_legislature(statement: Statement, pointer: Pointer, dataset: Dataset) -> bool:
    if pointer == ("voice",):
        organization = dataset.organizations.get(statement.voice or "")
        return organization is not None and organization.kind == "legislature"
    speaker = statement.speakers[int(pointer[1])]
    person = dataset.people.get(speaker.person)
    office = person.office(speaker.office) if person and speaker.office else None
    return office is not None and office.level == "legislator"


RULE = Rule(
    code="statement-side-missing",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    page=__doc__ or "",
)
