"""A suspension is given in the source's own word.

What: a step `suspended` has no `term`.

Why: one side says cancel, the other suspend or postpone, and readers draw conclusions from the word. The status is
the same for all of them; `term` keeps what was said.

Bad:

```yaml
history:
  - status: suspended
    known: 2020-05-01
    by: [cn]
```

Good:

```yaml
history:
  - status: suspended
    known: 2020-05-01
    by: [cn]
    term: cancel
```

Fix: add `term` with the word of the source, in the language of the source.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup


def check(group: WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each suspension without the source's word for it."""
    for at, step in enumerate(group.history):
        if step.status == "suspended" and step.term is None:
            hint = "add term: the word that the source uses, such as suspend, cancel or 暂停"
            yield Finding(("history", at, "status"), "nothing says in which word it was suspended", hint)


RULE = Rule(
    code="group-suspended-term",
    severity=Severity.ERROR,
    types=("working_group",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
