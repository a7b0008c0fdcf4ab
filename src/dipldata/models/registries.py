"""The small registries that other records refer to: organizations, places, topics and parties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dipldata.models.fields import (
    BySide,
    Items,
    Label,
    Model,
    Name,
    OrganizationRef,
    PartyOrNone,
    QualifiedDate,
    Text,
    TopicRef,
    described,
)
from dipldata.models.records import Record
from dipldata.models.vocabularies import OrganizationKind, PlaceKind, Plover


class Organization(Record):
    """A government, ministry, office, outlet or other body."""

    type: Annotated[Literal["organization"], described("Type of the record; given by the folder.", "organization")] = (
        "organization"
    )
    names: Annotated[
        Items[Name],
        Field(min_length=1),
        described("Its names.", [{"text": "Department of State", "lang": "en"}], term="schema:name"),
    ]
    kind: Annotated[OrganizationKind, described("What kind of body it is.", "ministry", term="org:classification")]
    party: Annotated[PartyOrNone | None, described("The party it belongs to; `none` or left out for others.", "us")] = (
        None
    )
    parent: Annotated[
        OrganizationRef | None, described("The body it belongs to.", "us-government", term="org:subOrganizationOf")
    ] = None
    from_: Annotated[
        QualifiedDate | None, described("Founded.", "2018-03", term="schema:foundingDate", alias="from")
    ] = None
    to: Annotated[QualifiedDate | None, described("Dissolved.", "2018-03", term="schema:dissolutionDate")] = None
    successor_of: Annotated[
        Items[OrganizationRef],
        described("The bodies it replaces.", ["state-oceanic-administration"], term="org:changedBy"),
    ] = ()
    distinct_from: Annotated[
        Items[OrganizationRef],
        described("Bodies of the same name that are others.", ["ministry-of-defence"], term="owl:differentFrom"),
    ] = ()


class Location(Model):
    """A point on the earth, WGS 84."""

    latitude: Annotated[float, Field(ge=-90, le=90), described("Degrees north.", 39.9042, term="schema:latitude")]
    longitude: Annotated[float, Field(ge=-180, le=180), described("Degrees east.", 116.4074, term="schema:longitude")]


class Place(Record):
    """A place where contact happens. A country code is technical and takes no position on status."""

    type: Annotated[Literal["place"], described("Type of the record; given by the folder.", "place")] = "place"
    name: Annotated[Label, described("Name in English.", "Beijing", term="schema:name")]
    names: Annotated[Items[Name], described("Names in other languages.", [{"text": "北京", "lang": "zh"}])] = ()
    country: Annotated[
        str, Field(pattern=r"^[A-Z]{2}$"), described("Country, ISO 3166-1 alpha-2.", "CN", term="schema:addressCountry")
    ]
    kind: Annotated[PlaceKind, described("How exact the place is.", "city")]
    tz: Annotated[
        str | None,
        Field(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", max_length=60),
        described("IANA time zone.", "Asia/Shanghai"),
    ] = None
    location: Annotated[
        Location | None, described("Where it is.", {"latitude": 39.9042, "longitude": 116.4074}, term="schema:geo")
    ] = None


class Topic(Record):
    """What talks are about."""

    type: Annotated[Literal["topic"], described("Type of the record; given by the folder.", "topic")] = "topic"
    label: Annotated[Label, described("The topic in plain, neutral words.", "Taiwan", term="skos:prefLabel")]
    parent: Annotated[TopicRef | None, described("The wider topic.", "regional-issues", term="skos:broader")] = None
    side_terms: Annotated[
        BySide[Label] | None,
        described(
            "What each side calls it.", {"cn": "Taiwan question", "us": "cross-Strait issues"}, term="skos:altLabel"
        ),
    ] = None
    definition: Annotated[
        Text,
        described(
            "What belongs to it and what does not.",
            "Relations across the Taiwan Strait, and US relations with Taiwan.",
            term="skos:definition",
        ),
    ]
    plover: Annotated[Items[Plover], described("PLOVER contexts.", ["military"], term="skos:closeMatch")] = ()


class PartyCodes(Model):
    """Codes of a party in other systems, as text."""

    iso2: Annotated[str | None, Field(pattern=r"^[A-Z]{2}$"), described("ISO 3166-1 alpha-2.", "US")] = None
    iso3: Annotated[str | None, Field(pattern=r"^[A-Z]{3}$"), described("ISO 3166-1 alpha-3.", "USA")] = None
    cow: Annotated[str | None, Field(pattern=r"^[0-9]{1,3}$"), described("Correlates of War.", "2")] = None


class Party(Record):
    """A party to contact: a government, seen as one side."""

    type: Annotated[Literal["party"], described("Type of the record; given by the folder.", "party")] = "party"
    names: Annotated[
        Items[Name], Field(min_length=1), described("Its names.", [{"text": "China", "lang": "en"}], term="schema:name")
    ]
    codes: Annotated[PartyCodes, described("Its codes in other systems.", {"iso3": "USA", "cow": "2"})]
