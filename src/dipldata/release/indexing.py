"""Writing the index of a release; `dipldata.release.index` says what it is for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from dipldata.exports.json_export import collections_of
from dipldata.ids import RecordType, record_key
from dipldata.release.index import entry_of
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models.plain import PlainRecord


def plan_index(dataset: Dataset, version: str) -> bytes:
    """The index of a release, as the bytes of `releases/<version>.json`: one record a line, in a stable order."""
    records = {
        _name(plain): json.dumps(entry_of(plain), ensure_ascii=False, separators=(",", ":"))
        for plains in collections_of(dataset).values()
        for plain in plains
    }
    lines = ",\n".join(f"    {json.dumps(name)}: {entry}" for name, entry in sorted(records.items()))
    head = f'{{\n  "version": {json.dumps(version)},\n  "schema_version": {json.dumps(SCHEMA_VERSION)},\n'
    return f'{head}  "records": {{\n{lines}\n  }}\n}}\n'.encode()


def _name(plain: PlainRecord) -> str:
    return record_key(cast("RecordType", plain["type"]), str(plain["id"]))
