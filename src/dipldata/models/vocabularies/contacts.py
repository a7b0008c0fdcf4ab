"""The vocabularies of meetings and working groups."""

from __future__ import annotations

from typing import Annotated, Literal

from dipldata.models.vocabularies._vocabulary import Vocabulary

MeetingKind = Annotated[
    Literal["visit", "meeting", "call", "round", "encounter", "exchange_of_letters"],
    Vocabulary(
        "meeting_kind",
        {
            "visit": "A journey that contains meetings; never counted itself.",
            "meeting": "People of both sides meet, in a room or by video.",
            "call": "People of both sides speak by telephone.",
            "round": "A meeting of a standing working group.",
            "encounter": "People are seen together; no more is known.",
            "exchange_of_letters": "Written messages exchanged instead of a meeting.",
        },
    ),
]
Mode = Annotated[
    Literal["in_person", "phone", "video", "hybrid", "written", "unknown"],
    Vocabulary(
        "mode",
        {
            "in_person": "In one place.",
            "phone": "By telephone.",
            "video": "By video link.",
            "hybrid": "Some in the room, some by video link.",
            "written": "In writing.",
            "unknown": "The sources do not say.",
        },
    ),
]
Setting = Annotated[
    Literal["host_capital", "host_other", "third_country", "sidelines", "mission", "remote", "unknown"],
    Vocabulary(
        "setting",
        {
            "host_capital": "In the capital of one of the parties.",
            "host_other": "Elsewhere in the country of one of the parties.",
            "third_country": "In a country that is none of the parties.",
            "sidelines": "Beside another event, named in `host_event`.",
            "mission": "In an embassy or permanent mission.",
            "remote": "By telephone, video or in writing.",
            "unknown": "The sources do not say.",
        },
    ),
]
Capacity = Annotated[
    Literal["head", "co_chair", "principal", "plus_one", "interpreter", "observer"],
    Vocabulary(
        "capacity",
        {
            "head": "Leads the delegation of a side.",
            "co_chair": "Chairs together with somebody else.",
            "principal": "A main participant of a side.",
            "plus_one": "Accompanies the principal.",
            "interpreter": "Interprets.",
            "observer": "Is present without taking part.",
        },
    ),
]
Attendance = Annotated[
    Literal["reported", "photographed", "expected", "confirmed", "absent", "denied"],
    Vocabulary(
        "attendance",
        {
            "reported": "A source says that the person took part.",
            "photographed": "A photograph or its caption shows the person there.",
            "expected": "A source says that the person will take part.",
            "confirmed": "The person's own side says that the person took part.",
            "absent": "A source says that the person stayed away.",
            "denied": "A side denies that the person took part.",
        },
    ),
]
MeetingStatus = Annotated[
    Literal["reported_plan", "announced", "held", "postponed", "cancelled", "lapsed", "disputed"],
    Vocabulary(
        "meeting_status",
        {
            "reported_plan": "Reported as planned, not announced by a party.",
            "announced": "Announced by a party.",
            "held": "Took place.",
            "postponed": "Put off, to a named day or none.",
            "cancelled": "Called off.",
            "lapsed": "The time for it passed without it, and without a word.",
            "disputed": "One party says that it took place, another that it did not.",
        },
    ),
]
OutcomeKind = Annotated[
    Literal[
        "agreement", "group_created", "group_resumed", "next_meeting", "commitment", "shared_goal", "none_announced"
    ],
    Vocabulary(
        "outcome_kind",
        {
            "agreement": "A text was agreed or signed.",
            "group_created": "A working group or other channel was set up.",
            "group_resumed": "A suspended channel was resumed.",
            "next_meeting": "A further meeting was agreed.",
            "commitment": "A side promised to do or not to do something.",
            "shared_goal": "The sides named a common aim.",
            "none_announced": "A source says that nothing was announced.",
        },
    ),
]
GroupKind = Annotated[
    Literal[
        "working_group",
        "dialogue",
        "consultation",
        "commission",
        "hotline",
        "agreement_body",
        "expert_group",
        "family",
    ],
    Vocabulary(
        "group_kind",
        {
            "working_group": "A standing group of officials with a topic.",
            "dialogue": "A recurring high-level meeting under a name.",
            "consultation": "Recurring consultations between two offices.",
            "commission": "A joint commission with a mandate.",
            "hotline": "A standing line for calls.",
            "agreement_body": "A body set up by an agreement to carry it out.",
            "expert_group": "A standing group of experts.",
            "family": "A class of bodies that sources speak of together; it has no rounds.",
        },
    ),
]
Track = Annotated[
    Literal["1", "1.5", "2"],
    Vocabulary(
        "track",
        {
            "1": "Between officials.",
            "1.5": "Officials and non-officials together.",
            "2": "Between non-officials.",
        },
    ),
]
Formality = Annotated[
    Literal["systematic", "ad_hoc", "unknown"],
    Vocabulary(
        "formality",
        {
            "systematic": "Meets by a stated or shown cadence.",
            "ad_hoc": "Meets when there is occasion.",
            "unknown": "The sources do not say.",
        },
    ),
]
GroupStatus = Annotated[
    Literal["under_discussion", "agreed", "active", "suspended", "ended", "superseded", "dropped"],
    Vocabulary(
        "group_status",
        {
            "under_discussion": "Proposed or being discussed.",
            "agreed": "The parties agreed to set it up.",
            "active": "It meets, or an official text says that it works.",
            "suspended": "A party stopped it for a time.",
            "ended": "It was closed.",
            "superseded": "Another body took its place.",
            "dropped": "The plan for it was given up before it met.",
        },
    ),
]
Scope = Annotated[
    Literal["whole", "next_round", "part"],
    Vocabulary(
        "scope",
        {
            "whole": "The whole channel.",
            "next_round": "Only the round that was due next.",
            "part": "One of its parts or topics.",
        },
    ),
]
Likelihood = Annotated[
    Literal["planned", "expected", "possible", "uncertain"],
    Vocabulary(
        "likelihood",
        {
            "planned": "The source treats it as planned.",
            "expected": "The source expects it.",
            "possible": "The source calls it possible.",
            "uncertain": "The source doubts it.",
        },
    ),
]
