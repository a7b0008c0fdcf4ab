"""An outcome names the parties that claim it.

What: `claimed_by` of an outcome is empty, and its `kind` is not `none_announced`.

Why: what one side calls an agreement the other often does not mention; an outcome without its claimant would pass for
common ground.

Bad:

```yaml
outcomes:
  - kind: next_meeting
    text: To meet again within the year.
    claimed_by: []
```

Good:

```yaml
outcomes:
  - kind: next_meeting
    text: To meet again within the year.
    claimed_by: [cn]
```

Fix: list each party whose own text claims the outcome.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each outcome that nobody claims."""
    for at, outcome in enumerate(meeting.outcomes):
        if not outcome.claimed_by and outcome.kind != "none_announced":
            hint = "list the parties whose own texts claim it"
            message = f"nothing says who claims the outcome {outcome.kind}"
            yield Finding(("outcomes", at, "claimed_by"), message, hint)


RULE = Rule(
    code="outcome-claimed-by-missing",
    severity=Severity.ERROR,
    types=("meeting",),
    check=check,
    fields=("outcomes",),
    alone=True,
    page=__doc__ or "",
)
