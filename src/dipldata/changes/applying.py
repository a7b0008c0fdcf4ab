"""From old records and a document of changes to the new records: the proof that the document leaves nothing out."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final, cast

from dipldata.changes.matching import canonical
from dipldata.errors import ChangesMismatchError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dipldata.models.plain import Plain, PlainRecord

_MISSING: Final = object()

Change = dict[str, Any]
"""One entry of `fields` in a document of changes."""
Path = tuple[str, ...]
"""The parts of a JSON Pointer."""


def apply_changes(records: Mapping[str, PlainRecord], changes: Mapping[str, Any]) -> dict[str, PlainRecord]:
    """The new records by `type/id`, from the old ones by `type/id` and the document of changes between the two.

    Raises `ChangesMismatchError` where the document is not about these records: what it says was there must be there.
    """
    found = dict(records)
    for entry in (*changes["deleted"], *changes["retired"]):
        _require(canonical(found.get(entry["record"])) == canonical(entry["before"]), entry["record"], "")
        del found[entry["record"]]
    for entry in (*changes["retired"], *changes["added"]):
        _require(entry["record"] not in found, entry["record"], "")
        found[entry["record"]] = copy.deepcopy(entry["after"])
    for entry in changes["changed"]:
        _require(entry["record"] in found, entry["record"], "")
        found[entry["record"]] = apply_fields(found[entry["record"]], entry["fields"], entry["record"])
    return found


def apply_fields(record: PlainRecord, fields: Sequence[Change], name: str = "record") -> PlainRecord:
    """A record after the changes of its fields.

    First values are changed where they stood. Then what was removed or moved is taken out, from the last place to the
    first, and what was added or moved is put in, from the first place to the last. Raises `ChangesMismatchError`.
    """
    result = copy.deepcopy(record)
    taken: dict[str, Plain] = {}
    for change in fields:
        if change["operation"] == "changed":
            _put(result, _parse(change["old"]), change, name)
    for change in _ordered(fields, "old", {"removed", "moved"}, reverse=True):
        value = _take(result, _parse(change["old"]), name)
        _require(change["operation"] == "moved" or canonical(value) == canonical(change["before"]), name, change["old"])
        taken[change["old"]] = value
    for change in _ordered(fields, "new", {"added", "moved"}, reverse=False):
        moved = change["operation"] == "moved"
        value = taken[change["old"]] if moved else copy.deepcopy(change["after"])
        _insert(result, _parse(change["new"]), value, name)
    return result


def _ordered(fields: Sequence[Change], side: str, operations: set[str], *, reverse: bool) -> list[Change]:
    found = (change for change in fields if change["operation"] in operations)
    return sorted(found, key=lambda change: _place(_parse(change[side])), reverse=reverse)


def _place(path: Path) -> list[tuple[int, int, str]]:
    """Sorts indexes as numbers and keys as text; in one list or mapping there is only one of the two."""
    return [(0, int(part), "") if _is_index(part) else (1, 0, part) for part in path]


def _is_index(part: str) -> bool:
    return part.isascii() and part.isdigit()


def _parse(pointer: str) -> Path:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def _put(record: PlainRecord, path: Path, change: Change, name: str) -> None:
    container, key = _container(record, path, name)
    value = _get(container, key)
    _require(value is not _MISSING and canonical(value) == canonical(change["before"]), name, change["old"])
    container[key] = copy.deepcopy(change["after"])


def _take(record: PlainRecord, path: Path, name: str) -> Plain:
    container, key = _container(record, path, name)
    value = _get(container, key)
    _require(value is not _MISSING, name, "/" + "/".join(path))
    del container[key]
    return cast("Plain", value)


def _insert(record: PlainRecord, path: Path, value: Plain, name: str) -> None:
    container, key = _container(record, path, name)
    if isinstance(container, list):
        _require(isinstance(key, int) and key <= len(container), name, "/" + "/".join(path))
        container.insert(key, value)
    else:
        _require(key not in container, name, "/" + "/".join(path))
        container[key] = value


def _container(record: PlainRecord, path: Path, name: str) -> tuple[Any, Any]:
    """The list or mapping in which a place lies, and the index or key there."""
    value: Any = record
    for part in path[:-1]:
        value = _get(value, _key(value, part))
    _require(bool(path) and isinstance(value, dict | list), name, "/" + "/".join(path))
    key = _key(value, path[-1])
    _require(not isinstance(value, list) or isinstance(key, int), name, "/" + "/".join(path))
    return value, key


def _key(container: object, part: str) -> str | int:
    return int(part) if isinstance(container, list) and _is_index(part) else part


def _get(container: Any, key: str | int) -> object:  # noqa: ANN401 - any plain value
    if isinstance(container, dict):
        return container.get(key, _MISSING)
    if isinstance(container, list) and isinstance(key, int) and key < len(container):
        return container[key]
    return _MISSING


def _require(holds: bool, name: str, place: str) -> None:  # noqa: FBT001 - the condition itself
    if not holds:
        raise ChangesMismatchError(name, place)
