"""The vocabularies of records in general: states, dates, names, registries."""

from __future__ import annotations

from typing import Annotated, Literal

from dipldata.models.vocabularies._vocabulary import Vocabulary

State = Annotated[
    Literal["live", "draft", "retired"],
    Vocabulary(
        "state",
        {
            "live": "Part of every release.",
            "draft": "Reserved and checked, but in no release yet.",
            "retired": "Withdrawn or replaced; the id stays and resolves to its replacement or to a reason.",
        },
    ),
]
RevisionKind = Annotated[
    Literal["correction", "addition", "clarification", "retraction"],
    Vocabulary(
        "revision_kind",
        {
            "correction": "A released fact was wrong and has been put right.",
            "addition": "A fact was added to a released record.",
            "clarification": "The wording changed, the fact did not.",
            "retraction": "A released fact was withdrawn.",
        },
    ),
]
DateBasis = Annotated[
    Literal["stated", "derived", "external", "inferred"],
    Vocabulary(
        "date_basis",
        {
            "stated": "The cited source prints the date.",
            "derived": "Worked out from words of the source, such as a weekday; the words stand in `as_written`.",
            "external": "Taken from outside the cited text: the page's metadata or another source.",
            "inferred": "The curator's inference from circumstances, which the note names.",
        },
    ),
]
Verification = Annotated[
    Literal[
        "both_sides_confirmed",
        "one_side_confirmed",
        "independently_reported",
        "multiple_anonymous",
        "single_anonymous",
        "single_report",
        "disputed",
    ],
    Vocabulary(
        "verification",
        {
            "both_sides_confirmed": "A cited source of each party confirms it.",
            "one_side_confirmed": "A cited source of one party confirms it.",
            "independently_reported": "Two or more independent root sources report it, none official.",
            "multiple_anonymous": "Rests on more than one unnamed speaker.",
            "single_anonymous": "Rests on one unnamed speaker.",
            "single_report": "Rests on one report.",
            "disputed": "The sources disagree whether it is so.",
        },
    ),
]
NameOrder = Annotated[
    Literal["family_first", "given_first"],
    Vocabulary(
        "name_order",
        {"family_first": "Family name, then given name.", "given_first": "Given name, then family name."},
    ),
]
NameKind = Annotated[
    Literal["full", "short", "transliteration", "former", "translation"],
    Vocabulary(
        "name_kind",
        {
            "full": "The full name.",
            "short": "A short or everyday form.",
            "transliteration": "The name as another script renders its sound.",
            "former": "A name no longer used.",
            "translation": "A translation that sources use as a name.",
        },
    ),
]
OrganizationKind = Annotated[
    Literal[
        "government",
        "ministry",
        "party_organ",
        "office",
        "military",
        "legislature",
        "international_organization",
        "outlet",
        "think_tank",
        "consultancy",
        "company",
        "university",
    ],
    Vocabulary(
        "organization_kind",
        {
            "government": "A government as a whole.",
            "ministry": "A ministry or department of government.",
            "party_organ": "A political party or one of its organs.",
            "office": "An office, bureau, agency or embassy.",
            "military": "Armed forces or a command.",
            "legislature": "A parliament, chamber or committee.",
            "international_organization": "An organization of states.",
            "outlet": "A news publisher or agency.",
            "think_tank": "A research institute.",
            "consultancy": "An advisory firm.",
            "company": "Another company.",
            "university": "A university or college.",
        },
    ),
]
PlaceKind = Annotated[
    Literal["venue", "city", "region", "country"],
    Vocabulary(
        "place_kind",
        {
            "venue": "A building or estate.",
            "city": "A city or town.",
            "region": "An island, state or province.",
            "country": "A country, where no more is known.",
        },
    ),
]
Plover = Annotated[
    Literal[
        "political",
        "military",
        "intelligence",
        "peacekeeping",
        "economic",
        "diplomatic",
        "resource",
        "culture",
        "disease",
        "enviro_disaster",
        "migration",
        "humanitarian",
        "legal",
        "human_rights",
        "rights_freedoms",
        "terrorism",
        "human_security",
        "cbrn",
        "cyber",
        "crime",
        "crime_drugs",
        "corruption",
    ],
    Vocabulary(
        "plover",
        {
            "political": "Political matters under none of the others.",
            "military": "Armed forces, including military assistance.",
            "intelligence": "Intelligence and information.",
            "peacekeeping": "Peacekeeping operations.",
            "economic": "Trade, finance and economic development.",
            "diplomatic": "Diplomacy.",
            "resource": "Territory and natural resources.",
            "culture": "Cultural and educational exchange.",
            "disease": "Outbreaks of disease and epidemics.",
            "enviro_disaster": "Environment, climate change, disasters.",
            "migration": "Migration, refugees and displaced people.",
            "humanitarian": "Humanitarian assistance.",
            "legal": "National and international law.",
            "human_rights": "Human rights.",
            "rights_freedoms": "Political rights and freedoms.",
            "terrorism": "Terrorism.",
            "human_security": "Access to water, food, housing, energy, land.",
            "cbrn": "Chemical, biological, radiological and nuclear weapons.",
            "cyber": "Cyber attacks and crime.",
            "crime": "Crime and criminals.",
            "crime_drugs": "Possession, trade or making of illegal drugs.",
            "corruption": "Abuse of public office for private gain.",
        },
    ),
]
"""Those contexts of PLOVER (Political Language Ontology for Verifiable Event Records) that fit topics of talks."""
Level = Annotated[
    Literal["L1", "L2", "L3", "L4", "L5", "L6", "legislator", "non_official", "unknown"],
    Vocabulary(
        "level",
        {
            "L1": "Leader: head of state or government.",
            "L2": "Principal: minister, national security adviser, Politburo member, vice-premier.",
            "L3": "Deputy: vice-minister, deputy or under secretary.",
            "L4": "Senior official: assistant secretary, director-general, ambassador.",
            "L5": "Working level: deputy assistant secretary, deputy director-general, colonel.",
            "L6": "Expert or staff.",
            "legislator": "Member of a legislature.",
            "non_official": "Not an official.",
            "unknown": "The sources do not say.",
        },
    ),
]
CountOperator = Annotated[
    Literal["eq", "ge", "unknown"],
    Vocabulary(
        "count_operator",
        {"eq": "Exactly that many.", "ge": "At least that many.", "unknown": "The source gives no number."},
    ),
]
