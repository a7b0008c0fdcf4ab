"""People of the same name are declared distinct, or are one record.

What: two people have a name in common, and neither names the other in `distinct_from`. Capitals, spaces, hyphens,
accents and the order of family and given name make no difference; names of kind `short` are not compared. The report
stands in the record whose id comes later.

Why: it is one person recorded twice, or two people who will be taken for one. Pinyin of two Chinese names is often
the same.

Bad:

```yaml
# people/wang-yi.yaml
id: wang-yi
names:
  - text: Wang Yi
    lang: en
```

```yaml
# people/yi-wang.yaml
id: yi-wang
names:
  - text: Yi WANG
    lang: en
```

Good:

```yaml
# people/wang-yi-scholar.yaml
id: wang-yi-scholar
names:
  - text: Wang Yi
    lang: en
distinct_from:
  - wang-yi
```

Fix: if they are one person, move what is in one record to the other and retire the one; otherwise add
`distinct_from`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._same_names import PEOPLE_BY_NAME, earlier_bearers, person_name_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person
    from dipldata.models.person import PersonName
    from dipldata.rules._same_names import Bearer


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Find a person before this one, by id, who has the same name."""
    reported: set[str] = set()
    for at, name in enumerate(record.names):
        other = _namesake(record, name, dataset) if name.kind != "short" else None
        if other is not None and other.record not in reported:
            reported.add(other.record)
            message = f"{other.record} has the same name, {dataset.people[other.record].names[other.at].text}"
            hint = f"merge the two if they are one person; otherwise add {other.record} to distinct_from"
            related = (Elsewhere("person", other.record, ("names", other.at, "text"), "the other person"),)
            yield Finding(("names", at, "text"), message, hint, related=related)


def _namesake(person: Person, name: PersonName, dataset: Dataset) -> Bearer | None:
    """Find the first other person of a name who is not declared distinct."""
    bearers = (
        bearer
        for key in sorted(person_name_keys(name))
        for bearer in earlier_bearers(PEOPLE_BY_NAME, key, person.id, dataset)
    )
    return next((bearer for bearer in bearers if not _are_distinct(person, dataset.people[bearer.record])), None)


def _are_distinct(person: Person, other: Person) -> bool:
    return other.id in person.distinct_from or person.id in other.distinct_from


RULE = Rule(code="person-same-name", severity=Severity.ERROR, types=("person",), check=check, page=__doc__ or "")
