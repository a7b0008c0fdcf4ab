"""An exclusive office has one holder at a time.

What: two people hold the same office (same organization, same key), which one of them calls `exclusive`, and their
terms certainly share more than the day on which one hands over to the other. Whoever is `acting` may overlap; so may
terms of which a first or last day is not known. The report stands with the term that begins later.

Why: a foreign minister cannot have been two people at once: one of the dates is wrong.

Bad:

```yaml
# people/ann-example.yaml
offices:
  - key: head-of-bureau
    organization: us-bureau
    exclusive: true
    from: 2019-01-07
    to: 2020-12-31
```

```yaml
# people/bob-specimen.yaml
offices:
  - key: head-of-bureau
    organization: us-bureau
    exclusive: true
    from: 2020-06-01
    to: 2021-01-20
```

Good:

```yaml
# people/bob-specimen.yaml
offices:
  - key: head-of-bureau
    organization: us-bureau
    exclusive: true
    from: 2020-12-31
    to: 2021-01-20
```

Fix: correct the dates; add `acting: true` where somebody stood in; or leave `exclusive` out where several people hold
the office at a time.

Since: 0.1.0
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Person
    from dipldata.models.person import Office


class Term(NamedTuple):
    """An office of a person: whether only one person can hold it, and the days on which it certainly was held.

    `person` comes with `at`, the place of the office in the person's list. The days are day numbers, None where an
    end is not known or the office was held in an acting capacity.
    """

    person: str
    at: int
    exclusive: bool
    first: int | None
    last: int | None


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Find exclusive offices that somebody else held for a part of the term."""
    for at, office in enumerate(record.offices):
        other = _TERMS.derived(dataset, _post(office), _overlaps).get((record.id, at))
        if other is not None:
            until = dt.date.fromordinal(other.last or 1)
            message = (
                f"{other.person} is {office.key} of {office.organization} until {until}, "
                f"{record.id} already from {office.from_}"
            )
            related = (Elsewhere("person", other.person, ("offices", other.at, "to", "date"), "the other term"),)
            hint = "correct the dates, or add acting: true where one of the two stood in for the other"
            yield Finding(("offices", at, "from", "date"), message, hint, related=related)


def _post(office: Office) -> str:
    return f"{office.organization}{JOINT}{office.key}"


def _terms(person: Person) -> Iterator[tuple[str, Term]]:
    for at, office in enumerate(person.offices):
        first, last = _certain_days(office)
        if office.exclusive or first is not None:
            yield _post(office), Term(person.id, at, office.exclusive, first, last)


def _certain_days(office: Office) -> tuple[int | None, int | None]:
    """The days of a term that are certain, or None where an end is not known or somebody only stood in."""
    first = office.from_.date.latest if office.from_ else None
    last = office.to.date.earliest if office.to else None
    is_known = first and last and first <= last and not office.acting
    return (first.toordinal(), last.toordinal()) if first and last and is_known else (None, None)


_TERMS: Final = Index[Term]("terms", ("person",), _terms)


def _overlaps(items: Sequence[Term]) -> dict[tuple[str, int], Term]:
    """For each term of one office that begins while another lasts, that other term."""
    found: dict[tuple[str, int], Term] = {}
    every = [Term(*item) for item in items]
    if not any(term.exclusive for term in every):
        return found
    longest: Term | None = None
    for term in sorted((each for each in every if each.first is not None), key=_days):
        if longest is not None and _days(term)[0] < _days(longest)[1] and term.person != longest.person:
            found[term.person, term.at] = longest
        if longest is None or _days(term)[1] > _days(longest)[1]:
            longest = term
    return found


def _days(term: Term) -> tuple[int, int, str, int]:
    return term.first or 0, term.last or 0, term.person, term.at


RULE = Rule(code="office-holder-overlap", severity=Severity.ERROR, types=("person",), check=check, page=__doc__ or "")
