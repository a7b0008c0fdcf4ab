"""What a record is called, and when it happened, in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import (
    Meeting,
    Organization,
    Party,
    Person,
    Place,
    Retired,
    Source,
    Statement,
    Topic,
    WorkingGroup,
)

if TYPE_CHECKING:
    from dipldata.models import Record


def label_of(record: Record | Retired) -> str:
    """The name or title of a record; of a statement without a title, its first claim."""
    match record:
        case Meeting() | Source():
            return record.title
        case Statement():
            return record.title or record.claims[0].text
        case WorkingGroup() | Person() | Organization() | Party():
            return record.names[0].text
        case Place():
            return record.name
        case Topic() | Retired():
            return record.label or ""
    return record.id


def date_of(record: Record) -> str:
    """The date of a dated record as text, `start/end` of a meeting that lasts; empty for the others."""
    match record:
        case Meeting():
            return f"{record.start}/{record.end}" if record.end else str(record.start)
        case Statement():
            return str(record.made)
        case Source():
            return str(record.published)
    return ""


def kind_of(record: Record | Retired) -> str:
    """The `kind` of a record; empty for the types that have none."""
    return str(getattr(record, "kind", "") or "")


def status_of(record: Record | Retired) -> str:
    """The status of a meeting or working group by its last step; empty for the others."""
    if isinstance(record, Meeting | WorkingGroup):
        return record.status or ""
    return ""
