"""A readout rests on a text of its side.

What: a readout has a `side`, but none of the cited sources (nor a text of which one is a translation) has that
`side`.

Why: a readout is what the side itself published. A newspaper's report of it may leave things out, and so cannot show
what the side left out.

Bad:

```yaml
kind: readout
side: cn
citations:
  - gazette-2021-05-07-talks
```

Good:

```yaml
kind: readout
side: cn
citations:
  - cn-2021-05-07-talks
```

Fix: cite the side's own text, beside the report through which you know it; or correct `side`. If only the report is
known, the kind of the statement is another one, such as `press_release`, and the meeting has no readout of that side.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import cited_ids, known_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report a readout without a source of its side."""
    sources = known_sources(cited_ids(statement), dataset)
    if statement.kind != "readout" or statement.side is None or not sources:
        return
    originals = known_sources([source.translation_of for source in sources if source.translation_of], dataset)
    if originals is None or any(source.side == statement.side for source in (*sources, *originals)):
        return
    message = f"a readout of {statement.side}, but no source of {statement.side} is cited"
    yield Finding(("side",), message, f"cite the text that {statement.side} published, or correct the side")


RULE = Rule(code="readout-side-source", severity=Severity.ERROR, types=("statement",), check=check, page=__doc__ or "")
