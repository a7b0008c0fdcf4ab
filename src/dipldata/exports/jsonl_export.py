"""JSON Lines: one record a line, one file for each record type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dipldata.exports.files import Buffers
from dipldata.exports.json_export import COLLECTIONS, dataset_from_collections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.dataset import Dataset
    from dipldata.exports.files import Open
    from dipldata.models.plain import PlainRecord


def plan_jsonl(collections: Mapping[str, list[PlainRecord]]) -> dict[str, bytes]:
    """The JSON Lines files of a release by path."""
    buffers = Buffers()
    writer = JsonLinesWriter(buffers.open)
    for name, records in collections.items():
        for record in records:
            writer.add(name, record)
    writer.close()
    return buffers.files


class JsonLinesWriter:
    """Writes plain records as they come, each collection to its file."""

    def __init__(self, open_file: Open) -> None:
        self._files = {name: open_file(path_of(name)) for name in COLLECTIONS}

    def add(self, collection: str, record: PlainRecord) -> None:
        """Write the next record of a collection."""
        self._files[collection].write(_line(record))

    def close(self) -> None:
        """Finish every file."""
        for file in self._files.values():
            file.close()


def path_of(collection: str) -> str:
    """The path of the file of a collection."""
    return f"jsonl/{collection}.jsonl"


def _line(record: PlainRecord) -> bytes:
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def dataset_from_jsonl(files: Mapping[str, bytes]) -> Dataset:
    """Read the files of a release back, by path; raises pydantic's `ValidationError` where a line is no record."""
    # Only LF ends a line here: str.splitlines would also split at U+2028 and others, which may stand in text.
    lines = {name: files[path_of(name)].decode("utf-8").split("\n")[:-1] for name in COLLECTIONS}
    return dataset_from_collections({name: map(json.loads, each) for name, each in lines.items()})
