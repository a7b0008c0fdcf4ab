"""A held meeting says what it was about.

What: the last status is `held`, the record has no `topics`, and no statement made on its occasion (such as a readout)
has any. Visits and encounters are exempt: the one only contains meetings, of the other no more is known.

Why: what the sides talk about is the point of the record; a meeting without topics is missing from every question
about a subject.

Bad:

```yaml
kind: meeting
history:
  - status: held
    known: 2020-03-04
```

Good:

```yaml
kind: meeting
history:
  - status: held
    known: 2020-03-04
topics: [lighthouses]
```

Fix: record the readouts with their topics, or list in `topics` those that other sources name. If no source says what
it was about, the kind may be `encounter`; otherwise record a waiver.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Statement


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a held meeting of which no topic is known."""
    if meeting.status != "held" or meeting.topics or meeting.kind in {"visit", "encounter"}:
        return
    if not any(_tells_topics(statement) for statement in dataset.statements_on(meeting.id)):
        hint = "add topics, or the readouts with their topics"
        yield Finding(("kind",), f"the {meeting.kind.replace('_', ' ')} has no readout and no topics", hint)


def _tells_topics(statement: Statement) -> bool:
    """Whether a statement has topics; that a readout has none is reported elsewhere."""
    return statement.kind == "readout" or bool(statement.topics)


RULE = Rule(code="meeting-topics-missing", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or "")
