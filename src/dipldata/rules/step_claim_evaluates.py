"""A step of a history rests on claims of fact.

What: `claims` of a step name a claim whose modality is `evaluates` or `asks`.

Why: a judgement or a question does not say that anything happened.

Bad:

```yaml
history:
  - status: under_discussion
    known: 2021-02-01
    sources:
      - gazette-2021-02-01-plan
    claims:
      - "2021-02-01-scholar-doubt#doubt"   # modality: evaluates
```

Good:

```yaml
    claims:
      - "2021-02-01-two-people-plan#group"   # modality: asserts
```

Fix: cite a claim that reports the step, or leave `claims` out: `sources` are enough. If the claim does say that it
happened, correct its modality.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup
    from dipldata.models.meeting import MeetingStep
    from dipldata.models.working_group import GroupStep
    from dipldata.problems import Pointer

_NO_FACT: Final = {"evaluates": "is a judgement", "asks": "is a question"}


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report claims under a step that do not say that it happened."""
    steps: tuple[MeetingStep | GroupStep, ...] = record.history
    for at, step in enumerate(steps):
        for index, name in enumerate(step.claims):
            yield from _check_claim(("history", at, "claims", index), name, step.status, dataset)


def _check_claim(pointer: Pointer, name: str, status: str, dataset: Dataset) -> Iterator[Finding]:
    statement_id, _, key = name.partition("#")
    statement = dataset.statements.get(statement_id)
    for index, claim in enumerate(statement.claims if statement else ()):
        if claim.key == key and claim.modality in _NO_FACT:
            yield Finding(
                pointer,
                f"{name} {_NO_FACT[claim.modality]} ({claim.modality}) and cannot bear out the step {status}",
                "cite a claim that reports the step, or leave `claims` out",
                related=(
                    Elsewhere("statement", statement_id, ("claims", index, "modality"), "the modality of the claim"),
                ),
            )


RULE = Rule(
    code="step-claim-evaluates",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
