"""The record types as frozen, strict pydantic models."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from dipldata.ids import RecordType
from dipldata.models.meeting import Meeting
from dipldata.models.person import Person
from dipldata.models.records import Record, Retired
from dipldata.models.registries import Organization, Party, Place, Topic
from dipldata.models.source import Source
from dipldata.models.statement import Statement
from dipldata.models.working_group import WorkingGroup

AnyRecord = Annotated[
    Statement | Meeting | WorkingGroup | Person | Organization | Place | Topic | Party | Source,
    Field(discriminator="type"),
]
"""A live or draft record of any type, told apart by `type`."""

MODELS: Final[dict[RecordType, type[Record]]] = {
    "statement": Statement,
    "meeting": Meeting,
    "working_group": WorkingGroup,
    "person": Person,
    "organization": Organization,
    "place": Place,
    "topic": Topic,
    "party": Party,
    "source": Source,
}

__all__ = [
    "MODELS",
    "AnyRecord",
    "Meeting",
    "Organization",
    "Party",
    "Person",
    "Place",
    "Record",
    "Retired",
    "Source",
    "Statement",
    "Topic",
    "WorkingGroup",
]
