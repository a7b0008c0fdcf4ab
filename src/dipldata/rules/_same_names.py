"""Records that have the same name, whatever its spaces, hyphens, capitals, accents and the order of its parts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from dipldata.rules._per_dataset import once_per_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.models.person import PersonName

_SEPARATOR = re.compile(r"[\W_]+")

NameKey = tuple[str, ...]


class Bearer(NamedTuple):
    """A record, and the place of a name in its list."""

    record: str
    at: int


Index = dict[NameKey, list[Bearer]]
"""The bearers of each name that more than one record has, in the order of their ids."""


@once_per_dataset
def people_by_name(dataset: Dataset) -> Index:
    """Index the names that several people share. Short forms of a name are left out."""
    people = dataset.people.values()
    return _shared(
        (key, Bearer(person.id, at))
        for person in people
        for at, name in enumerate(person.names)
        if name.kind != "short"
        for key in person_name_keys(name)
    )


@once_per_dataset
def organizations_by_name(dataset: Dataset) -> Index:
    """Index the names that several organizations share. Short forms of a name are left out."""
    return _shared(
        (organization_name_key(name.text), Bearer(organization.id, at))
        for organization in dataset.organizations.values()
        for at, name in enumerate(organization.names)
        if name.kind != "short"
    )


def person_name_keys(name: PersonName) -> frozenset[NameKey]:
    """Fold a person's name to keys that are equal for equal names: its words in no order, and its two parts in none."""
    words = tuple(sorted(_folded(word) for word in name.text.split()))
    parts = (name.family, name.given) if name.family and name.given else ()
    keys = {words, tuple(sorted(_folded(part) for part in parts if part))}
    return frozenset(key for key in keys if any(key))


def organization_name_key(text: str) -> NameKey:
    """Fold an organization's name to a key that is equal for equal names."""
    return (_folded(text),)


def earlier_bearers(index: Index, key: NameKey, record_id: str) -> Iterator[Bearer]:
    """Yield the records before one, by id, that bear the name, too."""
    for bearer in index.get(key, ()):
        if bearer.record == record_id:
            return
        yield bearer


def _folded(text: str) -> str:
    """Leave out case, accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", _SEPARATOR.sub("", bare))


def _shared(entries: Iterable[tuple[NameKey, Bearer]]) -> Index:
    index: Index = {}
    for key, bearer in entries:
        bearers = index.setdefault(key, [])
        if not bearers or bearers[-1].record != bearer.record:
            bearers.append(bearer)
    return {key: bearers for key, bearers in index.items() if len(bearers) > 1}
