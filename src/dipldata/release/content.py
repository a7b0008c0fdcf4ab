"""The content of all records on the way to the manifest, which lists its digests in an order of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.exports.digests import bytes_digest, canonical_bytes, collections_digest
from dipldata.exports.json_export import COLLECTIONS
from dipldata.exports.manifest import Summary, manifest_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dipldata.models.plain import PlainRecord


class ContentKeeper:
    """Keeps the canonical JSON and the digest of each record on the disk, as a writer of records."""

    def __init__(self, scratch: Path) -> None:
        self._texts: Final = {name: scratch / f"{name}-texts" for name in COLLECTIONS}
        self._digests: Final = {name: scratch / f"{name}-digests" for name in COLLECTIONS}
        self._to_texts: Final = {name: path.open("wb") for name, path in self._texts.items()}
        self._to_digests: Final = {name: path.open("wb") for name, path in self._digests.items()}

    def add(self, collection: str, record: PlainRecord) -> None:
        """Keep the next record of a collection."""
        text = canonical_bytes(record)
        self._to_texts[collection].write(text + b"\n")
        self._to_digests[collection].write(f"{manifest_name(record)} {bytes_digest(text)}\n".encode())

    def close(self) -> None:
        """Finish every file."""
        for file in (*self._to_texts.values(), *self._to_digests.values()):
            file.close()

    def summary(self, counts: Mapping[str, int]) -> Summary:
        """What the manifest says of the records, of which there are so many in each collection."""
        digest = collections_digest({name: _lines(path) for name, path in self._texts.items()})
        return Summary(counts, digest, {name: _pairs(path) for name, path in self._digests.items()})


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a file; canonical JSON has no line feed in it."""
    with path.open("rb") as file:
        for line in file:
            yield line[:-1]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in _lines(path):
        name, _, digest = line.decode("utf-8").rpartition(" ")
        yield name, digest
