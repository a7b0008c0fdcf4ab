"""Who speaks on the record has a name.

What: the `ground_rules` are `on_record`, and the speaker is `unnamed`.

Why: on the record means: may be quoted by name. A source that quotes somebody without a name was given other rules,
or does not say.

Bad:

```yaml
unnamed:
  source: gazette-2021-05-07-talks
  key: two-people
ground_rules: on_record
```

Good:

```yaml
unnamed:
  source: gazette-2021-05-07-talks
  key: two-people
ground_rules: not_stated
```

Fix: write `background` if the source says so, and `not_stated` otherwise. If the source names the person, use
`speakers`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report an unnamed speaker on the record."""
    if statement.ground_rules == "on_record" and statement.unnamed:
        yield Finding(
            ("ground_rules",),
            "on_record, but the speaker is not named",
            "write background if the source says so, otherwise not_stated",
            related=(Elsewhere("statement", statement.id, ("unnamed",), "the unnamed speaker"),),
            replacement=Replacement("not_stated"),
        )


RULE = Rule(
    code="statement-on-record-unnamed",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("unnamed",),
    alone=True,
    page=__doc__ or "",
)
