"""A retired record says what replaces it or why it was withdrawn.

What: a record with `state: retired` has neither `replaced_by` nor `reason`.

Why: somebody who cites the id of an earlier release must learn what became of it.

Bad:

```yaml
id: 2023-11-03-lambert-hong
state: retired
```

Good:

```yaml
id: 2023-11-03-lambert-hong
state: retired
replaced_by:
  - 2023-11-03-lambert-hong-beijing
```

Fix: name the record that replaces it (several, if it was split), or give the reason for which it was withdrawn.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Retired


def check(record: Retired, _: Dataset) -> Iterator[Finding]:
    """Find a retired record without replacement and without reason."""
    if not record.replaced_by and record.reason is None:
        hint = "add replaced_by with the id that replaces it, or reason with why it was withdrawn"
        yield Finding(("state",), "it is retired, with neither a replacement nor a reason", hint)


RULE = Rule(
    code="retired-no-disposition",
    severity=Severity.ERROR,
    types=("retired",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
