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

from typing import TYPE_CHECKING, NamedTuple

from dipldata.problems import Severity
from dipldata.rules._per_dataset import once_per_dataset
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person
    from dipldata.models.person import Office


class _Term(NamedTuple):
    """The days on which an office was certainly held by a person, with the place of the office in the person's list."""

    first: dt.date
    last: dt.date
    person: str
    at: int


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Find exclusive offices that somebody else held for a part of the term."""
    overlaps = _overlaps(dataset)
    for at, office in enumerate(record.offices):
        other = overlaps.get((record.id, at))
        if other is not None:
            message = (
                f"{other.person} is {office.key} of {office.organization} until {other.last}, "
                f"{record.id} already from {office.from_}"
            )
            related = (Elsewhere("person", other.person, ("offices", other.at, "to", "date"), "the other term"),)
            hint = "correct the dates, or add acting: true where one of the two stood in for the other"
            yield Finding(("offices", at, "from", "date"), message, hint, related=related)


@once_per_dataset
def _overlaps(dataset: Dataset) -> dict[tuple[str, int], _Term]:
    """Find, for each term that begins while another lasts, that other term."""
    found: dict[tuple[str, int], _Term] = {}
    for terms in _exclusive_terms(dataset).values():
        longest: _Term | None = None
        for term in sorted(terms):
            if longest is not None and term.first < longest.last and term.person != longest.person:
                found[term.person, term.at] = longest
            if longest is None or term.last > longest.last:
                longest = term
    return found


def _exclusive_terms(dataset: Dataset) -> dict[tuple[str, str], list[_Term]]:
    """The known terms of each exclusive office, by organization and key."""
    exclusive: set[tuple[str, str]] = set()
    terms: dict[tuple[str, str], list[_Term]] = {}
    for person in dataset.people.values():
        for at, office in enumerate(person.offices):
            post = (office.organization, office.key)
            term = _term(office, person.id, at)
            if office.exclusive:
                exclusive.add(post)
            if term is not None and not office.acting:
                terms.setdefault(post, []).append(term)
    return {post: terms[post] for post in exclusive & terms.keys()}


def _term(office: Office, person: str, at: int) -> _Term | None:
    """The days of a term that are certain, or None where an end is not known."""
    first = office.from_.date.latest if office.from_ else None
    last = office.to.date.earliest if office.to else None
    return _Term(first, last, person, at) if first and last and first <= last else None


RULE = Rule(code="office-holder-overlap", severity=Severity.ERROR, types=("person",), check=check, page=__doc__ or "")
