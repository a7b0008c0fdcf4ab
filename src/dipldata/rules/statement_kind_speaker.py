"""The kind of a statement fits its speaker.

What: an `anonymous` statement has another speaker than `unnamed`, a `collective` one another than `collective`, an
`outlet_voice` or `photo_caption` another than `voice`, an `expert_comment`, `testimony` or `interview` another than
`speakers`.

Why: how many claims rest on unnamed people, on experts or on the paper's own voice is counted by kind.

Bad:

```yaml
kind: anonymous
speakers:
  - person: ann-example
    office: head-of-bureau
```

Good:

```yaml
kind: interview
speakers:
  - person: ann-example
    office: head-of-bureau
```

Fix: correct `kind`, or give the speaker whom the source names.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._speakers import FITTING_KIND, NEEDED_SPEAKER, given_speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report a kind that needs another kind of speaker."""
    given, needed = given_speakers(statement), NEEDED_SPEAKER.get(statement.kind)
    if needed is not None and len(given) == 1 and given[0] != needed:
        message = f"the kind {statement.kind} goes with `{needed}`, but the speaker stands in `{given[0]}`"
        hint = f"make the kind {FITTING_KIND[given[0]]}, or give `{needed}` instead"
        yield Finding(("kind",), message, hint)


RULE = Rule(
    code="statement-kind-speaker",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
