"""Organizations of the same name are declared distinct, or are one record.

What: two organizations have a name in common, and neither names the other in `distinct_from`, `parent` or
`successor_of`. Capitals, spaces, hyphens, accents and punctuation make no difference; names of kind `short` are not
compared. The report stands in the record whose id comes later.

Why: it is one body recorded twice, or two bodies that will be taken for one. Many countries have a Ministry of
Defence.

Bad:

```yaml
# organizations/bureau.yaml
id: bureau
names:
  - text: Bureau of Examples
    lang: en
```

```yaml
# organizations/examples.yaml
id: examples
names:
  - text: Bureau of examples
    lang: en
```

Good:

```yaml
# organizations/examples.yaml
id: examples
names:
  - text: Bureau of examples
    lang: en
distinct_from:
  - bureau
```

Fix: if they are one body, move what is in one record to the other and retire the one; otherwise add `distinct_from`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._same_names import ORGANIZATIONS_BY_NAME, earlier_bearers, organization_name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Organization
    from dipldata.models.fields import Name
    from dipldata.rules._same_names import Bearer


def check(record: Organization, dataset: Dataset) -> Iterator[Finding]:
    """Find an organization before this one, by id, that has the same name."""
    reported: set[str] = set()
    for at, name in enumerate(record.names):
        other = _namesake(record, name, dataset) if name.kind != "short" else None
        if other is not None and other.record not in reported:
            reported.add(other.record)
            message = f"{other.record} has the same name, {dataset.organizations[other.record].names[other.at].text}"
            hint = f"merge the two if they are one body; otherwise add {other.record} to distinct_from"
            related = (Elsewhere("organization", other.record, ("names", other.at, "text"), "the other one"),)
            yield Finding(("names", at, "text"), message, hint, related=related)


def _namesake(organization: Organization, name: Name, dataset: Dataset) -> Bearer | None:
    """Find the first other organization of a name that is not known to be another."""
    key, others = organization_name_key(name.text), dataset.organizations
    bearers = earlier_bearers(ORGANIZATIONS_BY_NAME, key, organization.id, dataset)
    return next((bearer for bearer in bearers if not _are_distinct(organization, others[bearer.record])), None)


def _are_distinct(one: Organization, other: Organization) -> bool:
    return other.id in _others(one) or one.id in _others(other)


def _others(organization: Organization) -> tuple[str | None, ...]:
    """List the bodies that an organization names as others than itself."""
    return (*organization.distinct_from, *organization.successor_of, organization.parent)


RULE = Rule(
    code="organization-same-name", severity=Severity.ERROR, types=("organization",), check=check, page=__doc__ or ""
)
