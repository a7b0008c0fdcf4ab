"""What follows from changed records: other statuses, and references that are broken now or no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.changes.snapshot import key_of, models_in
from dipldata.ids import record_key
from dipldata.models import Meeting, WorkingGroup
from dipldata.references import find_faults

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dipldata.changes.snapshot import Snapshot
    from dipldata.dataset import Dataset, Key
    from dipldata.models.references import Reference
    from dipldata.problems import Pointer


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of a meeting or working group: by its last step, and as publicly known on a day where one is given."""

    record: Key
    before: str | None
    after: str | None
    before_on_day: str | None = None
    after_on_day: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A reference that leads nowhere now and did not before, or the other way round, with its fault."""

    record: Key
    pointer: Pointer
    target: str
    code: str
    message: str


def diff_statuses(old: Snapshot, new: Snapshot, today: dt.date | None) -> Iterator[StatusChange]:
    """Yield the records that both sides have and whose status differs, by the last step or as of a day."""
    for key in old.records:
        before, after = old.dataset.get(*key), new.dataset.get(*key)
        if not isinstance(before, Meeting | WorkingGroup) or not isinstance(after, Meeting | WorkingGroup):
            continue
        days = (None, None) if today is None else (before.status_as_of(today), after.status_as_of(today))
        if before.status != after.status or days[0] != days[1]:
            yield StatusChange(key, before.status, after.status, *days)


def diff_references(old: Snapshot, new: Snapshot) -> tuple[tuple[ReferenceChange, ...], tuple[ReferenceChange, ...]]:
    """The references that are broken now and were not before, and those that were broken and lead somewhere now.

    A reference is known by its record and what it names, wherever in the record it stands. One that was taken out is in
    neither list.
    """
    before, after = _broken(old.dataset), _broken(new.dataset)
    there = {_identity(key, reference) for key, reference in _references(new.dataset)}
    broken = [change for identity, change in after.items() if identity not in before]
    satisfied = [change for identity, change in before.items() if identity in there and identity not in after]
    return tuple(broken), tuple(satisfied)


_Identity = tuple["Key", "Key", str | None]


def _identity(key: Key, reference: Reference) -> _Identity:
    return key, (reference.kind, reference.id), reference.claim


def _references(dataset: Dataset) -> Iterator[tuple[Key, Reference]]:
    for record in models_in(dataset):
        for reference in dataset.references(record):
            yield key_of(record), reference


def _broken(dataset: Dataset) -> dict[_Identity, ReferenceChange]:
    found: dict[_Identity, ReferenceChange] = {}
    for record in models_in(dataset):
        key = key_of(record)
        references = {reference.pointer: reference for reference in dataset.references(record)}
        for fault in find_faults(record, dataset):
            reference = references[fault.pointer]
            claim = f"#{reference.claim}" if reference.claim else ""
            target = record_key(reference.kind, reference.id) + claim
            change = ReferenceChange(key, fault.pointer, target, fault.code, fault.message)
            found.setdefault(_identity(key, reference), change)
    return found
