"""Meetings, calls and visits. The leaf meeting is the unit of counting; a visit contains meetings."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from dipldata.models.fields import (
    BySide,
    Count,
    Day,
    GroupRef,
    Items,
    Label,
    MeetingRef,
    Model,
    PartyRef,
    PersonRef,
    PlaceRef,
    QualifiedDate,
    Slug,
    SourceRef,
    Text,
    TopicRef,
    described,
)
from dipldata.models.records import Record, Step, step_as_of
from dipldata.models.vocabularies import (
    Attendance,
    Capacity,
    MeetingKind,
    MeetingStatus,
    Mode,
    OutcomeKind,
    Setting,
    Verification,
)


class SideDate(Model):
    """The day of a contact in one side's time zone."""

    side: Annotated[PartyRef, described("The side.", "us")]
    date: Annotated[QualifiedDate, described("The day there.", "2024-05-23")]
    tz: Annotated[
        str,
        Field(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", max_length=60),
        described("IANA time zone.", "America/New_York"),
    ]
    note: Annotated[Text | None, described("Why the days differ.", "The call began at 21:00 in Washington.")] = None


class SideName(Model):
    """What one side calls the meeting."""

    side: Annotated[PartyRef, described("The side.", "cn")]
    text: Annotated[Label, described("Its name for the meeting.", "San Francisco summit")]
    source: Annotated[SourceRef | None, described("Where the name stands.", "mfa-2023-11-16-summit")] = None


class Participant(Model):
    """A person who takes part, or a number of people whom the source does not name."""

    side: Annotated[PartyRef, described("The side the person takes part for.", "us", term="schema:attendee")]
    person: Annotated[PersonRef | None, described("The person.", "antony-blinken", term="schema:participant")] = None
    office: Annotated[
        Slug | None, described("Key of the person's office on the day.", "secretary-of-state", term="org:holds")
    ] = None
    styled: Annotated[
        Label | None, described("The title in the source, where it differs from the office's.", "China coordinator")
    ] = None
    unnamed: Annotated[
        Label | None, described("How the source describes people it does not name.", "senior US officials")
    ] = None
    count: Annotated[Count | None, described("How many unnamed people.", {"number": 2, "op": "ge"})] = None
    capacity: Annotated[Capacity | None, described("What the person takes part as.", "head")] = None
    attendance: Annotated[Attendance, described("How sure it is that the person took part.", "reported")]


class MeetingStep(Step):
    """A step in the life of a meeting: planned, announced, held, called off."""

    status: Annotated[MeetingStatus, described("What happened to the meeting.", "held", term="schema:eventStatus")]
    new_date: Annotated[QualifiedDate | None, described("The day it was put off to.", "2023-06")] = None


class NoReadout(Model):
    """A side published no account that could be found."""

    side: Annotated[PartyRef, described("The side.", "cn")]
    checked_on: Annotated[Day, described("Day of the search.", "2024-01-15")]
    where: Annotated[Text, described("Where it was sought.", "Foreign ministry, Xinhua, embassy in Washington")]


class Outcome(Model):
    """What a meeting led to, as one or more sides claim it."""

    kind: Annotated[OutcomeKind, described("What kind of outcome.", "commitment")]
    text: Annotated[Text, described("The outcome, in the curator's own words.", "To meet again within the year.")]
    claimed_by: Annotated[Items[PartyRef], described("The parties that claim it.", ["us", "cn"])]
    due: Annotated[QualifiedDate | None, described("When it is due.", "2024-06")] = None


class Meeting(Record):
    """One contact between parties: a meeting, call, round, encounter or exchange of letters; or a visit."""

    type: Annotated[Literal["meeting"], described("Type of the record; given by the folder.", "meeting")] = "meeting"
    kind: Annotated[MeetingKind, described("What kind of contact it is.", "round", term="schema:Event")]
    title: Annotated[
        Label, described("The meeting in plain words.", "Maritime consultations in Beijing", term="schema:name")
    ]
    names_by_side: Annotated[
        Items[SideName],
        described("What each side calls it, where the names differ.", [{"side": "cn", "text": "San Francisco summit"}]),
    ] = ()
    start: Annotated[
        QualifiedDate, described("First day, in the place where it happened.", "2023-11-03", term="schema:startDate")
    ]
    end: Annotated[
        QualifiedDate | None, described("Last day, if not the first.", "2023-11-04", term="schema:endDate")
    ] = None
    side_dates: Annotated[
        Items[SideDate],
        described(
            "The day of each side, where the two capitals' days differ.",
            [{"side": "us", "date": "2024-05-23", "tz": "America/New_York"}],
        ),
    ] = ()
    mode: Annotated[Mode, described("How the sides were in contact.", "in_person", term="schema:eventAttendanceMode")]
    setting: Annotated[Setting | None, described("What kind of place it was held in.", "host_capital")] = None
    host_event: Annotated[
        Label | None, described("The event beside which it was held.", "G20 summit in Bali", term="schema:superEvent")
    ] = None
    place: Annotated[PlaceRef | None, described("Where it was held.", "beijing", term="schema:location")] = None
    parties: Annotated[
        Items[PartyRef],
        Field(min_length=1),
        described("The parties in contact.", ["us", "cn"], term="schema:organizer"),
    ]
    participants: Annotated[
        Items[Participant],
        described(
            "Who took part, or was to take part.",
            [{"side": "us", "person": "antony-blinken", "office": "secretary-of-state", "attendance": "reported"}],
            term="schema:attendee",
        ),
    ]
    part_of: Annotated[
        MeetingRef | None,
        described("The visit it belongs to.", "2023-06-18-blinken-beijing-visit", term="schema:superEvent"),
    ] = None
    working_group: Annotated[GroupRef | None, described("The group whose round it is.", "maritime-consultations")] = (
        None
    )
    round: Annotated[
        BySide[Annotated[int, Field(ge=1, le=1000)]] | None,
        described("Number of the round as each side counts.", {"us": 2, "cn": 2}),
    ] = None
    history: Annotated[
        Items[MeetingStep],
        described(
            "What became of it, step by step.",
            [{"status": "held", "known": "2023-11-03", "sources": ["state-2023-11-03-lambert-hong"]}],
            term="schema:eventStatus",
        ),
    ]
    no_readout: Annotated[
        Items[NoReadout],
        described(
            "Sides whose readout was sought and not found.",
            [{"side": "cn", "checked_on": "2024-01-15", "where": "Foreign ministry and Xinhua"}],
        ),
    ] = ()
    topics: Annotated[
        Items[TopicRef],
        described("Topics that sources other than readouts add.", ["maritime-issues"], term="schema:about"),
    ] = ()
    outcomes: Annotated[
        Items[Outcome],
        described(
            "What the meeting led to.",
            [{"kind": "commitment", "text": "To meet again within the year.", "claimed_by": ["us", "cn"]}],
        ),
    ] = ()
    verification: Annotated[Verification, described("How well the meeting is attested.", "both_sides_confirmed")]
    distinct_from: Annotated[
        Items[MeetingRef],
        described(
            "Similar meetings that were reviewed and are not the same.",
            ["2023-11-06-li-stewart"],
            term="owl:differentFrom",
        ),
    ] = ()

    @property
    def status(self) -> str | None:
        """The status by the last step of the history, or None where there is no step."""
        return self.history[-1].status if self.history else None

    @property
    def last_day(self) -> QualifiedDate:
        """The end, or the start where no end is recorded."""
        return self.end or self.start

    def status_as_of(self, day: dt.date) -> str | None:
        """The status as it was publicly known on a day, or None before the first step."""
        step = step_as_of(self.history, day)
        return step.status if step else None
