"""A release as a snapshot: its directory, or `dipldata.json` alone.

A release may come from another version of the record model. A record that today's models cannot read is still compared,
field by field; only its status and its references are not known.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import ValidationError

from dipldata.changes.snapshot import Snapshot, Unreadable, plain_records
from dipldata.dataset import Dataset
from dipldata.errors import NoSuchVersionError
from dipldata.exports.json_export import RETIRED
from dipldata.ids import RECORD_TYPES, RecordType, is_slug
from dipldata.models import MODELS, Record, Retired
from dipldata.tables.specs import RECORD_TABLES
from dipldata.versions.layouts import SCHEMA_FILES, read_layout
from dipldata.yaml_tree import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dipldata.dataset import Key
    from dipldata.models.plain import PlainRecord

WHOLE: Final = "dipldata.json"
"""The file of a release that holds every record."""
_PACKAGE: Final = "datapackage.json"
_VERSION: Final = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}")
_STATES: Final = ("live", "draft", "retired")


def read_release(path: Path, name: str) -> Snapshot:
    """Read the release in a directory, or in a file of the form of `dipldata.json`.

    Raises `NoSuchVersionError` where that is not JSON, or not of the form.
    """
    whole = path / WHOLE if path.is_dir() else path
    content = _parse(whole.read_bytes(), name)
    records, unreadable = _read_records(content, whole.as_posix())
    dataset, unknown = _dataset(records)
    schemas, package = _schemas(path), path / _PACKAGE
    layout, remarks = read_layout(schemas, package.read_bytes() if package.is_file() else None)
    version = content.get("version")
    return Snapshot(
        name, records | plain_records(dataset), dataset, unreadable, layout=layout,
        version=version if isinstance(version, str) and _VERSION.fullmatch(version) else None,
        remarks=(*remarks, *unknown),
    )  # fmt: skip


def _parse(data: bytes, name: str) -> dict[str, Any]:
    try:
        content = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NoSuchVersionError(name, "it is not JSON") from error
    if not isinstance(content, dict) or not all(isinstance(content.get(part), list) for part in _collections()):
        raise NoSuchVersionError(name, f"it is not of the form of {WHOLE} in a release")
    return content


def _refuse(constant: str) -> None:
    """Python would read `NaN` and `Infinity`, which are not JSON."""
    raise ValueError(constant)


def _collections() -> dict[str, RecordType | None]:
    return {**{name: kind for kind, name in RECORD_TABLES.items()}, RETIRED: None}


def _schemas(path: Path) -> dict[str, bytes]:
    files = {name: path / "schema" / name for name in SCHEMA_FILES}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def _read_records(content: dict[str, Any], shown: str) -> tuple[dict[Key, PlainRecord], tuple[Unreadable, ...]]:
    """The entries that have at least a type, an id and a state; and what is wrong with the others."""
    records: dict[Key, PlainRecord] = {}
    unreadable: list[Unreadable] = []
    for name, kind, at, item in _entries(content):
        key = _key(item, kind)
        if _is_deep(item):
            unreadable.append(Unreadable(f"{shown}#/{name}/{at}", "it is nested too deep to be a record", key))
        elif key is None:
            unreadable.append(Unreadable(f"{shown}#/{name}/{at}", "it has no type, id and state of a record"))
        elif key in records:
            unreadable.append(Unreadable(f"{shown}#/{name}/{at}", "another entry has the same id", key))
        else:
            records[key] = item
    return records, tuple(unreadable)


def _entries(content: dict[str, Any]) -> Iterator[tuple[str, RecordType | None, int, Any]]:
    for name, kind in _collections().items():
        for at, item in enumerate(content[name]):
            yield name, kind, at, item


def _is_deep(item: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether there are more levels of lists and objects in it than any record has."""
    level = [item]
    for _ in range(DEFAULT_LIMITS.max_depth):
        parts = [part for part in level if isinstance(part, dict | list)]
        level = [inner for part in parts for inner in (part.values() if isinstance(part, dict) else part)]
        if not level:
            return False
    return True


def _key(item: Any, kind: RecordType | None) -> Key | None:  # noqa: ANN401 - any JSON
    """Type and id of an entry; a list of one type holds only that type."""
    if not isinstance(item, dict) or item.get("state") not in _STATES:
        return None
    found, record_id = item.get("type"), item.get("id")
    right = found == kind if kind else found in RECORD_TYPES
    if not right or not isinstance(record_id, str) or not is_slug(record_id):
        return None
    return cast("RecordType", found), record_id


def _dataset(records: dict[Key, PlainRecord]) -> tuple[Dataset, tuple[str, ...]]:
    """The records that the models can read, with a sentence about the others, which count as known ids."""
    live: list[Record] = []
    retired: list[Retired] = []
    foreign: list[Key] = []
    for key, plain in records.items():
        try:
            if plain["state"] == "retired":
                retired.append(Retired.model_validate(plain))
            else:
                live.append(MODELS[key[0]].model_validate(plain))
        except (ValidationError, RecursionError):
            foreign.append(key)
    remark = "are of another record model: their statuses and references are not compared"
    return Dataset(live, retired, foreign), (f"{len(foreign):,} of its records {remark}",) if foreign else ()
