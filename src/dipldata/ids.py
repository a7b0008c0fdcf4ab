"""The grammar of identifiers and references, and the folder of each record type.

A reference is a bare slug where a field fixes the type (`person: wang-yi`), `type/slug` where several types are
possible (`about: [working-group/maritime-consultations]`) and `statement#claim` for a claim.
"""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

RecordType = Literal[
    "statement", "meeting", "working_group", "person", "organization", "place", "topic", "party", "source"
]
RECORD_TYPES: Final[tuple[RecordType, ...]] = get_args(RecordType)

FOLDERS: Final[dict[RecordType, str]] = {
    "statement": "statements",
    "meeting": "meetings",
    "working_group": "working-groups",
    "person": "people",
    "organization": "organizations",
    "place": "places",
    "topic": "topics",
    "party": "parties",
    "source": "sources",
}
"""Folder of each type below `records/`; also the name of the collection (with `_` for `-`)."""

TYPE_OF_FOLDER: Final[dict[str, RecordType]] = {folder: kind for kind, folder in FOLDERS.items()}
DATED_TYPES: Final[frozenset[RecordType]] = frozenset({"statement", "meeting", "source"})
"""Types whose records lie in a folder for their year."""

TYPE_SLUGS: Final[dict[RecordType, str]] = {kind: kind.replace("_", "-") for kind in RECORD_TYPES}
TYPE_OF_SLUG: Final[dict[str, RecordType]] = {slug: kind for kind, slug in TYPE_SLUGS.items()}

SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG_PATTERN: Final = f"^{SLUG}$"
TYPED_REF_PATTERN: Final = f"^({'|'.join(TYPE_SLUGS.values())})/{SLUG}$"
CLAIM_REF_PATTERN: Final = f"^{SLUG}#{SLUG}$"
MAX_SLUG_LENGTH: Final = 100

_SLUG = re.compile(SLUG_PATTERN)


def is_slug(text: str) -> bool:
    """Whether a text is a well-formed id: lower-case ASCII letters and digits in groups joined by single hyphens."""
    return len(text) <= MAX_SLUG_LENGTH and _SLUG.fullmatch(text) is not None


def record_key(kind: RecordType, record_id: str) -> str:
    """Name a record across types, as typed references do: `working-group/maritime-consultations`."""
    return f"{TYPE_SLUGS[kind]}/{record_id}"


def parse_record_key(key: str) -> tuple[RecordType, str] | None:
    """Split `type/slug` into type and slug, or return None where the text is not of that form."""
    head, slash, slug = key.partition("/")
    kind = TYPE_OF_SLUG.get(head.replace("_", "-"))
    if not slash or kind is None or not is_slug(slug):
        return None
    return kind, slug
