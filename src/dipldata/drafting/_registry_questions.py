"""The questions for people, organizations, places, topics, parties and working groups."""

from __future__ import annotations

from typing import Final

from dipldata.drafting._dated_questions import DISTINCT, NOTES, SOURCES
from dipldata.drafting._question import Question, words_of
from dipldata.models.vocabularies import (
    Formality,
    GroupKind,
    GroupStatus,
    Level,
    NameOrder,
    OrganizationKind,
    PlaceKind,
    Plover,
    Track,
    Verification,
)

_CHINESE: Final = Question("name-zh", "Chinese name", "The name in Chinese characters.", need="asked", example="王毅")

PERSON: Final = (
    Question("name", "Name", "The name in Latin letters, as sources write it.", need="required", example="Wang Yi"),
    Question("order", "Order of the name", "Which part of the name comes first.", "choice", "required",
             choices=words_of(NameOrder)),
    Question("family", "Family name", "The family name; the first or last word of the name unless said.",
             example="Wang"),
    _CHINESE,
    Question("family-zh", "Chinese family name", "Its characters; the first one unless said.", example="欧阳"),
    Question("office", "Office", "The title of an office.", need="required", example="Minister of Foreign Affairs"),
    Question("organization", "Organization", "The organization of the office: its id or name.", "id", "required",
             "organization", example="ministry-of-foreign-affairs"),
    Question("level", "Level", "The level of the office.", "choice", "required", choices=words_of(Level)),
    Question("side", "Side", "The party of the office, or none; that of the organization unless said."),
    Question("office-key", "Office key", "The key of the office; made from its title unless said.",
             example="foreign-minister"),
    Question("from", "From", "The first day in office.", "date", "asked", example="2021-01-26"),
    Question("to", "To", "The last day in office.", "date", example="2025-01-20"),
    Question("attested", "Attested on", "A day on which a source shows the person in the office.", "date", "asked",
             many=True, example="2023-11-03"),
    Question("acting", "Acting", "The office is held in an acting capacity.", "flag"),
    Question("exclusive", "Exclusive", "Only one person can hold the office at a time.", "flag"),
    SOURCES,
    Question("wikidata", "Wikidata", "The item in Wikidata.", example="Q148"),
    Question("distinct-from", "Distinct from", DISTINCT, "id", "optional", "person", many=True),
    NOTES,
)  # fmt: skip

ORGANIZATION: Final = (
    Question("name", "Name", "The name in English.", need="required", example="Department of State"),
    Question("name-zh", "Chinese name", "The name in Chinese characters.", example="外交部"),
    Question("kind", "Kind", "What kind of body it is.", "choice", "required", choices=words_of(OrganizationKind)),
    Question("party", "Party", "The party it belongs to, or none.", need="asked", example="us"),
    Question("parent", "Parent", "The body it belongs to: its id or name.", "id", "optional", "organization"),
    Question("wikidata", "Wikidata", "The item in Wikidata.", example="Q789915"),
    Question("distinct-from", "Distinct from", DISTINCT, "id", "optional", "organization", many=True),
    NOTES,
)  # fmt: skip

PLACE: Final = (
    Question("name", "Name", "The name in English.", need="required", example="Beijing"),
    Question("name-zh", "Chinese name", "The name in Chinese characters.", example="北京"),
    Question("country", "Country", "The country, ISO 3166-1 alpha-2.", need="required", example="CN"),
    Question("kind", "Kind", "How exact the place is.", "choice", "required", choices=words_of(PlaceKind)),
    Question("tz", "Time zone", "The IANA time zone.", need="asked", example="Asia/Shanghai"),
    Question("wikidata", "Wikidata", "The item in Wikidata.", example="Q956"),
    NOTES,
)  # fmt: skip

TOPIC: Final = (
    Question("label", "Label", "The topic in plain, neutral words.", need="required", example="Maritime issues"),
    Question("definition", "Definition", "What belongs to it and what does not.", need="required",
             example="Safety and rights at sea."),
    Question("parent", "Wider topic", "The wider topic: its id or label.", "id", "asked", "topic"),
    Question("side-term", "Terms of the sides", "What a side calls it: SIDE=TERM.", "entry", many=True,
             example="cn=Taiwan question"),
    Question("plover", "PLOVER context", "A PLOVER context.", "choice", choices=words_of(Plover), many=True),
    NOTES,
)  # fmt: skip

PARTY: Final = (
    Question("name", "Name", "The name in English.", need="required", example="China"),
    Question("name-zh", "Chinese name", "The name in Chinese characters.", example="中国"),
    Question("iso2", "ISO 3166-1 alpha-2", "The code of two letters.", need="required", example="CN"),
    Question("iso3", "ISO 3166-1 alpha-3", "The code of three letters.", need="asked", example="CHN"),
    Question("cow", "Correlates of War", "The code of the Correlates of War project.", need="asked", example="710"),
    NOTES,
)  # fmt: skip

GROUP: Final = (
    Question("kind", "Kind", "What kind of channel it is.", "choice", "required", choices=words_of(GroupKind)),
    Question("name", "Name", "Its name in English.", need="required", example="consultations on maritime affairs"),
    Question("used-by", "Used by", "`press`, or the party that uses the name.", need="required", example="cn"),
    Question("descriptive", "Descriptive", "The name only describes the group.", "flag"),
    Question("name-zh", "Chinese name", "Its name in Chinese characters, as China uses it.", example="海洋事务磋商"),
    Question("party", "Parties", "A party of the group.", "id", "required", "party", many=True, example="us"),
    Question("topic", "Topics", "What it deals with: its id or name.", "id", "required", "topic", many=True),
    Question("formality", "Formality", "Whether it meets by a cadence.", "choice", "required",
             choices=words_of(Formality)),
    Question("cadence", "Cadence", "How often it is to meet, in your own words.", need="asked",
             only=(("formality", ("systematic",)),), example="every quarter"),
    Question("track", "Track", "Officials (1), mixed (1.5) or non-officials (2).", "choice", choices=words_of(Track)),
    Question("lead", "Leads", "The leading body of a side: SIDE=ORGANIZATION.", "entry", many=True,
             example="us=us-department-of-state"),
    Question("status", "Status", "The first step in its life.", "choice", "required", choices=words_of(GroupStatus)),
    SOURCES,
    Question("known", "Known since", "When the step became public; the first publication of its sources unless said.",
             "date", example="2023-11-03"),
    Question("by", "Taken by", "A party that took the step.", "id", "asked", "party", many=True,
             only=(("status", ("suspended",)),)),
    Question("sources-word", "The source's word", "The source's own word for the step.", need="asked",
             only=(("status", ("suspended",)),), example="suspended"),
    Question("verification", "Verification", "How well it is attested; worked out from the sources unless said.",
             "choice", choices=words_of(Verification)),
    Question("parent", "Parent", "The body it belongs to: its id or name.", "id", "optional", "working_group"),
    NOTES,
)  # fmt: skip
