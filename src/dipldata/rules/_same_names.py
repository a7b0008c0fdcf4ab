"""Records that have the same name, whatever its spaces, hyphens, capitals, accents and the order of its parts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Organization, Person
    from dipldata.models.person import PersonName

_SEPARATOR = re.compile(r"[\W_]+")

NameKey = tuple[str, ...]


class Bearer(NamedTuple):
    """A record, and the place of a name in its list."""

    record: str
    at: int


def _person_names(person: Person) -> Iterator[tuple[str, tuple[str, int]]]:
    for at, name in enumerate(person.names):
        if name.kind != "short":
            for key in sorted(person_name_keys(name)):
                yield JOINT.join(key), (person.id, at)


def _organization_names(organization: Organization) -> Iterator[tuple[str, tuple[str, int]]]:
    for at, name in enumerate(organization.names):
        if name.kind != "short":
            yield JOINT.join(organization_name_key(name.text)), (organization.id, at)


PEOPLE_BY_NAME: Final = Index[tuple[str, int]]("people-by-name", ("person",), _person_names)
"""The people of each name, short forms left out."""
ORGANIZATIONS_BY_NAME: Final = Index[tuple[str, int]]("organizations-by-name", ("organization",), _organization_names)
"""The organizations of each name, short forms left out."""


def person_name_keys(name: PersonName) -> frozenset[NameKey]:
    """Fold a person's name to keys that are equal for equal names: its words in no order, and its two parts in none."""
    return _person_keys(name.text, name.family, name.given)


@lru_cache(maxsize=4096)
def _person_keys(text: str, family: str | None, given: str | None) -> frozenset[NameKey]:
    words = tuple(sorted(map(_folded, text.split())))
    parts = (family, given) if family and given else ()
    keys = {words, tuple(sorted(map(_folded, parts)))}
    return frozenset(key for key in keys if any(key))


def organization_name_key(text: str) -> NameKey:
    """Fold an organization's name to a key that is equal for equal names."""
    return (_folded(text),)


def earlier_bearers(index: Index[tuple[str, int]], key: NameKey, record_id: str, dataset: Dataset) -> Iterator[Bearer]:
    """Yield the records before one, by id, that bear the name, too, each with the first place where it stands."""
    before = ""
    for record, at in index.items(dataset, JOINT.join(key)):
        if record == record_id:
            return
        if record != before:
            yield Bearer(record, at)
        before = record


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Leave out case, accents, spaces and punctuation."""
    if text.isascii():
        return _SEPARATOR.sub("", text.casefold())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", _SEPARATOR.sub("", bare))
