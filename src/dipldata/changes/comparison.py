"""What a comparison of two snapshots found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from dipldata.changes.effects import ReferenceChange, StatusChange
    from dipldata.changes.fields import FieldChange
    from dipldata.changes.layout import FormChange
    from dipldata.changes.renames import Rename
    from dipldata.changes.snapshot import Snapshot
    from dipldata.dataset import Key
    from dipldata.models.plain import PlainRecord


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is not what it was: before (None for an added one), after (None for a deleted one), and its fields.

    `fields` is filled for what changed only.
    """

    key: Key
    before: PlainRecord | None
    after: PlainRecord | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Everything that distinguishes a new snapshot from an old one, in the order of type and id.

    A record that went on under another id is in `renamed`, and also in `added` and in `retired` or `deleted`: those
    lists say what files hold, `renamed` what that means. `today` is the day for which statuses were also compared.
    """

    old: Snapshot
    new: Snapshot
    today: dt.date | None
    added: tuple[RecordChange, ...]
    changed: tuple[RecordChange, ...]
    retired: tuple[RecordChange, ...]
    deleted: tuple[RecordChange, ...]
    renamed: tuple[Rename, ...]
    statuses: tuple[StatusChange, ...]
    broken: tuple[ReferenceChange, ...]
    satisfied: tuple[ReferenceChange, ...]
    layout: tuple[FormChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that a comparison can see."""
        return not (self.added or self.changed or self.retired or self.deleted or self.layout)

    @cached_property
    def _under_another_id(self) -> frozenset[Key]:
        return frozenset(key for rename in self.renamed for key in (rename.old, rename.new))

    def not_renamed(self, entries: tuple[RecordChange, ...]) -> tuple[RecordChange, ...]:
        """The entries of a list that are not told as renames already."""
        return tuple(entry for entry in entries if entry.key not in self._under_another_id)

    @property
    def counts(self) -> dict[str, int]:
        """How many records were added, changed, renamed, retired and deleted; each record counts once."""
        lists = {"added": self.added, "retired": self.retired, "deleted": self.deleted}
        numbers = {word: len(self.not_renamed(entries)) for word, entries in lists.items()}
        return {
            "added": numbers["added"],
            "changed": len(self.changed),
            "renamed": len(self.renamed),
            "retired": numbers["retired"],
            "deleted": numbers["deleted"],
        }
