"""A photo caption shows who was where, not what was discussed.

What: a statement of the kind `photo_caption` has `topics`, or a claim of it is about a topic.

Why: a caption is written at a desk, often from archive pictures. It supports presence and place, and nothing on the
substance of talks.

Bad:

```yaml
kind: photo_caption
topics:
  - lighthouses
```

Good:

```yaml
kind: photo_caption
claims:
  - key: together
    text: The two officials stand side by side in Beijing.
    modality: asserts
    about:
      - meeting/2021-05-06-example-talks
```

Fix: take the topic out. If the article beside the picture names it, that is a statement of its own, of the kind
`outlet_voice`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement

_HINT = "take it out, and give what the article says of it a statement of its own"


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report topics of a photo caption."""
    if statement.kind != "photo_caption":
        return
    if statement.topics:
        yield Finding(("topics",), f"a photo_caption with topics: {', '.join(statement.topics)}", _HINT)
    for at, claim in enumerate(statement.claims):
        for index, subject in enumerate(claim.about):
            if subject.startswith("topic/"):
                yield Finding(("claims", at, "about", index), f"a photo_caption cannot bear out {subject}", _HINT)


RULE = Rule(
    code="caption-topics", severity=Severity.ERROR, types=("statement",), check=check, alone=True, page=__doc__ or ""
)
