"""An office has a first day, a last day, or a day on which it is attested.

What: an office has neither `from` nor `to` nor `attested`.

Why: offices change hands. Without any date nobody can say whether a person held the office on the day of a meeting.

Bad:

```yaml
offices:
  - key: director-general
    title: Director-General
    organization: cn-bureau
    side: cn
    level: L4
```

Good:

```yaml
offices:
  - key: director-general
    title: Director-General
    organization: cn-bureau
    side: cn
    level: L4
    attested:
      - 2023-11-03
```

Fix: if the term is not known, write the day of the source that calls the person so into `attested`.

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
    """Find offices without any date."""
    for at, office in enumerate(record.offices):
        if office.from_ is None and office.to is None and not office.attested:
            hint = "add from and to, or attested with a day on which a source shows the person in the office"
            yield Finding(("offices", at, "key"), f"the office {office.key} has no date", hint)


RULE = Rule(
    code="office-no-date", severity=Severity.ERROR, types=("person",), check=check, alone=True, page=__doc__ or ""
)
