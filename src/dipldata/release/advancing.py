"""From one release to the next: what changed between the two, which version that makes, and what forbids it.

The two sides are compared as they were built, not by what commits say; applying the changes to the old side has to
give the new one exactly. Nothing here touches the disk or the clock.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dipldata.changes import (
    Bump,
    Changes,
    Snapshot,
    apply_changes,
    bump_of,
    changelog_block,
    changes_json,
    find_changes,
    next_version,
    plain_changes,
)
from dipldata.changes.bumps import find_reasons
from dipldata.changes.wording import name_of
from dipldata.dataset import Dataset
from dipldata.errors import ReleaseRefusedError
from dipldata.ids import TYPE_SLUGS
from dipldata.release.fill_rates import FEWEST, find_collapses
from dipldata.release.index import version_key

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_VERSION: Final = "0.1.0"
MOST_VANISHED: Final = 0.1
"""The largest share of the records of a type that one release may retire."""
_LONGEST_LIST: Final = 200
"""Added records that the changelog lists one by one; of more it gives the numbers."""

NOTHING: Final = Snapshot("nothing", {}, Dataset([]))
"""What the first release is compared with."""


@dataclass(frozen=True, slots=True)
class Advance:
    """The next release: its version, and what changed, also as the document `changes.json` and for the changelog."""

    version: str
    bump: Bump
    changes: Changes
    document: str
    block: str


def plan_advance(old: Snapshot, new: Snapshot, old_version: str | None, wanted: str | None = None) -> Advance:
    """Plan the release of `new` after `old`, of version `old_version` (None where `new` is the first release).

    `wanted` may raise the version further than it has to rise. Raises `ReleaseRefusedError` with every reason that
    forbids the release.
    """
    changes = find_changes(old, new, None)
    bump = bump_of(changes)
    smallest = FIRST_VERSION if old_version is None else next_version(old_version, bump)
    reasons = [*_unreadable(changes), *_lost(changes), *_vanished(changes), *find_collapses(old, new)]
    reasons += [*_too_small(changes, old_version, smallest, wanted), *_unproved(changes)]
    if reasons:
        raise ReleaseRefusedError(reasons)
    block = changelog_block(changes, longest_list=_LONGEST_LIST)
    return Advance(wanted or smallest, bump, changes, changes_json(changes), block)


def _unreadable(changes: Changes) -> Iterator[str]:
    for side in (changes.old, changes.new):
        for place in side.unreadable:
            yield f"{place.path} cannot be compared: {place.reason}"


def _lost(changes: Changes) -> Iterator[str]:
    """Ids that nobody could follow any more."""
    for reason in find_reasons(changes):
        if reason.bump is Bump.MAJOR and reason.record is not None:
            yield f"{name_of(reason.record)} {reason.text}; retire it with `replaced_by` or a `reason`"


def _vanished(changes: Changes) -> Iterator[str]:
    before = Counter(key[0] for key in changes.old.records if changes.old.state(key) == "live")
    gone = Counter(
        key[0] for key in changes.old.records if changes.old.state(key) == "live" and changes.new.state(key) != "live"
    )
    for kind, number in sorted(gone.items()):
        if before[kind] >= FEWEST and number > MOST_VANISHED * before[kind]:
            noun = TYPE_SLUGS[kind]
            yield f"{number:,} of {before[kind]:,} {noun} records would be gone, more than {MOST_VANISHED:.0%}"


def _too_small(changes: Changes, old_version: str | None, smallest: str, wanted: str | None) -> Iterator[str]:
    if old_version is not None and smallest == old_version:
        yield f"nothing that is released has changed since {old_version}"
    elif wanted is not None and version_key(wanted) < version_key(smallest):
        why = "; ".join(f"{reason.place} {reason.text}".strip() for reason in find_reasons(changes)[:3])
        yield f"version {wanted} says too little: it has to be {smallest} at least ({why})"


def _unproved(changes: Changes) -> Iterator[str]:
    """The document of changes has to make the new records of the old ones."""
    old, new = ({name_of(key): record for key, record in side.records.items()} for side in (changes.old, changes.new))
    if apply_changes(old, plain_changes(changes)) != new:
        yield "the list of changes does not lead from the old release to the new one; please report this"
