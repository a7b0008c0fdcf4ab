"""A source that nobody has read does not stand alone.

What: every source that a record cites, or every source of the step `held` of a meeting, is marked `not_seen`.

Why: `not_seen` means that the source is known only from another one. That other source was read, and is what the
record truly rests on.

Bad:

```yaml
# the record of the source says consulted: {form: not_seen}
citations:
  - ministry-2021-05-06-notice
```

Good:

```yaml
citations:
  - ministry-2021-05-06-notice
  - gazette-2021-05-07-talks   # this was read, and reports the notice
```

Fix: cite also the source that was read and that speaks of the unseen one, or read the source and record how it was
`consulted`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.models import Meeting
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import known_sources, was_read
from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Source
    from dipldata.problems import Pointer

_HINT = "add the source that was read and from which this one is known"


def check(record: Record, dataset: Dataset) -> Iterator[Finding]:
    """Report citations, and sources of a held meeting, of which none was read."""
    yield from _check_list(("citations",), [citation.source for citation in record.citations], "cited here", dataset)
    if isinstance(record, Meeting):
        for index, step in enumerate(record.history):
            if step.status == "held":
                yield from _check_list(("history", index, "sources"), step.sources, "of the step `held`", dataset)


def _check_list(pointer: Pointer, ids: Sequence[str], which: str, dataset: Dataset) -> Iterator[Finding]:
    if not all(_NOT_SEEN.items(dataset, each) for each in ids):
        return
    sources = known_sources(ids, dataset)
    if not sources:
        return
    unseen = tuple(dict.fromkeys(source.id for source in sources))
    related = tuple(
        Elsewhere("source", source, ("consulted", "form"), "not seen, as said here") for source in unseen[:3]
    )
    yield Finding(pointer, f"none of the sources {which} was read ({', '.join(unseen)})", _HINT, related=related)


def _unless_read(source: Source) -> Iterator[tuple[str, tuple[str]]]:
    if not was_read(source):
        yield source.id, (source.id,)


_NOT_SEEN: Final = Index[tuple[str]]("not-seen", ("source",), _unless_read)
"""The sources of which nothing was read: hardly any, so that nearly no source needs to be looked at."""

RULE = Rule(
    code="source-not-seen-alone",
    severity=Severity.ERROR,
    types=("statement", "meeting", "working_group", "person", "organization", "place", "topic", "party"),
    check=check,
    page=__doc__ or "",
)
