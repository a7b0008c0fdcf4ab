"""A statement has exactly one kind of speaker.

What: a statement gives none of `speakers`, `unnamed`, `collective` and `voice`, or more than one of them. A joint
statement may name its `parties` instead.

Why: a statement is one act of saying. If nobody, or two different speakers, can have said it, its claims cannot be
counted.

Bad:

```yaml
kind: anonymous
unnamed:
  source: gazette-2021-05-07-talks
  key: two-people
voice: gazette
```

Good:

```yaml
kind: anonymous
unnamed:
  source: gazette-2021-05-07-talks
  key: two-people
```

Fix: keep the speaker to whom the source attributes the words: `speakers` for named people, `unnamed` for people who
are described only, `collective` for a group, `voice` for an organization. What another said is a statement of its
own.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._speakers import SPEAKER_FIELDS, given_speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, _dataset: Dataset) -> Iterator[Finding]:
    """Report a statement without a speaker, or each further kind of speaker."""
    given = given_speakers(statement)
    is_joint = statement.kind == "joint_statement" and statement.parties
    if not given and not is_joint:
        message = f"nobody is named who makes this {statement.kind}"
        yield Finding(("kind",), message, f"add one of: {', '.join(SPEAKER_FIELDS)}")
    for further in given[1:]:
        message = f"both `{given[0]}` and `{further}` are given; a statement has one kind of speaker"
        yield Finding(
            (further,), message, "keep one of the two, and give the other's words a statement of their own", key=True
        )


RULE = Rule(
    code="statement-one-speaker",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
