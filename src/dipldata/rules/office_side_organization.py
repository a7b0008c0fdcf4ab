"""An office is on the side of its organization.

What: the `side` of an office is not the party of its organization, or, where that names none, of the nearest body
above it that does. For an organization that belongs to no party, the side is `none`.

Why: people are counted by the side of their office. A scholar who is counted as an official makes a private visit
look like diplomacy.

Bad:

```yaml
# people/eve-scholar.yaml
offices:
  - key: fellow
    organization: institute
    side: us
```

Good:

```yaml
# people/eve-scholar.yaml
offices:
  - key: fellow
    organization: institute
    side: none
```

Fix: correct the side or the organization of the office, or the `party` of the organization.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._parties import NO_PARTY, party_of, stated_party
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Find offices on another side than their organization."""
    for at, office in enumerate(record.offices):
        party = party_of(office.organization, dataset)
        if party is None or party == office.side:
            continue
        belongs = f"belongs to {party}" if party != NO_PARTY else "belongs to no party"
        message = f"the side is {office.side}, but {office.organization} {belongs}"
        hint = f"write side: {party}, or correct the organization of the office or the party of {office.organization}"
        related = _related(office.organization, dataset)
        yield Finding(("offices", at, "side"), message, hint, related=related, replacement=Replacement(party))


def _related(organization_id: str, dataset: Dataset) -> tuple[Elsewhere, ...]:
    """The place that gives the organization its party, or the organization itself where none does."""
    organization = stated_party(organization_id, dataset)
    if organization is None:
        return (Elsewhere("organization", organization_id, ("id",), "the organization"),)
    return (Elsewhere("organization", organization.id, ("party",), "its party"),)


RULE = Rule(
    code="office-side-organization", severity=Severity.ERROR, types=("person",), check=check, page=__doc__ or ""
)
