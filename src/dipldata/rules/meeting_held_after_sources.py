"""A meeting that was held took place before its sources were published.

What: the last status is `held`, and the meeting begins more than one day after the latest publication of all the
sources of that step, however the dates are read. The one day allows for time zones.

Why: a source cannot report what has not happened yet; the date of the meeting or of the source is wrong, or the
source only announces it.

Bad:

```yaml
start: 2020-03-14
history:
  - status: held
    known: 2020-03-04
    sources: [us-2020-03-04-talks]    # published 2020-03-04
```

Good:

```yaml
start: 2020-03-04
history:
  - status: held
    known: 2020-03-04
    sources: [us-2020-03-04-talks]
```

Fix: correct the date from the source. If the source announces the meeting, the step is `announced`; `held` needs a
source that looks back.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import known_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, dataset: Dataset) -> Iterator[Finding]:
    """Report a held meeting that begins after all its sources."""
    for step in meeting.history:
        sources = known_sources(step.sources, dataset) if step.status == "held" else None
        if sources and all(source.published.date.certainly_before(meeting.start.date, 1) for source in sources):
            last = max(sources, key=lambda source: source.published.date.latest or dt.date.max)
            message = f"the meeting begins on {meeting.start}, after the last source that reports it as held"
            told = meeting.id[: len("YYYY-MM-DD")]
            known = f" (the id says {told})" if told[:1].isdigit() and told != str(meeting.start) else ""
            hint = f"correct the date{known}, or make the step announced, if the source looks ahead"
            related = Elsewhere("source", last.id, ("published",), f"{last.id} was published on {last.published}")
            yield Finding(("start",), message, hint, related=(related,))
            return


RULE = Rule(
    code="meeting-held-after-sources", severity=Severity.ERROR, types=("meeting",), check=check, page=__doc__ or ""
)
