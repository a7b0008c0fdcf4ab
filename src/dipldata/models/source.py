"""Sources: what was read, where, when and how, and the unnamed speakers a source relies on."""

from __future__ import annotations

from typing import Annotated, Literal

from dipldata.models.fields import (
    Count,
    Day,
    Items,
    Label,
    Language,
    Model,
    Note,
    OrganizationRef,
    PartyRef,
    QualifiedDate,
    Slug,
    SourceRef,
    Text,
    TypedRef,
    Url,
    described,
)
from dipldata.models.records import Record
from dipldata.models.vocabularies import Access, Consultation, Directness, Licence, Reliability, SourceKind


class Consulted(Model):
    """What the curator read, and when."""

    date: Annotated[Day | None, described("Day on which it was read.", "2026-11-23")] = None
    form: Annotated[Consultation, described("What was read.", "page")]


class Mirror(Model):
    """The reprint or copy that was read in place of the original."""

    publisher: Annotated[Label, described("Who published the copy.", "EIN Presswire")]
    url: Annotated[Url | None, described("Its address, exactly as found.", "https://www.einpresswire.com/")] = None


class Edition(Model):
    """Another edition of the same text."""

    edition: Annotated[Label, described("Which edition.", "print, Asia")]
    dateline: Annotated[Label | None, described("Its dateline.", "Washington")] = None
    wording_differs: Annotated[bool, described("Whether its wording differs.", True)] = False
    source: Annotated[SourceRef | None, described("Where the edition was seen.", "ft-2023-08-05-print-asia")] = None


class PublishedCorrection(Model):
    """A correction that the publisher issued."""

    date: Annotated[QualifiedDate, described("Day of the correction.", "2023-08-05")]
    text: Annotated[
        Text, described("What was corrected, in the curator's own words.", "The name of the body was put right.")
    ]
    affects: Annotated[
        Items[TypedRef], described("The records that it affects.", ["working-group/maritime-consultations"])
    ] = ()


class UnnamedSource(Model):
    """A person or number of people on whom the source relies without naming them."""

    key: Annotated[Slug, described("Key, unique in the source.", "three-people")]
    count: Annotated[Count, described("How many.", 3)]
    described_as: Annotated[Label, described("How the source describes them.", "people familiar with the situation")]
    affiliation: Annotated[
        Label | None,
        described("Their affiliation, as far as the source gives it.", "a department of the US government"),
    ] = None
    access: Annotated[Directness | None, described("Whether they are said to know at first hand.", "unknown")] = None
    distinct_from: Annotated[
        Items[Slug], described("Keys of unnamed people who are said to be others.", ["three-people"])
    ] = ()


class Source(Record):
    """A text, recording or dataset that supports records."""

    type: Annotated[Literal["source"], described("Type of the record; given by the folder.", "source")] = "source"
    kind: Annotated[SourceKind, described("What kind of source it is.", "official_readout", term="schema:CreativeWork")]
    publisher: Annotated[
        OrganizationRef, described("Who published the original.", "us-department-of-state", term="schema:publisher")
    ]
    side: Annotated[PartyRef | None, described("The party whose official text it is.", "us")] = None
    title: Annotated[
        Label,
        described(
            "Its title as printed, or a plain description where it has none.",
            "Consultations on maritime affairs",
            term="schema:headline",
        ),
    ]
    authors: Annotated[Items[Label], described("Its authors.", ["Demetri Sevastopulo"], term="schema:author")] = ()
    url: Annotated[
        Url | None, described("Its address, exactly as found.", "https://www.state.gov/…", term="schema:url")
    ] = None
    archive_url: Annotated[
        Url | None,
        described(
            "Address of an archived copy.",
            "https://web.archive.org/web/20231104000000/https://www.state.gov/",
            term="schema:archivedAt",
        ),
    ] = None
    via: Annotated[
        Mirror | None,
        described("The mirror or reprint that was read.", {"publisher": "EIN Presswire"}, term="prov:alternateOf"),
    ] = None
    published: Annotated[QualifiedDate, described("Day of publication.", "2023-11-03", term="schema:datePublished")]
    dateline: Annotated[Label | None, described("Its dateline.", "Sedona, Arizona", term="schema:dateline")] = None
    language: Annotated[Language, described("Language of the text that was read.", "en", term="schema:inLanguage")]
    consulted: Annotated[Consulted, described("What was read, and when.", {"date": "2026-11-23", "form": "page"})]
    licence: Annotated[Licence, described("Its licence.", "public_domain", term="schema:license")]
    access: Annotated[Access, described("How it can be read.", "open", term="schema:isAccessibleForFree")]
    reliability: Annotated[Reliability, described("Reliability of the source, apart from that of any one claim.", "A")]
    summary: Annotated[
        Note | None,
        described(
            "What it reports, in the curator's own words.",
            "Reports the first round of the consultations and names both heads.",
            term="schema:abstract",
        ),
    ] = None
    derived_from: Annotated[
        Items[SourceRef],
        described(
            "The sources whose report it passes on.", ["ft-2023-08-04-communication-lines"], term="prov:wasDerivedFrom"
        ),
    ] = ()
    translation_of: Annotated[
        SourceRef | None,
        described("The text it translates.", "mfa-2023-11-03-maritime", term="schema:translationOfWork"),
    ] = None
    editions: Annotated[Items[Edition], described("Other editions of the text.", [{"edition": "print, Asia"}])] = ()
    corrections: Annotated[
        Items[PublishedCorrection],
        described(
            "Corrections the publisher issued.",
            [{"date": "2023-08-05", "text": "The name of the body was put right."}],
            term="schema:correction",
        ),
    ] = ()
    unnamed: Annotated[
        Items[UnnamedSource],
        described(
            "People it relies on without naming them.",
            [{"key": "three-people", "count": 3, "described_as": "people familiar with the situation"}],
        ),
    ] = ()
    distinct_from: Annotated[
        Items[SourceRef],
        described(
            "Similar sources that were reviewed and are not the same text.",
            ["mfa-2023-11-04-maritime-round-1"],
            term="owl:differentFrom",
        ),
    ] = ()
