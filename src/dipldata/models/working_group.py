"""Working groups: every standing channel between parties, from hotlines to dialogues, with its life step by step."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from dipldata.models.fields import (
    GroupRef,
    Items,
    Label,
    Language,
    MeetingRef,
    Model,
    OrganizationRef,
    PartyRef,
    PersonRef,
    QualifiedDate,
    Slug,
    Text,
    TopicRef,
    TypedRef,
    UsedBy,
    described,
)
from dipldata.models.records import Record, Step, step_as_of
from dipldata.models.vocabularies import Formality, GroupKind, GroupStatus, Likelihood, Scope, Track, Verification

RelationLevel = Literal["high", "moderate", "low"]


class GroupName(Model):
    """A name of the group, and who uses it."""

    text: Annotated[Label, described("The name.", "consultations on maritime affairs", term="schema:name")]
    lang: Annotated[Language, described("Language of the name.", "en", term="schema:inLanguage")]
    used_by: Annotated[UsedBy, described("`press`, or the party that uses the name.", "cn")]
    from_: Annotated[QualifiedDate | None, described("First used.", "2023-09-18", alias="from")] = None
    to: Annotated[QualifiedDate | None, described("Last used.", "2024-05-24")] = None
    descriptive: Annotated[bool, described("Whether it only describes the group, without being its name.", True)] = (
        False
    )


class Cadence(Model):
    """How often the group is to meet."""

    text: Annotated[Label, described("The cadence, in the curator's own words.", "every quarter")]
    per_year: Annotated[float | None, Field(gt=0, le=366), described("Meetings a year.", 4)] = None
    from_: Annotated[QualifiedDate | None, described("Since when.", "2023-09-22", alias="from")] = None
    to: Annotated[QualifiedDate | None, described("Until when.", "2025-01")] = None


class Lead(Model):
    """The body that leads the group for a side."""

    side: Annotated[PartyRef, described("The side.", "us")]
    organization: Annotated[OrganizationRef, described("Its leading body.", "us-department-of-state")]


class Chair(Model):
    """A person who chairs the group for a side."""

    side: Annotated[PartyRef, described("The side.", "cn")]
    person: Annotated[PersonRef, described("The chair.", "hong-liang")]
    office: Annotated[Slug, described("Key of the office held as chair.", "dg-boundary-and-ocean-affairs")]
    from_: Annotated[QualifiedDate | None, described("First day as chair.", "2023-11-03", alias="from")] = None
    to: Annotated[QualifiedDate | None, described("Last day as chair.", "2024-05-24")] = None
    co_chair: Annotated[bool, described("Whether the side has more than one chair at a time.", True)] = False


class GroupStep(Step):
    """A step in the life of a group: discussed, agreed, active, suspended, ended."""

    status: Annotated[GroupStatus, described("What became of the group.", "suspended")]
    scope: Annotated[Scope | None, described("How much of the group the step covers.", "next_round")] = None
    trigger: Annotated[
        Text | None, described("What caused the step, by its source.", "The Speaker's visit to Taiwan")
    ] = None
    trigger_record: Annotated[
        TypedRef | None, described("The record of what caused it.", "meeting/2022-08-02-pelosi-taipei")
    ] = None
    likelihood: Annotated[Likelihood | None, described("How likely the source calls a plan.", "possible")] = None
    meeting: Annotated[
        MeetingRef | None, described("The meeting at which the step was taken.", "2023-11-03-lambert-hong")
    ] = None


class Identity(Model):
    """Why this body is taken to be the one of an earlier report."""

    basis: Annotated[Literal["stated", "inferred"], described("Whether a source says so.", "inferred")]
    level: Annotated[RelationLevel, described("How sure the curator is.", "moderate")]
    note: Annotated[Text, described("The grounds.", "No source says that the consultations are the reported group.")]
    same_as: Annotated[
        Items[GroupRef],
        described("The earlier reported bodies, where they have records of their own.", ["maritime-working-group"]),
    ] = ()


class WorkingGroup(Record):
    """A standing channel between parties."""

    type: Annotated[
        Literal["working_group"], described("Type of the record; given by the folder.", "working_group")
    ] = "working_group"
    kind: Annotated[GroupKind, described("What kind of channel it is.", "consultation", term="org:Organization")]
    names: Annotated[
        Items[GroupName],
        Field(min_length=1),
        described(
            "Its names.",
            [{"text": "consultations on maritime affairs", "lang": "en", "used_by": "cn"}],
            term="schema:name",
        ),
    ]
    parties: Annotated[
        Items[PartyRef], Field(min_length=1), described("The parties.", ["us", "cn"], term="org:hasMember")
    ]
    topics: Annotated[Items[TopicRef], described("What it deals with.", ["maritime-issues"], term="schema:about")]
    track: Annotated[Track | None, described("Officials (1), mixed (1.5) or non-officials (2).", "1")] = None
    formality: Annotated[Formality, described("Whether it meets by a cadence.", "systematic")]
    cadence: Annotated[
        Items[Cadence],
        described("How often it is to meet; several where that changed.", [{"text": "every quarter", "per_year": 4}]),
    ] = ()
    leads: Annotated[
        Items[Lead],
        described("The leading body of each side.", [{"side": "us", "organization": "us-department-of-state"}]),
    ] = ()
    chairs: Annotated[
        Items[Chair],
        described(
            "Who chairs it for each side, and when.",
            [{"side": "cn", "person": "hong-liang", "office": "dg-boundary-and-ocean-affairs", "from": "2023-11-03"}],
            term="org:headOf",
        ),
    ] = ()
    reports_to: Annotated[Items[PersonRef], described("To whom it reports.", ["he-lifeng"], term="org:reportsTo")] = ()
    parent: Annotated[
        GroupRef | None,
        described("The body it belongs to.", "strategic-and-economic-dialogue", term="org:subOrganizationOf"),
    ] = None
    successor_of: Annotated[
        Items[GroupRef], described("The bodies that it replaces.", ["strategic-dialogue"], term="org:changedBy")
    ] = ()
    split_from: Annotated[
        GroupRef | None, described("The body that it was split from.", "strategic-and-economic-dialogue")
    ] = None
    history: Annotated[
        Items[GroupStep],
        described(
            "Its life, step by step.",
            [{"status": "active", "known": "2023-11-03", "sources": ["state-2023-11-03-lambert-hong"]}],
        ),
    ]
    identity: Annotated[
        Identity | None,
        described(
            "Why it is taken to be the body of an earlier report.",
            {"basis": "inferred", "level": "moderate", "note": "No source says that the two are one."},
        ),
    ] = None
    verification: Annotated[Verification, described("How well the group is attested.", "both_sides_confirmed")]

    @property
    def status(self) -> str | None:
        """The status by the last step of the history, or None where there is no step."""
        return self.history[-1].status if self.history else None

    def status_as_of(self, day: dt.date) -> str | None:
        """The status as it was publicly known on a day, or None before the first step."""
        step = step_as_of(self.history, day)
        return step.status if step else None
