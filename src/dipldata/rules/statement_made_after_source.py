"""What a source reports was said before the source appeared.

What: `made` lies after the publication of every cited source. One day is allowed for time zones: what is said in
Beijing on the 4th appears in Washington on the 3rd.

Why: no text reports what has not been said yet. One of the dates is wrong.

Bad:

```yaml
# the source was published on 2021-05-07
made: 2021-05-17
citations:
  - gazette-2021-05-07-talks
```

Good:

```yaml
made: "[..2021-05-07]"
citations:
  - gazette-2021-05-07-talks
```

Fix: correct `made`, or `published` of the source. Where the source does not say when the words were spoken, write "at
the latest on the day of publication", as above.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import cited_ids, known_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source, Statement

TIME_ZONE_DAYS: Final = 1


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a statement that was certainly made after all its sources appeared."""
    sources = known_sources(cited_ids(statement), dataset)
    made = statement.made.date
    if sources and all(source.published.date.certainly_before(made, TIME_ZONE_DAYS) for source in sources):
        last = max(sources, key=_latest)
        yield Finding(
            ("made",),
            f"made {made}, but the sources had all been published by {last.published}",
            "correct this date, or `published` of the source",
            related=(Elsewhere("source", last.id, ("published",), "the publication of the source"),),
        )


def _latest(source: Source) -> str:
    """The last day on which a source can have been published: every source here has one."""
    return str(source.published.date.latest)


RULE = Rule(
    code="statement-made-after-source",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    page=__doc__ or "",
)
