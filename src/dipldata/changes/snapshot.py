"""The records of one moment: what a comparison has on either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dipldata.models.plain import PlainRecord, plain_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dipldata.changes.layout import Layout
    from dipldata.dataset import Dataset, Key
    from dipldata.ids import RecordType
    from dipldata.models import Record, Retired


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or entry without a readable record: its place as shown, why, and which record it would be, if known."""

    path: str
    reason: str
    record: Key | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records with what they were read from.

    `records` are all records, drafts and retired ones included, as plain values (`dipldata.models.plain`); `dataset`
    holds those of them that the models can read, which is all unless they come from a release of another record
    model. `name` is what the reader knows it by, `version` the version of a release, `commit` the commit of a git
    revision. `layout` says which fields and columns there are, where that is known. `remarks` are sentences to pass
    on.
    """

    name: str
    records: Mapping[Key, PlainRecord]
    dataset: Dataset
    unreadable: tuple[Unreadable, ...] = ()
    version: str | None = None
    commit: str | None = None
    layout: Layout | None = None
    remarks: tuple[str, ...] = ()

    def state(self, key: Key) -> str | None:
        """The state of a record, None where there is none."""
        record = self.records.get(key)
        return None if record is None else str(record.get("state", "live"))

    def model(self, key: Key) -> Record | Retired | None:
        """A record as a model, None where there is none that the models can read."""
        return self.dataset.get(*key) or self.dataset.retired.get(key)


def snapshot_of(dataset: Dataset, name: str) -> Snapshot:
    """A snapshot of a dataset of which nothing more is known."""
    return Snapshot(name, plain_records(dataset), dataset)


def plain_records(dataset: Dataset) -> dict[Key, PlainRecord]:
    """Every record of a dataset as plain values."""
    return {key_of(record): plain_record(record) for record in models_in(dataset)}


def models_in(dataset: Dataset) -> Iterator[Record | Retired]:
    """Every record of a dataset: live and draft ones, then retired ones."""
    yield from dataset
    yield from dataset.retired.values()


def key_of(record: Record | Retired) -> Key:
    """Type and id of a record."""
    return cast("RecordType", record.type), record.id  # type: ignore[union-attr]  # every concrete record has a type
