"""One dataset against another: what was added, changed, renamed, retired and deleted, and what follows from it.

`find_changes` compares two snapshots. The result becomes text, Markdown, the document `changes.json`
(`docs/changes.md` describes it) or the *Records* block of the changelog, and `apply_changes` turns the old records
into the new ones with it.
"""

from __future__ import annotations

from dipldata.changes.applying import apply_changes
from dipldata.changes.bumps import Bump, bump_of, next_version
from dipldata.changes.changelog import changelog_block
from dipldata.changes.comparison import Changes
from dipldata.changes.document import changes_json, plain_changes
from dipldata.changes.finding import find_changes
from dipldata.changes.rendering import format_markdown, format_text
from dipldata.changes.snapshot import Snapshot, Unreadable, snapshot_of

__all__ = [
    "Bump",
    "Changes",
    "Snapshot",
    "Unreadable",
    "apply_changes",
    "bump_of",
    "changelog_block",
    "changes_json",
    "find_changes",
    "format_markdown",
    "format_text",
    "next_version",
    "plain_changes",
    "snapshot_of",
]
