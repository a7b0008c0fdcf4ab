"""Digests of content: of facts, not of the bytes of a file, so that formatting never changes them; and of files."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dipldata.models.plain import Plain


class Stamp(NamedTuple):
    """Size and SHA-256 (in hexadecimal) of a file."""

    size: int
    sha256: str


Content = bytes | Stamp
"""A file as far as metadata tell of it: its bytes, or what is known of them where they are on the disk already."""


def stamp_of(content: Content) -> Stamp:
    """Size and digest of a file."""
    return content if isinstance(content, Stamp) else Stamp(len(content), bytes_digest(content))


def content_digest(value: Plain) -> str:
    """SHA-256, in hexadecimal, of a plain value in canonical JSON (RFC 8785)."""
    return bytes_digest(canonical_bytes(value))


_ENCODE: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False
).encode
_NUMBER: Final = re.compile(r"[\[:,]-?(?:[0-9]+[.eE]|[0-9]{16})")
"""A decimal, or a number so long that it may be none in canonical JSON; or what looks like it within a text."""
_RARE: Final = re.compile("[\U00010000-\U0010ffff]")
"""Characters by which keys stand in another order in canonical JSON."""


def canonical_bytes(value: Plain) -> bytes:
    """A plain value in canonical JSON (RFC 8785).

    Python's encoder writes the same for nearly all that records hold, in a third of the time.
    """
    try:
        text = _ENCODE(value)
        is_text = value.__class__ is str
        if is_text or (text[0] in "[{" and not _NUMBER.search(text) and (text.isascii() or not _RARE.search(text))):
            return text.encode()
    except ValueError:  # no number, or half a character: the library says what is wrong
        pass
    return rfc8785.dumps(cast("Any", value))


def collections_digest(collections: Mapping[str, Iterable[bytes]]) -> str:
    """`content_digest` of lists of records by name, each record given in canonical JSON."""
    digest = hashlib.sha256()
    for at, name in enumerate(sorted(collections)):
        digest.update(b"%s%s:[" % (b"," if at else b"{", json.dumps(name).encode("ascii")))
        for number, record in enumerate(collections[name]):
            if number:
                digest.update(b",")
            digest.update(record)
        digest.update(b"]")
    digest.update(b"}" if collections else b"{}")
    return digest.hexdigest()


def bytes_digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
