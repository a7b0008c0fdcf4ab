"""People in public life, with their names in each script and their offices."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dipldata.models.fields import (
    Items,
    Label,
    Language,
    Model,
    OrganizationRef,
    PartyOrNone,
    PersonRef,
    QualifiedDate,
    Slug,
    SourceRef,
    described,
)
from dipldata.models.records import Record
from dipldata.models.vocabularies import Level, NameKind, NameOrder


class PersonName(Model):
    """A name of a person in one language and script."""

    text: Annotated[Label, described("The name as written.", "Wang Yi", term="schema:name")]
    lang: Annotated[
        Language, described("Language of the name; `zh-Latn` for pinyin with tones.", "en", term="schema:inLanguage")
    ]
    order: Annotated[NameOrder | None, described("Which part comes first.", "family_first")] = None
    family: Annotated[Label | None, described("Family name.", "Wang", term="schema:familyName")] = None
    given: Annotated[Label | None, described("Given name.", "Yi", term="schema:givenName")] = None
    kind: Annotated[NameKind | None, described("What kind of name it is.", "transliteration")] = None
    used_by: Annotated[
        SourceRef | None, described("The source that uses this form.", "ft-2023-08-04-communication-lines")
    ] = None


class Office(Model):
    """An office, with the days from and to which it was held, or on which it is attested."""

    key: Annotated[
        Slug, described("Key, unique in the person; the same for every holder of one office.", "secretary-of-state")
    ]
    title: Annotated[Label, described("Title of the office.", "Secretary of State", term="org:role")]
    organization: Annotated[
        OrganizationRef, described("The organization.", "us-department-of-state", term="org:postIn")
    ]
    side: Annotated[PartyOrNone, described("The party it belongs to, or `none`.", "us")]
    level: Annotated[Level, described("Level of the office.", "L2")]
    from_: Annotated[
        QualifiedDate | None, described("First day in office.", "2021-01-26", term="schema:startDate", alias="from")
    ] = None
    to: Annotated[QualifiedDate | None, described("Last day in office.", "2025-01-20", term="schema:endDate")] = None
    attested: Annotated[
        Items[QualifiedDate], described("Days on which a source shows the person in the office.", ["2023-11-03"])
    ] = ()
    acting: Annotated[bool, described("Whether held in an acting capacity.", True)] = False
    exclusive: Annotated[bool, described("Whether only one person can hold it at a time.", True)] = False


class Person(Record):
    """A person in public life. Never holds birth days, contact data or family."""

    type: Annotated[Literal["person"], described("Type of the record; given by the folder.", "person")] = "person"
    names: Annotated[
        Items[PersonName],
        Field(min_length=1),
        described(
            "The person's names.",
            [{"text": "Wang Yi", "lang": "en", "order": "family_first", "family": "Wang", "given": "Yi"}],
            term="schema:name",
        ),
    ]
    offices: Annotated[
        Items[Office],
        described(
            "The offices held.",
            [
                {
                    "key": "secretary-of-state",
                    "title": "Secretary of State",
                    "organization": "us-department-of-state",
                    "side": "us",
                    "level": "L2",
                }
            ],
            term="schema:hasOccupation",
        ),
    ]
    distinct_from: Annotated[
        Items[PersonRef],
        described("People of the same name who are somebody else.", ["wang-yi-scholar"], term="owl:differentFrom"),
    ] = ()

    def office(self, key: str) -> Office | None:
        """The office with a key, or None."""
        return next((office for office in self.offices if office.key == key), None)
