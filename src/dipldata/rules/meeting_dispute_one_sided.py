"""A disputed meeting has a statement of each of two sides.

What: the last status is `disputed`, and the statements about the meeting (those made on its `occasion`, those whose
claims are about it, and those that its last step cites) come from fewer than two sides.

Why: `disputed` means that one party says it took place and another that it did not. Without the words of both, a
reader cannot judge it.

Bad:

```yaml
history:
  - status: disputed
    known: 2020-03-06
    claims: ["2020-03-05-us-says-held#held"]
```

Good:

```yaml
history:
  - status: disputed
    known: 2020-03-06
    claims:
      - "2020-03-05-us-says-held#held"
      - "2020-03-06-cn-denies#no-talks"
```

Fix: record what the other side said as a statement with its `side`, and cite its claim in the step. If only one side
spoke, the meeting is not disputed: the status is that of the best source, and `verification` says how well it is
attested.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Statement
from dipldata.problems import Severity
from dipldata.rules._parties import speaker_sides
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._steps import statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a dispute in which fewer than two sides speak."""
    if meeting.status != "disputed":
        return
    last = len(meeting.history) - 1
    cited = statements_of(meeting.history[last], dataset)
    if cited is None:
        return
    sides = {
        side for statement in (*cited, *_statements_about(meeting, dataset)) for side in _sides(statement, dataset)
    }
    sides &= set(meeting.parties)
    if len(sides) < 2:  # noqa: PLR2004 - it takes two to disagree
        heard = f"only {next(iter(sides))} is heard" if sides else "no side is heard"
        hint = "add a statement with side and a claim about this meeting for each side, and cite the claims in the step"
        yield Finding(("history", last, "status"), f"the meeting is disputed, and {heard} on it", hint)


def _statements_about(meeting: Meeting, dataset: Dataset) -> Iterator[Statement]:
    for record, _ in dataset.referrers("meeting", meeting.id):
        if isinstance(record, Statement):
            yield record


def _sides(statement: Statement, dataset: Dataset) -> Iterator[str]:
    """The sides for which a statement speaks, by its own word or by its speakers' offices."""
    yield from filter(None, (statement.side, *statement.parties))
    yield from (side for _, side in speaker_sides(statement, dataset) if side is not None)


RULE = Rule(
    code="meeting-dispute-one-sided", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or ""
)
