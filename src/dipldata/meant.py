"""The record that was meant where a name, a title, an address or a file name stands in place of an id."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import RECORD_TYPES, record_key
from dipldata.models import Meeting, Organization, Party, Person, Place, Source, Topic, WorkingGroup
from dipldata.models.plain_references import find_plain_references
from dipldata.shape.remedies import slugify
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.models import Record
    from dipldata.problems import Pointer

MALFORMED_REFERENCES: Final = frozenset({"id-malformed", "ref-malformed"})
"""The problem codes of values that are not of the form of an id or reference."""
_PROBE: Final = "a"


def find_record_meant(kind: RecordType, value: Any, pointer: Pointer, dataset: Dataset) -> str | None:  # noqa: ANN401
    """What should stand at the place of a malformed reference in the plain value of a record, or None.

    A reference whose field fixes the type is answered with an id, one of the form type/id with that form.
    """
    text = _at(value, pointer)
    if not isinstance(text, str):
        return None
    wanted = _type_at(kind, value, pointer, _PROBE)
    if wanted is not None:
        return _id_meant(text, wanted, dataset)
    if _type_at(kind, value, pointer, record_key(kind, _PROBE)) is None:
        return None
    stem = _stem(text)
    holders = [each for each in RECORD_TYPES if dataset.get(each, stem)]
    return record_key(holders[0], stem) if len(holders) == 1 else None


def _at(value: Any, pointer: Pointer) -> Any:  # noqa: ANN401
    for part in pointer:
        value = value[part]
    return value


def _type_at(kind: RecordType, value: Any, pointer: Pointer, probe: str) -> RecordType | None:  # noqa: ANN401
    """The type of the record that a place refers to, found by writing a well-formed reference there."""
    if not pointer or not isinstance(value, dict):
        return None
    changed = copy.deepcopy(value)
    _at(changed, pointer[:-1])[pointer[-1]] = probe
    return next((each.kind for each in find_plain_references(kind, changed) if each.pointer == pointer), None)


def _stem(text: str) -> str:
    """An id out of a path or a typed reference: `people/li-shili.yaml` is about `li-shili`."""
    return text.strip().removesuffix(".yaml").removesuffix(".yml").rpartition("/")[2]


def _id_meant(text: str, kind: RecordType, dataset: Dataset) -> str | None:
    records = dataset.collection(kind)
    for candidate in (_stem(text), slugify(text)):
        if candidate in records:
            return candidate
    folded = text.strip().casefold()
    named = [key for key, record in records.items() if folded in {name.casefold() for name in _names(record)}]
    if named:
        return named[0] if len(named) == 1 else None
    return closest(text, records) or closest(slugify(text), records)


def _names(record: Record) -> Iterator[str]:
    """What people call a record."""
    match record:
        case Person() | Organization() | WorkingGroup() | Party():
            yield from (name.text for name in record.names)
        case Place():
            yield from (record.name, *(name.text for name in record.names))
        case Topic():
            yield record.label
        case Meeting() | Source():
            yield record.title
    if isinstance(record, Party):
        yield from (code for _, code in record.codes if isinstance(code, str))
    if isinstance(record, Source):
        yield from filter(None, (record.url, record.archive_url))
