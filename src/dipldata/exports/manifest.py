"""`manifest.json` and `SHA256SUMS`: what a release holds, and digests to check it by.

`digest` is that of the content: of all records in canonical JSON (RFC 8785), lists by collection as in
`dipldata.json` without the version numbers. Two releases with equal digests hold the same facts. `records` has the
digest of each record alone, `files` the size and hash of each file but the manifest itself and `SHA256SUMS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dipldata.exports.citation import credit
from dipldata.exports.digests import bytes_digest, content_digest
from dipldata.exports.json_export import json_bytes
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.exports.coverage import Figures
    from dipldata.models.plain import Plain, PlainRecord


def plan_manifest(
    collections: Mapping[str, list[PlainRecord]], files: Mapping[str, bytes], version: str, coverage: Figures
) -> bytes:
    """`manifest.json` for the records and files of a release, with the figures of `dipldata.exports.coverage`."""
    return json_bytes(
        {
            "name": "dipldata",
            "version": version,
            "schema_version": SCHEMA_VERSION,
            "licence": credit().licence,
            "citation": credit().citation(version),
            "counts": {name: len(records) for name, records in collections.items()},
            "coverage": coverage,
            "digest": content_digest(cast("Plain", dict(collections))),
            "records": {name: _digests(records) for name, records in collections.items()},
            "files": {path: {"bytes": len(data), "sha256": bytes_digest(data)} for path, data in sorted(files.items())},
        }
    )


def _digests(records: list[PlainRecord]) -> dict[str, str]:
    """The digest of each record; ids of retired records are given with their type, as several types share the list."""
    return {_name(record): content_digest(record) for record in records}


def _name(record: PlainRecord) -> str:
    return f"{record['type']}/{record['id']}" if record["state"] == "retired" else str(record["id"])


def plan_checksums(files: Mapping[str, bytes]) -> bytes:
    """`SHA256SUMS` for the files of a release, in the form that `sha256sum --check` reads."""
    return "".join(f"{bytes_digest(data)}  {path}\n" for path, data in sorted(files.items())).encode("ascii")
