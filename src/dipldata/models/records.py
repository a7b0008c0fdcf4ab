"""What all records share: identity, state, citations, revisions; and the steps of a history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field

from dipldata.ids import RecordType
from dipldata.models.fields import (
    Citation,
    ClaimRef,
    Day,
    ExternalIds,
    FieldPath,
    Items,
    Label,
    Model,
    Note,
    PartyOrUnknown,
    QualifiedDate,
    Slug,
    SourceRef,
    SourceText,
    Text,
    described,
)
from dipldata.models.vocabularies import RevisionKind, State


class Revision(Model):
    """A change to a fact that had been released."""

    date: Annotated[Day, described("Day of the change.", "2024-02-01", term="schema:dateModified")]
    kind: Annotated[RevisionKind, described("What kind of change it was.", "correction")]
    fields: Annotated[Items[FieldPath], Field(min_length=1), described("The fields that changed.", ["start"])]
    note: Annotated[Text, described("What changed and why.", "The readout gives the 3rd, not the 4th.")]


class Record(Model):
    """The fields that every record has."""

    first: ClassVar[tuple[str, ...]] = ("id", "type", "state")
    last: ClassVar[tuple[str, ...]] = ("distinct_from", "citations", "external_ids", "notes", "revisions")

    id: Annotated[
        Slug,
        described(
            "Identifier: the file's name without `.yaml`; never changed, never reused.",
            "wang-yi",
            term="dcterms:identifier",
        ),
    ]
    state: Annotated[State, described("Whether the record is part of releases.", "live")] = "live"
    citations: Annotated[
        Items[Citation],
        described("The sources that support the record.", ["state-2023-11-03-lambert-hong"], term="schema:citation"),
    ] = ()
    external_ids: Annotated[
        ExternalIds | None,
        described("Identifiers of the same thing elsewhere.", {"wikidata": "Q148"}, term="owl:sameAs"),
    ] = None
    notes: Annotated[Note | None, described("Remarks of the curator.", "No Chinese readout was found.")] = None
    revisions: Annotated[
        Items[Revision],
        described(
            "Changes to facts that had been released.",
            [{"date": "2024-02-01", "kind": "correction", "fields": ["start"], "note": "The readout gives the 3rd."}],
            term="prov:wasRevisionOf",
        ),
    ] = ()


class Retired(Model):
    """What remains of a withdrawn or replaced record, so that its id still resolves.

    One `replaced_by` is a rename or merge, several are a split; a `reason` alone is a withdrawal.
    """

    type: Annotated[RecordType, described("Type of the record; given by the folder.", "meeting")]
    id: Annotated[
        Slug, described("The identifier that was retired.", "2023-11-03-lambert-hong", term="dcterms:identifier")
    ]
    state: Annotated[Literal["retired"], described("Marks the record as retired.", "retired")]
    label: Annotated[Label | None, described("What the id stood for.", "Lambert and Hong Liang in Beijing")] = None
    replaced_by: Annotated[
        Items[Slug],
        described(
            "The records of the same type that replace it.",
            ["2023-11-03-lambert-hong-beijing"],
            term="dcterms:isReplacedBy",
        ),
    ] = ()
    reason: Annotated[Text | None, described("Why it was retired.", "The meeting was recorded twice.")] = None
    revisions: Annotated[
        Items[Revision],
        described(
            "Changes to facts that had been released.",
            [{"date": "2024-02-01", "kind": "retraction", "fields": ["state"], "note": "Recorded twice."}],
        ),
    ] = ()


class Step(Model):
    """What all steps of a history share: when it happened, when it became public, and who says so."""

    first: ClassVar[tuple[str, ...]] = ("status", "known", "effective", "by", "term")
    last: ClassVar[tuple[str, ...]] = ("sources", "claims", "note")

    known: Annotated[QualifiedDate, described("When it became public.", "2023-08-04")]
    effective: Annotated[
        QualifiedDate | None, described("When it happened, where that is another day.", "2023-07-31")
    ] = None
    by: Annotated[
        Items[PartyOrUnknown], described("The parties that took the step, or `unknown` or `disputed`.", ["cn"])
    ] = ()
    term: Annotated[SourceText | None, described("The source's own word for the step.", "suspended")] = None
    sources: Annotated[
        Items[SourceRef],
        described(
            "The sources that report the step.", ["mfa-2022-08-05-countermeasures"], term="prov:hadPrimarySource"
        ),
    ]
    claims: Annotated[
        Items[ClaimRef], described("The claims that report the step.", ["2023-08-04-three-people-two-groups#maritime"])
    ] = ()
    note: Annotated[Text | None, described("A remark on the step.", "The ministry spoke of the next round only.")] = (
        None
    )

    def had_happened(self, day: dt.date) -> bool:
        """Whether on that day the step was certainly public and, if it lay ahead, had begun."""
        latest, effective = self.known.date.latest, self.effective
        begun = effective is None or effective.date.earliest is None or effective.date.earliest <= day
        return latest is not None and latest <= day and begun


StepT = TypeVar("StepT", bound=Step)


def step_as_of(history: Sequence[StepT], day: dt.date) -> StepT | None:
    """The last step of a history that had happened and was public on a day, or None before the first.

    A step known only to the month counts from the month's last day: what may not yet have been known is not assumed.
    """
    return next((step for step in reversed(history) if step.had_happened(day)), None)
