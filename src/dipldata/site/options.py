"""What a site can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipldata.linked.facts import Linked


@dataclass(frozen=True, slots=True)
class Options:
    """Where the site will stand, where mistakes are reported, and which records have a page (all where it is None)."""

    base_url: str | None = None
    project_url: str | None = None
    only: frozenset[str] | None = None

    def shows(self, record: Linked) -> bool:
        """Whether a record has a page."""
        return self.only is None or record.key in self.only
