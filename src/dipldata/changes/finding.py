"""Two snapshots compared, record by record."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dipldata.changes.comparison import Changes, RecordChange
from dipldata.changes.effects import diff_references, diff_statuses
from dipldata.changes.fields import diff_fields
from dipldata.changes.layout import diff_layouts
from dipldata.changes.renames import Rename, find_near_equals, find_successors
from dipldata.ids import RECORD_TYPES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from dipldata.changes.snapshot import Snapshot
    from dipldata.dataset import Key
    from dipldata.models.plain import PlainRecord


def find_changes(old: Snapshot, new: Snapshot, today: dt.date | None = None) -> Changes:
    """Compare two snapshots.

    Records that cannot be read on one side are left out on the other, too: what became of them is not known. With
    `today`, statuses are also compared as they were publicly known on that day.
    """
    unreadable = {place.record for place in (*old.unreadable, *new.unreadable)}
    before, after = (
        {key: record for key, record in side.records.items() if key not in unreadable} for side in (old, new)
    )
    added = _gathered(after.keys() - before.keys(), before, after)
    deleted = _gathered(before.keys() - after.keys(), before, after)
    both = _gathered(before.keys() & after.keys(), before, after)
    retired = tuple(change for change in both if _is_retirement(change))
    kept = (_with_fields(change) for change in both if not _is_retirement(change))
    changed = tuple(change for change in kept if change.fields)
    broken, satisfied = diff_references(old, new)
    return Changes(
        old, new, today, added, changed, retired, deleted,
        _renames(added, retired, deleted, (before, after)), tuple(diff_statuses(old, new, today)), broken, satisfied,
        diff_layouts(old.layout, new.layout),
    )  # fmt: skip


def _gathered(
    keys: set[Key], before: Mapping[Key, PlainRecord], after: Mapping[Key, PlainRecord]
) -> tuple[RecordChange, ...]:
    ordered = sorted(keys, key=lambda key: (RECORD_TYPES.index(key[0]), key[1]))
    return tuple(RecordChange(key, before.get(key), after.get(key)) for key in ordered)


def _is_retirement(change: RecordChange) -> bool:
    was, now = ((record or {}).get("state") == "retired" for record in (change.before, change.after))
    return now and not was


def _with_fields(change: RecordChange) -> RecordChange:
    return RecordChange(
        change.key, change.before, change.after, diff_fields(change.before or {}, change.after or {})
    )  # fmt: skip


def _renames(
    added: tuple[RecordChange, ...],
    retired: tuple[RecordChange, ...],
    deleted: tuple[RecordChange, ...],
    sides: tuple[Mapping[Key, PlainRecord], Mapping[Key, PlainRecord]],
) -> tuple[Rename, ...]:
    fresh = {change.key: change.after for change in added if change.after and change.after.get("state") != "retired"}
    was = {change.key: change.before for change in retired if change.before}
    now = {change.key: change.after for change in retired if change.after}
    said = tuple(find_successors(now, was, fresh))
    gone = {change.key: change.before for change in deleted if change.before}
    left = {key: record for key, record in fresh.items() if key not in {rename.new for rename in said}}
    older, newer = sides
    every = chain(older.values(), (record for key, record in newer.items() if key not in older))
    guessed = tuple(find_near_equals(gone, left, every))
    order = {key: at for at, key in enumerate(sorted(older, key=lambda key: (RECORD_TYPES.index(key[0]), key[1])))}
    return tuple(sorted((*said, *guessed), key=lambda rename: order[rename.old]))
