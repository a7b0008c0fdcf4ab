"""What the rest of a corpus needs to know of one file, as plain values: small enough to be passed on and to be kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.models import Record
from dipldata.models.contents import contents_of
from dipldata.rules.look_ups import INDEXES, Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.ids import RecordType
    from dipldata.loading import RecordFile
    from dipldata.models import Retired

REFERRERS: Final = "referrers"
"""The index of the records that refer to a meeting or working group; rules ask for no others."""
OF_SEVERAL_TYPES: Final = frozenset({REFERRERS, *(name for name, index in INDEXES.items() if len(index.types) > 1)})
"""The indexes in whose items the type of the record follows its id."""

Entry = tuple[str, str, tuple[Any, ...]]
"""Index, key and item; see `dipldata.rules.look_ups`."""


class Facts(NamedTuple):
    """One file: its type ("" where it has none), its id, what became of it, and what its record contributes.

    `state` is that of the record, `broken` where there is none or it has another id than its name, "" where the file is
    in no folder of a type. `has_record` tells whether its text is a record at all.
    """

    path: str
    kind: str
    id: str
    state: str
    has_record: bool
    entries: tuple[Entry, ...]


def facts_of(file: RecordFile) -> Facts:
    """What others need to know of a file."""
    record = file.record
    if record is None or file.kind is None:
        return Facts(file.path, file.kind or "", file.id, "broken" if file.kind else "", False, ())  # noqa: FBT003
    if record.id != file.id:
        return Facts(file.path, file.kind, file.id, "broken", True, ())  # noqa: FBT003 - one of six fields
    return Facts(file.path, file.kind, file.id, record.state, True, tuple(_entries(file.kind, record)))  # noqa: FBT003


def _entries(kind: RecordType, record: Record | Retired) -> Iterator[Entry]:
    for name, index in _indexes_of(kind, retired=not isinstance(record, Record)):
        for key, item in index.extract(record):
            yield name, key, item if type(item) is tuple else tuple(item)
    if isinstance(record, Record):
        for other, name, field in dict.fromkeys(contents_of(record).links):
            yield REFERRERS, f"{other}/{name}", (record.id, kind, field)


@cache
def _indexes_of(kind: RecordType, *, retired: bool) -> tuple[tuple[str, Index[Any]], ...]:
    """The indexes to which a record contributes."""
    return tuple(
        (name, index) for name, index in INDEXES.items() if (index.of_retired if retired else kind in index.types)
    )
