"""Two related claims are about the same thing.

What: the `about` lists of the two claims of a relation have no entry in common, and neither names the statement of
the other.

Why: claims contradict, support or qualify each other only on a common subject. Where there is none, one end of the
relation is wrong, or `about` is incomplete.

Bad:

```yaml
claims:
  - key: doubt
    text: It is open whether the group will meet.
    modality: evaluates
    about:
      - topic/examples
relations:
  - type: qualifies
    from: doubt
    to: "2021-02-01-two-people-plan#group"   # about working-group/lighthouse-consultations
    basis: curator
```

Good:

```yaml
claims:
  - key: doubt
    text: It is open whether the group will meet.
    modality: evaluates
    about:
      - working-group/lighthouse-consultations
```

Fix: add the common subject to `about` of the claim that lacks it; or correct the relation. A claim that speaks of
another statement as such names it: `about: [statement/2021-02-01-two-people-plan]`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.ids import parse_record_key
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement
    from dipldata.models.statement import Claim


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report relations between claims on different subjects."""
    for index, relation in enumerate(statement.relations):
        own = _claim(statement, relation.from_)
        target_id, _, target_key = relation.to.partition("#")
        target = dataset.statements.get(target_id)
        other = _claim(target, target_key) if target else None
        if own is None or target is None or other is None or (own is other):
            continue
        if not _share_subject(statement, own, target, other):
            yield Finding(
                ("relations", index, "to"),
                f"{relation.from_} is about {_subjects(own)}, but {relation.to} is about {_subjects(other)}",
                "add the common subject to `about` of the claim that lacks it, or correct the relation",
                related=_related(target, other),
            )


def _claim(statement: Statement, key: str) -> Claim | None:
    return next((claim for claim in statement.claims if claim.key == key), None)


def _share_subject(statement: Statement, own: Claim, target: Statement, other: Claim) -> bool:
    own_subjects = {parse_record_key(subject) for subject in own.about}
    other_subjects = {parse_record_key(subject) for subject in other.about}
    about_other = ("statement", target.id) in own_subjects or ("statement", statement.id) in other_subjects
    return about_other or not own_subjects.isdisjoint(other_subjects)


def _subjects(claim: Claim) -> str:
    return ", ".join(claim.about) or "no record"


def _related(target: Statement, other: Claim) -> tuple[Elsewhere, ...]:
    return (
        Elsewhere("statement", target.id, ("claims", target.claims.index(other), "about"), "what the other is about"),
    )


RULE = Rule(
    code="relation-no-shared-subject",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("relations",),
    page=__doc__ or "",
)
