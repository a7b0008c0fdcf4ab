"""`manifest.json` and `SHA256SUMS`: what a release holds, and digests to check it by.

`digest` is that of the content: of all records in canonical JSON (RFC 8785), lists by collection as in
`dipldata.json` without the version numbers. Two releases with equal digests hold the same facts. `records` has the
digest of each record alone, `files` the size and hash of each file but the manifest itself and `SHA256SUMS`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from dipldata.exports.citation import credit
from dipldata.exports.digests import bytes_digest, canonical_bytes, collections_digest, stamp_of
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dipldata.exports.coverage import Figures
    from dipldata.exports.digests import Content
    from dipldata.models.plain import PlainRecord


class Summary(NamedTuple):
    """What a manifest says of records: how many each collection has, their digest, and that of each by its name."""

    counts: Mapping[str, int]
    digest: str
    records: Mapping[str, Iterable[tuple[str, str]]]


def plan_manifest(
    collections: Mapping[str, list[PlainRecord]], files: Mapping[str, Content], version: str, coverage: Figures
) -> bytes:
    """`manifest.json` for the records and files of a release, with the figures of `dipldata.exports.coverage`."""
    texts = {name: [*map(canonical_bytes, records)] for name, records in collections.items()}
    digests = {
        name: zip(map(manifest_name, collections[name]), map(bytes_digest, texts[name]), strict=True) for name in texts
    }
    summary = Summary({name: len(each) for name, each in texts.items()}, collections_digest(texts), digests)
    return "".join(manifest_parts(summary, files, version, coverage)).encode("utf-8")


def manifest_parts(summary: Summary, files: Mapping[str, Content], version: str, coverage: Figures) -> Iterator[str]:
    """The text of `manifest.json`, part by part."""
    head = {
        "name": "dipldata",
        "version": version,
        "schema_version": SCHEMA_VERSION,
        "licence": credit().licence,
        "citation": credit().citation(version),
        "counts": dict(summary.counts),
        "coverage": coverage,
        "digest": summary.digest,
    }
    yield _indented(head).removesuffix("\n}") + ',\n  "records": {'
    for at, (name, digests) in enumerate(summary.records.items()):
        yield f"{',' if at else ''}\n    {json.dumps(name)}: "
        yield from _object(digests)
    stamps = {path: stamp_of(content) for path, content in sorted(files.items())}
    told = {path: {"bytes": stamp.size, "sha256": stamp.sha256} for path, stamp in stamps.items()}
    yield '\n  },\n  "files": ' + _indented(told).replace("\n", "\n  ") + "\n}\n"


def _object(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The text of an object of texts, two levels deep."""
    before = "{"
    for key, value in pairs:
        yield f"{before}\n      {json.dumps(key)}: {json.dumps(value)}"
        before = ","
    yield "\n    }" if before == "," else "{}"


def _indented(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def manifest_name(record: PlainRecord) -> str:
    """The name of a record; ids of retired ones are given with their type, as several types share the list."""
    return f"{record['type']}/{record['id']}" if record["state"] == "retired" else str(record["id"])


def plan_checksums(files: Mapping[str, Content]) -> bytes:
    """`SHA256SUMS` for the files of a release, in the form that `sha256sum --check` reads."""
    return "".join(f"{stamp_of(content).sha256}  {path}\n" for path, content in sorted(files.items())).encode("ascii")
