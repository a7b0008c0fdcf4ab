"""Finding the names of recorded people in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person
    from dipldata.models.person import PersonName

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PART = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 2
"""Parts of a name, or Chinese characters: what is shorter is no full name."""
_JOINING: Final = frozenset(
    (
        *(
            "about",
            "against",
            "around",
            "behind",
            "beside",
            "beyond",
            "by",
            "for",
            "from",
            "near",
            "of",
            "on",
            "opposite",
        ),
        *("to", "toward", "towards", "under", "with", "与", "和", "跟", "对", "近"),
    )
)
"""Words before a name that set its bearer apart from the person described: "an aide to …", "briefed by …"."""
_FOLLOWING: Final = frozenset(("s", "的", "身"))
"""The same after a name: "…'s office"."""

Parts = tuple[str, ...]
FullName = tuple[str, Parts, str]
"""A person, a full name in folded parts, and the name as recorded."""


class NamedPerson(NamedTuple):
    """A name found in a text, and whose it is. `apart` is set where the text only relates somebody to the bearer."""

    name: str
    person: str
    apart: bool


def people_named(text: str, dataset: Dataset) -> Iterator[NamedPerson]:
    """Yield the recorded people whose full names stand in a text, in the order of the text."""
    parts = _parts(text)
    for at in range(len(parts) - _SHORTEST + 1):
        for person, form, shown in FULL_NAMES.items(dataset, f"{parts[at]}{JOINT}{parts[at + 1]}"):
            name = tuple(form)
            end = at + len(name)
            if tuple(parts[at:end]) == name:
                before, after = parts[at - 1] if at else "", parts[end] if end < len(parts) else ""
                yield NamedPerson(shown, person, before in _JOINING or after in _FOLLOWING)


def _parts(text: str) -> list[str]:
    """Split a text into folded words and single Chinese characters."""
    return _PART.findall(_HAN.sub(r" \g<0> ", text).casefold())


def _full_names(person: Person) -> Iterator[tuple[str, FullName]]:
    """The full names of a person, under the first two parts of each."""
    forms = {form: name.text for name in person.names for form in _forms(name)}
    for form, shown in forms.items():
        yield JOINT.join(form[:_SHORTEST]), (person.id, form, shown)


FULL_NAMES: Final = Index[FullName]("full-names", ("person",), _full_names)


def _forms(name: PersonName) -> Iterator[Parts]:
    """Yield the ways of writing a name in full: as recorded, and with family and given name in either order."""
    whole = tuple(_parts(name.text))
    family, given = tuple(_parts(name.family or "")), tuple(_parts(name.given or ""))
    forms = [whole]
    if _HAN.search(name.text):
        forms = [whole] if family else []
    elif family and given:
        forms += [(*family, *given), (*given, *family), (given[0], *family)]
    yield from (form for form in forms if len(form) >= _SHORTEST)
