"""The smallest honest version of a release with these changes, for the people who use the data (Semantic Versioning).

*Major*: an id or a field that they rely on is gone or means something else. *Minor*: there is more than before.
*Patch*: what was there is put right. *None*: nothing that is released changed. The rules hold before 1.0.0, too: what
an id promises, it promises from the first release on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dipldata.changes.fields import FieldChange, Operation
from dipldata.changes.layout import Effect, FormChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.changes.comparison import Changes
    from dipldata.dataset import Key

RELEASED: Final = frozenset({"live", "retired"})
"""The states of records that releases hold."""
_NO_FACTS: Final = frozenset({"notes", "revisions"})
"""Fields that may grow without there being more facts."""


class Bump(StrEnum):
    """Which part of the version number has to rise, from the gravest to none."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a bump is required: in words, and the record or field that they are about (`` where there are several)."""

    bump: Bump
    text: str
    record: Key | None = None
    place: str = ""


_OF_FORM: Final = {
    Effect.REMOVED: (Bump.MAJOR, "is gone"),
    Effect.REDEFINED: (Bump.MAJOR, "is redefined"),
    Effect.ADDED: (Bump.MINOR, "is new"),
    Effect.EXTENDED: (Bump.MINOR, "allows other values"),
    Effect.REWORDED: (Bump.PATCH, "is described otherwise"),
}


def bump_of(changes: Changes) -> Bump:
    """The smallest bump of the version that changes allow."""
    return min((reason.bump for reason in find_reasons(changes)), key=list(Bump).index, default=Bump.NONE)


def next_version(version: str, bump: Bump) -> str:
    """The version `major.minor.patch` after a bump. Raises `ValueError` where the text is not of that form."""
    major, minor, patch = (int(part) for part in version.split("."))
    following = {
        Bump.MAJOR: (major + 1, 0, 0),
        Bump.MINOR: (major, minor + 1, 0),
        Bump.PATCH: (major, minor, patch + 1),
        Bump.NONE: (major, minor, patch),
    }
    return ".".join(map(str, following[bump]))


def find_reasons(changes: Changes) -> tuple[Reason, ...]:
    """Every reason for a bump, the gravest first."""
    reasons = [*_lost(changes), *_formed(changes.layout), *_more(changes), *_put_right(changes)]
    return tuple(sorted(reasons, key=lambda reason: list(Bump).index(reason.bump)))


def _lost(changes: Changes) -> Iterator[Reason]:
    old, new = changes.old, changes.new
    for entry in changes.deleted:
        if old.state(entry.key) in RELEASED:
            yield Reason(Bump.MAJOR, "was deleted, and nothing says what became of it", entry.key)
    for entry in changes.changed:
        if old.state(entry.key) in RELEASED and new.state(entry.key) == "draft":
            yield Reason(Bump.MAJOR, "has become a draft, which no release holds", entry.key)
    for entry in changes.retired:
        if old.state(entry.key) == "live" and not _has_disposition(changes, entry.key):
            yield Reason(Bump.MAJOR, "was retired, and neither a replacement nor a reason is given", entry.key)


def _has_disposition(changes: Changes, key: Key) -> bool:
    record = changes.new.records[key]
    instead = record.get("replaced_by", [])
    replacements = instead if isinstance(instead, list) else []
    return bool(record.get("reason")) or any(changes.new.state((key[0], str(one))) in RELEASED for one in replacements)


def _formed(changes: tuple[FormChange, ...]) -> Iterator[Reason]:
    for change in changes:
        bump, text = _OF_FORM[change.effect]
        yield Reason(bump, f"the {change.what} {text}", place=change.place)


def _more(changes: Changes) -> Iterator[Reason]:
    old, new = changes.old, changes.new
    fresh = sum(new.state(entry.key) in RELEASED for entry in changes.added)
    fresh += sum(old.state(entry.key) == "draft" and new.state(entry.key) in RELEASED for entry in changes.changed)
    if fresh:
        yield Reason(Bump.MINOR, "1 id is new" if fresh == 1 else f"{fresh:,} ids are new")
    fuller = sum(_is_fuller(entry.fields) for entry in changes.changed if _stays(changes, entry.key))
    if fuller:
        yield Reason(Bump.MINOR, "1 record says more" if fuller == 1 else f"{fuller:,} records say more")


def _put_right(changes: Changes) -> Iterator[Reason]:
    mended = sum(not _is_fuller(entry.fields) for entry in changes.changed if _stays(changes, entry.key))
    if mended:
        text = "1 record is put right" if mended == 1 else f"{mended:,} records are put right"
        yield Reason(Bump.PATCH, text)
    retired = sum(changes.old.state(entry.key) == "live" for entry in changes.retired)
    if retired:
        yield Reason(Bump.PATCH, "1 record is retired" if retired == 1 else f"{retired:,} records are retired")


def _stays(changes: Changes, key: Key) -> bool:
    """Whether a record is released on both sides."""
    return changes.old.state(key) in RELEASED and changes.new.state(key) in RELEASED


def _is_fuller(fields: tuple[FieldChange, ...]) -> bool:
    """Whether a record holds facts that it did not."""
    return any(change.operation is Operation.ADDED and change.head not in _NO_FACTS for change in fields)
