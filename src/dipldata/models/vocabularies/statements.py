"""The vocabularies of statements and sources."""

from __future__ import annotations

from typing import Annotated, Literal

from dipldata.models.vocabularies._vocabulary import Vocabulary

StatementKind = Annotated[
    Literal[
        "speech",
        "briefing_answer",
        "press_release",
        "readout",
        "joint_statement",
        "testimony",
        "interview",
        "social_post",
        "letter",
        "anonymous",
        "collective",
        "expert_comment",
        "quoted_label",
        "outlet_voice",
        "photo_caption",
        "leak",
    ],
    Vocabulary(
        "statement_kind",
        {
            "speech": "Prepared remarks delivered in public.",
            "briefing_answer": "An answer or opening line at a press briefing.",
            "press_release": "A written announcement of an institution.",
            "readout": "One side's account of one meeting or call.",
            "joint_statement": "A text that two or more parties issue as their common one.",
            "testimony": "Evidence before a legislature.",
            "interview": "Answers to a journalist, on the record.",
            "social_post": "A post on a social network by a named account.",
            "letter": "A letter, message or note between parties or to the public.",
            "anonymous": "Words attributed to a person whom the source does not name.",
            "collective": "Words attributed to a group, such as critics or lawmakers.",
            "expert_comment": "Assessment by a named person outside both governments.",
            "quoted_label": "An earlier phrase that the source repeats as somebody's label.",
            "outlet_voice": "The publisher speaking for itself, without attribution.",
            "photo_caption": "The text under a photograph; it supports presence and place only.",
            "leak": "Words made public against the ground rules they were spoken under.",
        },
    ),
]
GroundRules = Annotated[
    Literal["on_record", "background", "deep_background", "off_record", "not_stated"],
    Vocabulary(
        "ground_rules",
        {
            "on_record": "May be quoted by name.",
            "background": "May be quoted, described but not named.",
            "deep_background": "May be used, not quoted and not attributed.",
            "off_record": "May not be used for publication.",
            "not_stated": "The source does not say which rule held; the honest default.",
        },
    ),
]
Modality = Annotated[
    Literal[
        "asserts",
        "denies",
        "may",
        "considers",
        "plans",
        "expects",
        "undecided",
        "commits",
        "requests",
        "evaluates",
        "asks",
    ],
    Vocabulary(
        "modality",
        {
            "asserts": "Says that it is, was or will be so.",
            "denies": "Says that it is not so.",
            "may": "Says that it is possible.",
            "considers": "Says that it is being weighed.",
            "plans": "Says that the actor intends it.",
            "expects": "Says that it is likely to come.",
            "undecided": "Says that no decision has been taken.",
            "commits": "Promises it on behalf of a party.",
            "requests": "Asks or urges the other side to do it.",
            "evaluates": "Judges it; carries no fact about a step.",
            "asks": "Puts it as a question.",
        },
    ),
]
RelationType = Annotated[
    Literal["contradicts", "denies", "qualifies", "supports", "repeats", "corrects"],
    Vocabulary(
        "relation_type",
        {
            "contradicts": "Both cannot be true.",
            "denies": "Answers the other claim by name and rejects it.",
            "qualifies": "Limits the other claim without contradicting it.",
            "supports": "Gives independent ground for the other claim.",
            "repeats": "Passes the other claim on without ground of its own.",
            "corrects": "Replaces the other claim, by the same speaker or publisher.",
        },
    ),
]
RelationBasis = Annotated[
    Literal["source", "curator"],
    Vocabulary(
        "relation_basis",
        {"source": "The source itself relates the two.", "curator": "The curator relates them by comparing the texts."},
    ),
]
SourceKind = Annotated[
    Literal[
        "official_readout",
        "press_release",
        "joint_statement",
        "transcript",
        "press_briefing",
        "news_article",
        "re_report",
        "report",
        "dataset",
        "treaty",
        "social_post",
        "archival",
        "leak",
    ],
    Vocabulary(
        "source_kind",
        {
            "official_readout": "A party's own account of a meeting or call.",
            "press_release": "A party's or institution's announcement.",
            "joint_statement": "A text issued by several parties as their common one.",
            "transcript": "A transcript of remarks.",
            "press_briefing": "A transcript or record of a press briefing.",
            "news_article": "A news report with reporting of its own.",
            "re_report": "A report that passes on another's report, named in `derived_from`.",
            "report": "A study, chronology or report of an institution.",
            "dataset": "A structured collection of data.",
            "treaty": "The text of an agreement.",
            "social_post": "A post on a social network.",
            "archival": "An archival document or its edition.",
            "leak": "A text made public against the will of its owner.",
        },
    ),
]
Consultation = Annotated[
    Literal["page", "archived_copy", "excerpt", "not_seen"],
    Vocabulary(
        "consultation",
        {
            "page": "The page or document itself was read, as a whole.",
            "archived_copy": "A stored copy of the page was read, as a whole.",
            "excerpt": "Only a part of the text was read.",
            "not_seen": "Known from another source only.",
        },
    ),
]
Licence = Annotated[
    Literal["public_domain", "cc", "copyright", "unknown"],
    Vocabulary(
        "licence",
        {
            "public_domain": "In the public domain, such as works of the US federal government.",
            "cc": "Under a Creative Commons licence.",
            "copyright": "In copyright; only short quotation.",
            "unknown": "Not known; treated as in copyright.",
        },
    ),
]
Access = Annotated[
    Literal["open", "paywalled", "offline", "gone"],
    Vocabulary(
        "access",
        {
            "open": "Free to read on the web.",
            "paywalled": "For subscribers.",
            "offline": "Only on paper or in an archive.",
            "gone": "No longer at its address.",
        },
    ),
]
Reliability = Annotated[
    Literal["A", "B", "C", "D", "E", "F"],
    Vocabulary(
        "reliability",
        {
            "A": "Completely reliable: the issuing party's own text.",
            "B": "Usually reliable: quality wire and press.",
            "C": "Fairly reliable.",
            "D": "Not usually reliable.",
            "E": "Unreliable.",
            "F": "Cannot be judged.",
        },
    ),
]
Directness = Annotated[
    Literal["direct", "indirect", "unknown"],
    Vocabulary(
        "directness",
        {
            "direct": "Said to know at first hand.",
            "indirect": "Said to have been told.",
            "unknown": "The source does not say.",
        },
    ),
]
