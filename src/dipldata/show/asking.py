"""From what a person types to the record that is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dipldata.errors import NoSuchRecordError, NoSuchTypeError, UnreadableRecordError
from dipldata.ids import FOLDERS, RECORD_TYPES, TYPE_OF_SLUG, TYPE_SLUGS, RecordType, record_key
from dipldata.similar import closest

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired


@dataclass(frozen=True, slots=True)
class Found:
    """The record that was asked for, and what happened to the id on the way, one sentence each."""

    record: Record | Retired
    notices: tuple[str, ...] = ()


def type_named(text: str) -> RecordType | None:
    """The record type that a word names: `working-group`, `working_group` and `working-groups` are the same."""
    slug = text.lower().replace("_", "-")
    return TYPE_OF_SLUG.get(slug) or next((kind for kind, folder in FOLDERS.items() if folder == slug), None)


def parse_type(text: str) -> RecordType:
    """The record type that a word names. Raises `NoSuchTypeError` with the one that was probably meant."""
    kind = type_named(text)
    if kind is None:
        raise NoSuchTypeError(text, closest(text, TYPE_OF_SLUG), tuple(TYPE_OF_SLUG))
    return kind


def find_record(dataset: Dataset, key: str) -> Found:
    """Find the record named `type/id`, or by an id alone that only one type has; a retired id leads to its replacement.

    Raises `NoSuchRecordError` with the key that was probably meant, `UnreadableRecordError` where there is only a file.
    """
    head, slash, record_id = key.removesuffix(".yaml").rpartition("/")
    kinds: tuple[RecordType, ...]
    if slash:
        kind = type_named(head.rpartition("/")[2]) or type_named(head.split("/")[0])
        kinds = (kind,) if kind else ()
    else:
        kinds = tuple(each for each in RECORD_TYPES if _has(dataset, each, record_id))
    if slash and kinds and not _has(dataset, kinds[0], record_id) and dataset.is_known(kinds[0], record_id):
        raise UnreadableRecordError(record_key(kinds[0], record_id))
    if len(kinds) != 1 or not _has(dataset, kinds[0], record_id):
        raise NoSuchRecordError(key, _meant(dataset, record_id, kinds))
    return _follow(dataset, kinds[0], record_id)


def check_id(dataset: Dataset, kind: RecordType, record_id: str) -> None:
    """Raise `NoSuchRecordError` where no record of the type has the id."""
    if not dataset.is_known(kind, record_id):
        meant = closest(record_id, dataset.ids(kind))
        raise NoSuchRecordError(record_key(kind, record_id), record_key(kind, meant) if meant else None)


def _has(dataset: Dataset, kind: RecordType, record_id: str) -> bool:
    return dataset.get(kind, record_id) is not None or (kind, record_id) in dataset.retired


def _meant(dataset: Dataset, record_id: str, kinds: tuple[RecordType, ...]) -> str | None:
    """The key that was probably meant: of the type that was named, else of any."""
    if not kinds or not any(closest(record_id, dataset.ids(kind)) for kind in kinds):
        kinds = RECORD_TYPES
    exact = [record_key(kind, record_id) for kind in kinds if _has(dataset, kind, record_id)]
    if exact:
        return " or ".join(exact)
    by_id = {other: kind for kind in kinds for other in dataset.ids(kind)}
    meant = closest(record_id, by_id)
    return record_key(by_id[meant], meant) if meant else None


def _follow(dataset: Dataset, kind: RecordType, record_id: str) -> Found:
    """Go from a retired id to the one record that replaces it, if there is one."""
    notices: list[str] = []
    seen: set[str] = set()
    while (record := dataset.get(kind, record_id)) is None:
        retired = dataset.retired[kind, record_id]
        if len(retired.replaced_by) != 1 or record_id in seen or not _has(dataset, kind, retired.replaced_by[0]):
            return Found(retired, tuple(notices))
        seen.add(record_id)
        because = f" ({retired.reason})" if retired.reason else ""
        notices.append(f"{TYPE_SLUGS[kind]}/{record_id} is retired; it is now {retired.replaced_by[0]}{because}")
        record_id = retired.replaced_by[0]
    return Found(record, tuple(notices))
