"""From the id, name, title or address that a person gives to the record that is meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.addresses import same_page_key
from dipldata.ids import RecordType, parse_record_key
from dipldata.models import Meeting, Organization, Party, Person, Place, Source, Statement, Topic, WorkingGroup
from dipldata.show.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_SUGGESTED: Final = 5
_ALIKE: Final = 0.6
_LONGEST: Final = 120


class Suggestion(NamedTuple):
    """A record that may be meant: its id and what it is called."""

    id: str
    label: str


class Match(NamedTuple):
    """The one record that a text names, or None and the records that it may mean."""

    id: str | None
    suggestions: tuple[Suggestion, ...] = ()


class Finder:
    """Finds the records of a dataset by their ids, by their names in every script, and sources by address."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._indexes: dict[RecordType, dict[str, set[str]]] = {}

    def find(self, kind: RecordType, text: str) -> Match:
        """Find the record of a type that a text names; a name that several records share names none of them."""
        key = parse_record_key(text)
        wanted = key[1] if key and key[0] == kind else text
        if self.dataset.get(kind, wanted) is not None:
            return Match(wanted)
        if kind == "source" and "://" in text:
            return self._by_address(text)
        index = self._index(kind)
        folded = folded_name(wanted)
        ids = index.get(folded, set()) or {
            record_id for record_id in self._ids(kind) if folded_name(record_id) == folded
        }
        if len(ids) == 1:
            return Match(next(iter(ids)))
        return Match(None, self._labelled(kind, sorted(ids) or self._closest(kind, folded)))

    def sources_at(self, address: str) -> list[tuple[Source, str]]:
        """The sources with an address of the same page, each with the field that holds it."""
        return self._pages.get(same_page_key(address), [])

    def _by_address(self, address: str) -> Match:
        found = self.sources_at(address)
        own = [source for source, field in found if field != "via.url"] or [source for source, _ in found]
        ids = sorted({source.id for source in own})
        return Match(ids[0]) if len(ids) == 1 else Match(None, self._labelled("source", ids))

    @cached_property
    def _pages(self) -> dict[str, list[tuple[Source, str]]]:
        pages: dict[str, list[tuple[Source, str]]] = {}
        for source in self.dataset.sources.values():
            via = source.via.url if source.via else None
            for field, address in (("url", source.url), ("archive_url", source.archive_url), ("via.url", via)):
                if address is not None:
                    pages.setdefault(same_page_key(address), []).append((source, field))
        return pages

    def _ids(self, kind: RecordType) -> Iterator[str]:
        return iter(self.dataset.collection(kind))

    def _index(self, kind: RecordType) -> dict[str, set[str]]:
        """The ids that bear each name of a type."""
        if kind not in self._indexes:
            index: dict[str, set[str]] = {}
            for record in self.dataset.collection(kind).values():
                for name in names_of(record):
                    index.setdefault(folded_name(name), set()).add(record.id)
            self._indexes[kind] = index
        return self._indexes[kind]

    def _closest(self, kind: RecordType, folded: str) -> list[str]:
        """The ids whose names hold the words that were given, then those whose names are most alike."""
        index = {**{folded_name(record_id): {record_id} for record_id in self._ids(kind)}, **self._index(kind)}
        words = set(folded.split())
        holding = [name for name in index if words and (words <= set(name.split()) or _is_part(folded, name))]
        alike = difflib.get_close_matches(folded[:_LONGEST], list(index), n=_MOST_SUGGESTED, cutoff=_ALIKE)
        ids = (record_id for name in (*sorted(holding, key=len), *alike) for record_id in sorted(index[name]))
        return list(dict.fromkeys(ids))[:_MOST_SUGGESTED]

    def _labelled(self, kind: RecordType, ids: Iterable[str]) -> tuple[Suggestion, ...]:
        records = ((record_id, self.dataset.get(kind, record_id)) for record_id in ids)
        return tuple(Suggestion(record_id, label_of(record) if record else "") for record_id, record in records)


def _is_part(text: str, name: str) -> bool:
    """Whether a text in a script without spaces between words stands in a name."""
    return bool(text) and not text.isascii() and text.replace(" ", "") in name.replace(" ", "")


def names_of(record: Record) -> Iterator[str]:
    """The names, titles and labels of a record."""
    match record:
        case Person() | Organization() | Party() | WorkingGroup():
            yield from (name.text for name in record.names)
        case Place():
            yield from (record.name, *(name.text for name in record.names))
        case Topic():
            yield from (record.label, *(record.side_terms or {}).values())
        case Meeting() | Source():
            yield record.title
        case Statement():
            yield from (record.title,) if record.title else ()


def folded_name(text: str) -> str:
    """The words of a name without case, accents and punctuation, in alphabetical order."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(sorted(_WORD.findall(unicodedata.normalize("NFC", bare))))


__all__ = ["Finder", "Match", "Suggestion", "folded_name", "names_of"]
