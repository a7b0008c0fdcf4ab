"""People whose names differ in one letter are declared distinct, or are one record.

What: names of two people, in Latin letters, differ in a single letter (one more, another one, or one in another place
of the same half of the name), and neither names the other in `distinct_from`. Only full names with nine letters or
more are compared; equal ones belong to `person-same-name`. Two people whose names in Chinese characters are known and
differ are not reported. The report stands in the record whose id comes later.

Why: sources spell one name in several ways (Antony and Anthony, Krittenbrink and Kritenbrink), and a second record
splits one person's contacts in two.

Bad:

```yaml
# people/ann-kritenberg.yaml
id: ann-kritenberg
names:
  - text: Ann Kritenberg
    lang: en
```

```yaml
# people/ann-krittenberg.yaml
id: ann-krittenberg
names:
  - text: Ann Krittenberg
    lang: en
```

Good:

```yaml
# people/ann-kritenberg.yaml
id: ann-kritenberg
names:
  - text: Ann Kritenberg
    lang: en
  - text: Ann Krittenberg
    lang: en
    kind: transliteration
```

Fix: if they are one person, keep one record with both spellings and retire the other; otherwise add `distinct_from`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._same_names import Bearer, person_name_keys
from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models import Person

_SHORTEST: Final = 9
_LONGEST: Final = 60
_FEW: Final = 20
"""So many names are compared one by one; of more with the same half, only those that may be near."""


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Report a person before this one, by id, whose name is spelt nearly the same."""
    for at, spelling in _spellings(record):
        for bearer in _near(spelling, dataset):
            other = dataset.people[bearer.record]
            if other.id < record.id and not _are_distinct(record, other):
                message = f"{other.id} has nearly the same name, {other.names[bearer.at].text}"
                hint = f"merge the two if they are one person; otherwise add {other.id} to distinct_from"
                related = (Elsewhere("person", other.id, ("names", bearer.at, "text"), "the other person"),)
                yield Finding(("names", at, "text"), message, hint, related=related)
                return


def _near(spelling: str, dataset: Dataset) -> Iterator[Bearer]:
    """The bearers of names that differ from a spelling in one letter, by id."""
    found = set[Bearer]()
    for half in _halves_of_near(spelling):
        items = _SPELLINGS.items(dataset, half)
        if len(items) > _FEW:
            near = _SPELLINGS.derived(dataset, half, _by_thinner)
            items = [item for form in _thinner(spelling) for item in near.get(form, ())]
        for person, at, written in items:
            if written != spelling and _are_near(spelling, written):
                found.add(Bearer(person, at))
    yield from sorted(found)


def _are_near(one: str, other: str) -> bool:
    """Whether two spellings are equal once a letter is left out of the longer, or of each where they are as long."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(longer) > len(shorter) + 1:
        return False
    at = _parting(longer, shorter)
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    return _lacks_one(longer[at + 1 :], shorter[at:]) or _lacks_one(shorter[at + 1 :], longer[at:])


def _lacks_one(thinner: str, full: str) -> bool:
    """Whether a text is another without one of its letters."""
    at = _parting(thinner, full)
    return thinner[at:] == full[at + 1 :]


def _parting(one: str, other: str) -> int:
    """The first place where two texts differ."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _spelt(person: Person) -> Iterator[tuple[str, tuple[str, int, str]]]:
    """The spellings of a person's names under the two halves of each."""
    for at, spelling in _spellings(person):
        for half in _halves(spelling, len(spelling) // 2):
            yield half, (person.id, at, spelling)


_SPELLINGS: Final = Index[tuple[str, int, str]]("spellings", ("person",), _spelt)


def _halves(spelling: str, length: int) -> tuple[str, str]:
    return f"{spelling[:length]}-", f"-{spelling[-length:]}"


def _halves_of_near(spelling: str) -> frozenset[str]:
    """The halves of names with a letter more, a letter less or as many: a letter that differs stands in one only."""
    lengths = {(len(spelling) + more) // 2 for more in (-1, 0, 1)}
    return frozenset(half for length in lengths for half in _halves(spelling, length))


def _by_thinner(items: Sequence[tuple[str, int, str]]) -> dict[str, list[tuple[str, int, str]]]:
    """Some spellings under what is left of each once a letter is left out."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for item in items:
        for form in _thinner(item[2]):
            found.setdefault(form, []).append(item)
    return found


def _spellings(person: Person) -> Iterator[tuple[int, str]]:
    """The full names in Latin letters, folded, their parts in alphabetical order."""
    for at, name in enumerate(person.names):
        keys = person_name_keys(name) if name.kind not in {"short", "former"} else ()
        for spelling in sorted({"".join(key) for key in keys if len(key) > 1}):
            if spelling.isascii() and _SHORTEST <= len(spelling) <= _LONGEST:
                yield at, spelling


def _thinner(spelling: str) -> frozenset[str]:
    return frozenset((spelling, *(spelling[:at] + spelling[at + 1 :] for at in range(len(spelling)))))


def _are_distinct(person: Person, other: Person) -> bool:
    if other.id in person.distinct_from or person.id in other.distinct_from:
        return True
    one, two = _characters(person), _characters(other)
    equal = {key for name in person.names for key in person_name_keys(name)} & {
        key for name in other.names for key in person_name_keys(name)
    }
    return bool((one and two and not one & two) or equal)


def _characters(person: Person) -> frozenset[str]:
    """The names in Chinese characters, without spaces."""
    return frozenset("".join(name.text.split()) for name in person.names if name.lang.partition("-")[0] == "zh"
                     and not name.text.isascii() and "Latn" not in name.lang)  # fmt: skip


RULE = Rule(code="person-similar-name", severity=Severity.WARNING, types=("person",), check=check, page=__doc__ or "")
