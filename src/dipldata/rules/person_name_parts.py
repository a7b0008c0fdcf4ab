"""Family and given name stand in the name, in the order that it states.

What: `family` or `given` does not occur in `text`, or the two occur in another order than `order` says. Capitals make
no difference.

Why: one of the three is wrong: most often family and given name are swapped, or the order is.

Bad:

```yaml
names:
  - text: Wang Yi
    lang: en
    order: given_first
    family: Wang
    given: Yi
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

Fix: correct `order`, `family` or `given`. Write each part as it stands in `text`: for "Bill Example" the given name
is Bill; William Example is a second name.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person
    from dipldata.models.person import PersonName


def check(record: Person, _: Dataset) -> Iterator[Finding]:
    """Find names whose parts do not make up the name."""
    for at, name in enumerate(record.names):
        missing = [field for field in ("family", "given") if not _stands_in(getattr(name, field), name.text)]
        for field in missing:
            message = f"{getattr(name, field)} does not stand in the name {name.text}"
            yield Finding(
                ("names", at, field), message, f"write the {field} name as it stands in text, or correct text"
            )
        if not missing and name.order is not None and not _is_ordered(name):
            message = f"{name.text} is {name.order}, with {name.family} as family and {name.given} as given name"
            hint = f"write order: {_other(name.order)}, or swap family and given"
            yield Finding(("names", at, "order"), message, hint, replacement=Replacement(_other(name.order)))


def _stands_in(part: str | None, text: str) -> bool:
    return part is None or part.casefold() in text.casefold()


def _is_ordered(name: PersonName) -> bool:
    """Whether the second part stands somewhere after the first."""
    if name.family is None or name.given is None:
        return True
    family, given, text = name.family.casefold(), name.given.casefold(), name.text.casefold()
    first, second = (family, given) if name.order == "family_first" else (given, family)
    return text.find(second, text.find(first) + len(first)) >= 0


def _other(order: str) -> str:
    return "given_first" if order == "family_first" else "family_first"


RULE = Rule(
    code="person-name-parts", severity=Severity.ERROR, types=("person",), check=check, alone=True, page=__doc__ or ""
)
