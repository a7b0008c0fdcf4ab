"""A statement by people says under which ground rules they spoke.

What: a statement with `speakers` or `unnamed` has no `ground_rules`. Readouts, press releases and joint statements
need none: they are published texts.

Why: words spoken on the record and words spoken on background carry different weight, and may be used differently.

Bad:

```yaml
kind: interview
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
ground_rules: on_record
```

Fix: add `ground_rules`: `on_record` for words quoted under a name; `not_stated` where the source does not say, which
is the honest default for unnamed people.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement

_PUBLISHED_TEXTS: Final = frozenset({"readout", "press_release", "joint_statement"})


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report a statement by people without ground rules."""
    by = "speakers" if statement.speakers else "unnamed" if statement.unnamed else None
    if by is not None and statement.ground_rules is None and statement.kind not in _PUBLISHED_TEXTS:
        usual = "on_record" if by == "speakers" else "not_stated"
        message = "this statement does not say under which ground rules the words were spoken"
        hint = f"add `ground_rules: {usual}`, or what the source says of them"
        yield Finding((by,), message, hint, key=True)


RULE = Rule(
    code="statement-ground-rules-missing",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
