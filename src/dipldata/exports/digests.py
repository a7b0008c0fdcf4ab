"""Digests of content: of facts, not of the bytes of a file, so that formatting never changes them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

import rfc8785

if TYPE_CHECKING:
    from dipldata.models.plain import Plain


def content_digest(value: Plain) -> str:
    """SHA-256, in hexadecimal, of a plain value in canonical JSON (RFC 8785)."""
    return bytes_digest(rfc8785.dumps(cast("Any", value)))


def bytes_digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
