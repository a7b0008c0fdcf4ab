"""The controlled vocabularies: each value once, with its definition.

The `Literal` is what type checkers and pydantic see; the `Vocabulary` beside it carries the definitions into the JSON
Schema, the data dictionary and editor hovers. A test holds the two to the same values.
"""

from __future__ import annotations

from dipldata.models.vocabularies._vocabulary import Vocabulary
from dipldata.models.vocabularies.contacts import (
    Attendance,
    Capacity,
    Formality,
    GroupKind,
    GroupStatus,
    Likelihood,
    MeetingKind,
    MeetingStatus,
    Mode,
    OutcomeKind,
    Scope,
    Setting,
    Track,
)
from dipldata.models.vocabularies.records import (
    CountOperator,
    DateBasis,
    Level,
    NameKind,
    NameOrder,
    OrganizationKind,
    PlaceKind,
    Plover,
    RevisionKind,
    State,
    Verification,
)
from dipldata.models.vocabularies.statements import (
    Access,
    Consultation,
    Directness,
    GroundRules,
    Licence,
    Modality,
    RelationBasis,
    RelationType,
    Reliability,
    SourceKind,
    StatementKind,
)

__all__ = [
    "Access",
    "Attendance",
    "Capacity",
    "Consultation",
    "CountOperator",
    "DateBasis",
    "Directness",
    "Formality",
    "GroundRules",
    "GroupKind",
    "GroupStatus",
    "Level",
    "Licence",
    "Likelihood",
    "MeetingKind",
    "MeetingStatus",
    "Modality",
    "Mode",
    "NameKind",
    "NameOrder",
    "OrganizationKind",
    "OutcomeKind",
    "PlaceKind",
    "Plover",
    "RelationBasis",
    "RelationType",
    "Reliability",
    "RevisionKind",
    "Scope",
    "Setting",
    "SourceKind",
    "State",
    "StatementKind",
    "Track",
    "Verification",
    "Vocabulary",
]
