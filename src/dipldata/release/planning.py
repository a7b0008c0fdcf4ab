"""What a release consists of, as bytes. Nothing here touches the disk, the environment or the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.exports import croissant, csvw, datasette, sqlite_export
from dipldata.exports.citation import plan_citation, plan_zenodo, shipped_text
from dipldata.exports.coverage import coverage_of
from dipldata.exports.csv_export import plan_csv
from dipldata.exports.datapackage import plan_datapackage
from dipldata.exports.json_export import collections_of, plan_json
from dipldata.exports.jsonl_export import plan_jsonl
from dipldata.exports.manifest import plan_checksums, plan_manifest
from dipldata.exports.readme import plan_readme
from dipldata.ids import RECORD_TYPES
from dipldata.release.soundness import require_sound
from dipldata.schema import schema_text
from dipldata.tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from dipldata.dataset import Dataset
    from dipldata.exports.digests import Content

Plan = dict[str, bytes]
"""The files of a release: content by path, with forward slashes."""


def release_name(version: str) -> str:
    """The name of a release's directory."""
    return f"dipldata-{version}"


def plan_release(dataset: Dataset, version: str) -> Plan:
    """Plan every file of a release of the live records and retired ids of a dataset, which should be free of errors.

    Equal datasets and versions give equal bytes; for those of the database, SQLite must lay it out alike, too. Raises
    `ReleaseUnsoundError` where the tables would break a promise that they make: keys that name nothing, rows that share
    a key, text that a spreadsheet would run, characters that a format cannot hold.
    """
    collections, rows = collections_of(dataset), rows_of(dataset)
    require_sound(rows)
    files = plan_json(collections, version) | plan_jsonl(collections) | plan_csv(rows)
    files[sqlite_export.NAME] = sqlite_export.plan_sqlite(rows)
    files |= plan_accompanying(files, version, _sizes(collections), _sizes(rows))
    files["manifest.json"] = plan_manifest(collections, files, version, coverage_of(dataset))
    files["SHA256SUMS"] = plan_checksums(files)
    return dict(sorted(files.items()))


def plan_accompanying(
    files: Mapping[str, Content], version: str, records: Mapping[str, int], rows: Mapping[str, int]
) -> Plan:
    """What accompanies the files of records and tables: metadata of these, schemas, licence, citation and README.

    `records` and `rows` are the numbers of records by collection and of rows by table.
    """
    schemas = {f"schema/{kind}.schema.json": schema_text(kind).encode("utf-8") for kind in RECORD_TYPES}
    return schemas | {
        "datapackage.json": plan_datapackage(files, version),
        csvw.PATH: csvw.plan_csvw(version),
        croissant.NAME: croissant.plan_croissant(files, version),
        datasette.NAME: datasette.plan_datasette(version),
        "LICENSE-DATA": shipped_text("LICENSE-DATA").encode("utf-8"),
        "CITATION.cff": plan_citation(version),
        ".zenodo.json": plan_zenodo(version),
        "README.md": plan_readme(records, rows, version),
    }


def _sizes(lists: Mapping[str, Sized]) -> dict[str, int]:
    return {name: len(each) for name, each in lists.items()}
