"""Statements: one act of attribution each, holding short claims with a modality and the records they are about."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dipldata.models.fields import (
    ClaimRef,
    Count,
    Items,
    Label,
    MeetingRef,
    Model,
    OrganizationRef,
    PartyRef,
    PersonRef,
    QualifiedDate,
    Quote,
    Slug,
    SourceRef,
    SourceText,
    Text,
    TopicRef,
    TypedRef,
    described,
)
from dipldata.models.records import Record
from dipldata.models.vocabularies import GroundRules, Modality, RelationBasis, RelationType, StatementKind


class Speaker(Model):
    """A named person who speaks, in an office."""

    person: Annotated[PersonRef, described("The speaker.", "kurt-tong", term="schema:speaker")]
    office: Annotated[Slug | None, described("Key of the office the person speaks in.", "managing-partner")] = None
    styled: Annotated[Label | None, described("The title in the source, where it differs.", "House China chair")] = None


class UnnamedSpeaker(Model):
    """A speaker whom the source does not name; described in the source's record, and never linked to a person."""

    source: Annotated[
        SourceRef, described("The source that relies on the speaker.", "ft-2023-08-04-communication-lines")
    ]
    key: Annotated[Slug, described("Key of the speaker in the source's `unnamed`.", "fourth-person")]


class Collective(Model):
    """A group to which the source attributes words."""

    described_as: Annotated[Label, described("The group as the source describes it.", "critics")]
    organization: Annotated[OrganizationRef | None, described("The organization it belongs to.", "us-congress")] = None
    count: Annotated[Count | None, described("How many people.", {"op": "unknown"})] = None


class Claim(Model):
    """One thing that the statement says, in the curator's own words."""

    key: Annotated[Slug, described("Key, unique in the statement.", "maritime")]
    text: Annotated[
        Text,
        described("The claim, in the curator's own words.", "The two sides will set up a group on maritime issues."),
    ]
    modality: Annotated[Modality, described("How the speaker holds it.", "asserts")]
    about: Annotated[
        Items[TypedRef],
        described("The records it is about.", ["working-group/maritime-consultations"], term="schema:about"),
    ] = ()
    period: Annotated[QualifiedDate | None, described("The time the claim speaks of.", "[2023-08-04..]")] = None


class Relation(Model):
    """How one claim of this statement bears on another claim."""

    type: Annotated[RelationType, described("The relation.", "qualifies")]
    from_: Annotated[Slug, described("Key of the claim in this statement.", "undecided", alias="from")]
    to: Annotated[ClaimRef, described("The other claim.", "2023-08-04-three-people-two-groups#maritime")]
    basis: Annotated[RelationBasis, described("Who relates the two.", "source")]
    note: Annotated[Text | None, described("The grounds.", "Both speak of the same group.")] = None


class Statement(Record):
    """One act of attribution: who said what, how surely, about which records."""

    type: Annotated[Literal["statement"], described("Type of the record; given by the folder.", "statement")] = (
        "statement"
    )
    kind: Annotated[StatementKind, described("What kind of statement it is.", "readout", term="schema:Statement")]
    title: Annotated[
        Label | None,
        described("The statement in plain words.", "US readout of the maritime consultations", term="schema:name"),
    ] = None
    speakers: Annotated[
        Items[Speaker],
        described(
            "The named speakers.", [{"person": "kurt-tong", "office": "managing-partner"}], term="schema:speaker"
        ),
    ] = ()
    unnamed: Annotated[
        UnnamedSpeaker | None,
        described(
            "The speaker whom the source does not name.",
            {"source": "ft-2023-08-04-communication-lines", "key": "fourth-person"},
        ),
    ] = None
    collective: Annotated[
        Collective | None, described("The group to which the words are attributed.", {"described_as": "critics"})
    ] = None
    voice: Annotated[
        OrganizationRef | None, described("The organization that speaks as such.", "us-department-of-state")
    ] = None
    side: Annotated[PartyRef | None, described("The party for which it is made.", "us")] = None
    parties: Annotated[Items[PartyRef], described("The parties that issue a joint statement.", ["us", "cn"])] = ()
    ground_rules: Annotated[
        GroundRules | None, described("The rules under which the words were spoken.", "not_stated")
    ] = None
    made: Annotated[QualifiedDate, described("When it was made.", "2023-11-03", term="schema:dateCreated")]
    first_said: Annotated[QualifiedDate | None, described("When a quoted label was first used.", "2023-06-14")] = None
    repeats: Annotated[
        Items[SourceRef],
        described(
            "Sources whose report the statement passes on.",
            ["ft-2023-08-04-communication-lines"],
            term="prov:wasQuotedFrom",
        ),
    ] = ()
    occasion: Annotated[
        MeetingRef | None,
        described("The meeting it was made at or reports.", "2023-11-03-lambert-hong", term="schema:recordedAt"),
    ] = None
    venue: Annotated[Label | None, described("Where it was made.", "State Department press briefing")] = None
    audience: Annotated[Label | None, described("To whom it was made.", "journalists")] = None
    quotes: Annotated[
        Items[Quote],
        described(
            "Short passages in the source's words.",
            [{"text": "candid, substantive and constructive", "lang": "en"}],
            term="schema:Quotation",
        ),
    ] = ()
    claims: Annotated[
        Items[Claim],
        Field(min_length=1),
        described(
            "What it says.",
            [{"key": "held", "text": "The two officials met in Beijing.", "modality": "asserts"}],
            term="schema:Claim",
        ),
    ]
    relations: Annotated[
        Items[Relation],
        described(
            "How its claims bear on others.",
            [
                {
                    "type": "qualifies",
                    "from": "undecided",
                    "to": "2023-08-04-three-people-two-groups#maritime",
                    "basis": "source",
                }
            ],
        ),
    ] = ()
    topics: Annotated[
        Items[TopicRef], described("Topics coded from this text alone.", ["maritime-issues"], term="schema:about")
    ] = ()
    terms: Annotated[
        Items[SourceText], described("Adjectives of the talks, as printed.", ["candid", "constructive"])
    ] = ()
    initiator: Annotated[
        PartyRef | None, described("The party that asked for the contact, if the text says.", "us")
    ] = None
