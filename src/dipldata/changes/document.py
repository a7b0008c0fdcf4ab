"""`changes.json`: changes for programs. `docs/changes.md` describes the document; `apply_changes` applies it.

Its `format` changes only when a reader would break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.changes.bumps import Reason, bump_of, find_reasons, next_version
from dipldata.changes.fields import FieldChange, Operation
from dipldata.changes.wording import name_of, title_of
from dipldata.problems import format_pointer
from dipldata.reporting.json_text import dump_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipldata.changes.comparison import Changes, RecordChange
    from dipldata.changes.effects import ReferenceChange, StatusChange
    from dipldata.changes.snapshot import Snapshot

FORMAT: Final = 1


def changes_json(changes: Changes) -> str:
    """The document as text, ending in a line break. What a terminal might act on is written as an escape."""
    return dump_json(plain_changes(changes))


def plain_changes(changes: Changes) -> dict[str, Any]:
    """The document as plain values."""
    return {
        "format": FORMAT,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "today": changes.today and changes.today.isoformat(),
        "counts": changes.counts,
        "version": _version(changes),
        "added": [_record(change, changes, "after") for change in changes.added],
        "changed": [_record(change, changes, "fields") for change in changes.changed],
        "retired": [_record(change, changes, "before", "after") for change in changes.retired],
        "deleted": [_record(change, changes, "before") for change in changes.deleted],
        "renamed": [
            {
                "from": name_of(rename.old),
                "to": name_of(rename.new),
                "retired": rename.retired,
                "fields": plain_fields(rename.fields),
            }
            for rename in changes.renamed
        ],
        "statuses": [_status(change) for change in changes.statuses],
        "references": {"broken": _references(changes.broken), "satisfied": _references(changes.satisfied)},
        "layout": [
            {"what": change.what, "place": change.place, "effect": str(change.effect), "details": list(change.details)}
            for change in changes.layout
        ],
    }


def _side(side: Snapshot) -> dict[str, Any]:
    unreadable = [
        {"path": place.path, "record": place.record and name_of(place.record), "reason": place.reason}
        for place in side.unreadable
    ]
    return {
        "name": side.name,
        "version": side.version,
        "commit": side.commit,
        "records": len(side.records),
        "unreadable": unreadable,
        "remarks": list(side.remarks),
    }


def _version(changes: Changes) -> dict[str, Any]:
    version, bump = changes.old.version, bump_of(changes)
    return {
        "bump": str(bump),
        "next": version and next_version(version, bump),
        "certain": not (changes.old.unreadable or changes.new.unreadable),
        "reasons": [_reason(reason) for reason in find_reasons(changes)],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "bump": str(reason.bump),
        "record": reason.record and name_of(reason.record),
        "place": reason.place or None,
        "text": reason.text,
    }


def _record(change: RecordChange, changes: Changes, *parts: str) -> dict[str, Any]:
    sides = (changes.old, changes.new) if change.after is None else (changes.new, changes.old)
    found: dict[str, Any] = {"record": name_of(change.key), "title": title_of(change.key, *sides)}
    whole = {"before": change.before, "after": change.after, "fields": plain_fields(change.fields)}
    return found | {part: whole[part] for part in parts}


def plain_fields(fields: Iterable[FieldChange]) -> list[dict[str, Any]]:
    """Changes of fields as plain values, places as JSON Pointers (RFC 6901)."""
    return [_field(change) for change in fields]


def _field(change: FieldChange) -> dict[str, Any]:
    places = {side: format_pointer(at) for side, at in (("old", change.old), ("new", change.new)) if at is not None}
    values = {"before": change.before, "after": change.after}
    left_out = {
        Operation.ADDED: {"before"}, Operation.REMOVED: {"after"}, Operation.MOVED: {"before", "after"},
    }.get(change.operation, set())  # fmt: skip
    kept = {name: value for name, value in values.items() if name not in left_out}
    return {"operation": str(change.operation), "field": change.field, **places, **kept}


def _status(change: StatusChange) -> dict[str, Any]:
    return {
        "record": name_of(change.record),
        "before": change.before,
        "after": change.after,
        "before_on_day": change.before_on_day,
        "after_on_day": change.after_on_day,
    }


def _references(changes: Iterable[ReferenceChange]) -> list[dict[str, Any]]:
    return [
        {
            "record": name_of(change.record),
            "pointer": format_pointer(change.pointer),
            "target": change.target,
            "code": change.code,
            "message": change.message,
        }
        for change in changes
    ]
