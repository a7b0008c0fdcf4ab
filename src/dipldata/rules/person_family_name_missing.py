"""A name with an order of its parts has a family name.

What: a name says which part comes first (`order`), and does not say which part is the family name.

Why: lists of people are sorted by family name, and in a Chinese name the first part is the family name. Programs
cannot guess it.

Bad:

```yaml
names:
  - text: Wang Yi
    lang: en
    order: family_first
```

Good:

```yaml
names:
  - text: Wang Yi
    lang: en
    order: family_first
    family: Wang
    given: Yi
```

Fix: add `family`. For somebody who has one name only, leave `order` out.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person


def check(record: Person, _: Dataset) -> Iterator[Finding]:
    """Find names that have an order and no family name."""
    for at, name in enumerate(record.names):
        if name.order is not None and name.family is None:
            message = f"{name.text} is {name.order}, but does not say which part is the family name"
            hint = "add family, and given if there is one; leave order out for a single name"
            yield Finding(("names", at, "order"), message, hint)


RULE = Rule(
    code="person-family-name-missing",
    severity=Severity.ERROR,
    types=("person",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
