"""JSON: everything in one file, and one file for each record type.

`dipldata.json` is one object: `version`, `schema_version`, then the records of each type in a list named like its
folder, and `retired`. `json/<name>.json` is one such list. Records are in the uniform form of
`dipldata.models.plain`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from dipldata.dataset import Dataset
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.models.plain import Plain, PlainRecord, plain_record
from dipldata.tables import released
from dipldata.tables.specs import RECORD_TABLES
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    whole: dict[str, Plain | list[PlainRecord]] = {"version": version, "schema_version": SCHEMA_VERSION}
    files = {WHOLE: json_bytes(whole | dict(collections))}
    return files | {f"json/{name}.json": json_bytes(records) for name, records in collections.items()}


def dataset_from_json(data: bytes) -> Dataset:
    """Read `dipldata.json` back; raises pydantic's `ValidationError` where something in it is no record."""
    return dataset_from_collections(json.loads(data))


def dataset_from_collections(collections: Mapping[str, Iterable[Any]]) -> Dataset:
    """Turn lists of plain records into a dataset."""
    live = (MODELS[kind].model_validate(item) for kind in RECORD_TYPES for item in collections[RECORD_TABLES[kind]])
    return Dataset(live, (Retired.model_validate(item) for item in collections[RETIRED]))
