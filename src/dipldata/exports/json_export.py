"""JSON: everything in one file, and one file for each record type.

`dipldata.json` is one object: `version`, `schema_version`, then the records of each type in a list named like its
folder, and `retired`. `json/<name>.json` is one such list. Records are in the uniform form of
`dipldata.models.plain`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from dipldata.dataset import Dataset
from dipldata.exports.files import Buffers
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.models.plain import PlainRecord, plain_record
from dipldata.tables import released
from dipldata.tables.specs import RECORD_TABLES
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dipldata.exports.files import Open

WHOLE: Final = "dipldata.json"
"""The file that holds every record."""
RETIRED: Final = "retired"
COLLECTIONS: Final[tuple[str, ...]] = (*RECORD_TABLES.values(), RETIRED)
"""The names of the lists of records, in their order."""


def collections_of(dataset: Dataset) -> dict[str, list[PlainRecord]]:
    """The live records of each type and the retired ones as plain values, by id."""
    dataset = released(dataset)
    found = {RECORD_TABLES[kind]: list(map(plain_record, dataset.collection(kind).values())) for kind in RECORD_TYPES}
    return found | {RETIRED: [plain_record(dataset.retired[key]) for key in sorted(dataset.retired)]}


def json_bytes(value: object) -> bytes:
    """A plain value as indented UTF-8 JSON with a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def plan_json(collections: Mapping[str, list[PlainRecord]], version: str) -> dict[str, bytes]:
    """The JSON files of a release by path."""
    buffers = Buffers()
    writer = JsonWriter(buffers.open, version, parts=True)
    for name, records in collections.items():
        for record in records:
            writer.add(name, record)
    writer.close()
    return buffers.files


class JsonWriter:
    """Writes plain records as they come, collection by collection in the order of `COLLECTIONS`, into one file.

    With `parts`, each collection has a file of its own, too.
    """

    def __init__(self, open_file: Open, version: str, *, parts: bool = False) -> None:
        self._whole: Final = open_file(WHOLE)
        self._parts: Final = {name: open_file(f"json/{name}.json") for name in COLLECTIONS} if parts else {}
        head = json_bytes({"version": version, "schema_version": SCHEMA_VERSION})
        self._whole.write(head.removesuffix(b"\n}\n"))
        self._waiting: Final = [*COLLECTIONS]
        self._before = b""
        self._next()

    def add(self, collection: str, record: PlainRecord) -> None:
        """Write the next record of a collection."""
        while collection != self._waiting[0]:
            self._end()
            self._next()
        text = json.dumps(record, ensure_ascii=False, indent=2).encode("utf-8")
        self._whole.write(self._before + b"\n    " + text.replace(b"\n", b"\n    "))
        if self._parts:
            self._parts[collection].write(self._before + b"\n  " + text.replace(b"\n", b"\n  "))
        self._before = b","

    def close(self) -> None:
        """Finish every file."""
        self._end()
        while self._waiting:
            self._next()
            self._end()
        self._whole.write(b"\n}\n")
        for file in (self._whole, *self._parts.values()):
            file.close()

    def _next(self) -> None:
        """Begin the next collection."""
        self._whole.write(f',\n  "{self._waiting[0]}": '.encode("ascii"))
        self._before = b"["

    def _end(self) -> None:
        """End the collection."""
        is_empty, name = self._before == b"[", self._waiting.pop(0)
        self._whole.write(b"[]" if is_empty else b"\n  ]")
        if self._parts:
            self._parts[name].write(b"[]\n" if is_empty else b"\n]\n")


def dataset_from_json(data: bytes) -> Dataset:
    """Read `dipldata.json` back; raises pydantic's `ValidationError` where something in it is no record."""
    return dataset_from_collections(json.loads(data))


def dataset_from_collections(collections: Mapping[str, Iterable[Any]]) -> Dataset:
    """Turn lists of plain records into a dataset."""
    live = (MODELS[kind].model_validate(item) for kind in RECORD_TYPES for item in collections[RECORD_TABLES[kind]])
    return Dataset(live, (Retired.model_validate(item) for item in collections[RETIRED]))
