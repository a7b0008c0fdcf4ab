"""Fields that are right in a record of another type."""

from __future__ import annotations

from dipldata.ids import TYPE_SLUGS
from dipldata.models import MODELS


def type_with_field(name: str) -> str | None:
    """The type of record that has a field of this name, where there is one only."""
    owners = [kind for kind, model in MODELS.items() if name in model.model_fields]
    return TYPE_SLUGS[owners[0]].replace("-", " ") if len(owners) == 1 else None
