"""Every step of a history names a source.

What: `sources` of a step is an empty list.

Why: a step is a dated fact of its own; the sources of the record as a whole do not say which of them reports it, nor
since when it was public.

Bad:

```yaml
history:
  - status: held
    known: 2020-03-04
    sources: []
```

Good:

```yaml
history:
  - status: held
    known: 2020-03-04
    sources: [us-2020-03-04-talks]
```

Fix: name the sources that report the step. A step that no source reports stays out.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each step without a source."""
    for at, step in enumerate(steps_of(record)):
        if not step.sources:
            hint = "name the sources that report the step"
            yield Finding(("history", at, "sources"), f"the step {step.status} rests on no source", hint)


RULE = Rule(
    code="step-source-missing",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
