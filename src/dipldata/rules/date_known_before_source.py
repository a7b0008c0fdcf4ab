"""A step becomes known when the first of its sources is published, or later.

What: the day `known` of a step is certainly before the publication of every source of the step. A day that is known
from elsewhere (`basis: external`, with a note) is accepted.

Why: what the public knew on a given day is computed from `known`. A step that no source had reported yet was not
known.

Bad:

```yaml
history:
  - status: held
    known: 2023-11-03
    sources: [state-2023-11-06-readout]
```

Good:

```yaml
history:
  - status: held
    known: 2023-11-06
    effective: 2023-11-03
    sources: [state-2023-11-06-readout]
```

Fix: write the day of publication in `known`, and the day on which it happened in `effective`. If it was public
earlier, add the source that shows it; where that cannot be cited, such as for an old announcement that a later
archive edition mentions, write `known` with `basis: external` and a note.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import known_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, Source, WorkingGroup


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Find steps that were known before any of their sources."""
    for at, step in enumerate(record.history):
        sources = known_sources(step.sources, dataset)
        if not sources or step.known.basis == "external":
            continue
        if all(step.known.date.certainly_before(source.published.date) for source in sources):
            first = min(sources, key=_first_day)
            related = (Elsewhere("source", first.id, ("published", "date"), f"published {first.published}"),)
            message = f"known is {step.known}, before the first of its sources was published ({first.published})"
            hint = f"write known: {first.published}, and the day on which it happened in effective"
            yield Finding(("history", at, "known", "date"), message, hint, related=related)


def _first_day(source: Source) -> str:
    """The first day on which a source may have been published, as text that sorts by day."""
    return str(source.published.date.earliest)


RULE = Rule(
    code="date-known-before-source",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
