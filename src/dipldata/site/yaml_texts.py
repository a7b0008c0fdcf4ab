"""Records as YAML, in canonical form, for those who download one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from dipldata.models import MODELS
from dipldata.writing.records import record_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dipldata.models import Record


def text_of(plain: Mapping[str, Any]) -> str:
    """The text of a record's file, from its plain values.

    What the models of this version do not know, such as a field of a later one, is not lost: such a record is written
    as JSON, which is YAML, too.
    """
    record = model_of(plain)
    return record_text(record) if record else json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def model_of(plain: Mapping[str, Any]) -> Record | None:
    """The record of plain values; None where it does not fit the models of this version."""
    try:
        return MODELS[plain["type"]].model_validate(plain)
    except ValidationError:
        return None
