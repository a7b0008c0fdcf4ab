"""Records as schema.org JSON-LD, for the machines that read pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import TYPE_SLUGS
from dipldata.site.addresses import safe_link
from dipldata.site.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
_STATUS: Final = {
    "held": "EventScheduled",
    "announced": "EventScheduled",
    "reported_plan": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "lapsed": "EventCancelled",
}
_MODE: Final = {"in_person": "Offline", "phone": "Online", "video": "Online", "hybrid": "Mixed"}


def json_ld_of(record: Any, canonical: str | None) -> Json:  # noqa: ANN401 - a record of any type
    """A record as JSON-LD of schema.org; its identifier is the address of its page, or a URN where there is none."""
    described = _DESCRIBE[record.kind_of_record](record)
    found = {
        "@context": "https://schema.org",
        "@type": described.pop("@type"),
        "@id": canonical or _urn(record),
        "identifier": record.key,
        **described,
        "url": canonical,
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "citation": [name_of(each.source) for each in record.citations],
    }
    return {key: value for key, value in found.items() if value not in (None, [], {}, "")}


def _urn(record: Any) -> str:  # noqa: ANN401 - a record of any type
    return f"urn:dipldata:{TYPE_SLUGS[record.kind_of_record]}:{record.id}"


def _reference(record: Any, kind: str) -> Json | None:  # noqa: ANN401 - a record of any type, or a word
    return (
        None
        if record is None or isinstance(record, str)
        else {"@type": kind, "@id": _urn(record), "name": name_of(record)}
    )


def _meeting(meeting: Any) -> Json:  # noqa: ANN401 - see `Meeting` of dipldata.linked.records
    mode = _MODE.get(meeting.mode)
    return {
        "@type": "Event",
        "name": meeting.title,
        "startDate": _point(meeting.start),
        "endDate": _point(meeting.end) if meeting.end else None,
        "eventStatus": _known(_STATUS.get(meeting.status or "")),
        "eventAttendanceMode": _known(f"{mode}EventAttendanceMode" if mode else None),
        "location": _reference(meeting.place, "Place"),
        "attendee": [_reference(one.person, "Person") for one in meeting.participants if one.person],
        "superEvent": _reference(meeting.part_of, "Event"),
        "about": [topic.label for topic in meeting.all_topics],
    }


def _statement(statement: Any) -> Json:  # noqa: ANN401 - see `Statement`
    return {
        "@type": "Claim",
        "name": name_of(statement),
        "text": [claim.text for claim in statement.claims],
        "datePublished": _point(statement.made),
        "author": [_reference(one.person, "Person") for one in statement.speakers],
        "about": [topic.label for topic in statement.topics],
    }


def _group(group: Any) -> Json:  # noqa: ANN401 - see `WorkingGroup`
    return {
        "@type": "Organization",
        "name": group.name,
        "alternateName": [name.text for name in group.names[1:]],
        "member": [party.name for party in group.parties],
        "parentOrganization": _reference(group.parent, "Organization"),
    }


def _person(person: Any) -> Json:  # noqa: ANN401 - see `Person`
    return {
        "@type": "Person",
        "name": person.name,
        "alternateName": [name.text for name in person.names if name.text != person.name],
        "jobTitle": [office.title for office in person.offices],
        "sameAs": _wikidata(person),
    }


def _organization(organization: Any) -> Json:  # noqa: ANN401 - see `Organization`
    return {
        "@type": "Organization",
        "name": organization.name,
        "alternateName": [name.text for name in organization.names if name.text != organization.name],
        "parentOrganization": _reference(organization.parent, "Organization"),
        "sameAs": _wikidata(organization),
    }


def _place(place: Any) -> Json:  # noqa: ANN401 - see `Place`
    return {"@type": "Place", "name": place.name, "address": place.country, "sameAs": _wikidata(place)}


def _topic(topic: Any) -> Json:  # noqa: ANN401 - see `Topic`
    return {"@type": "DefinedTerm", "name": topic.label, "description": topic.definition}


def _party(party: Any) -> Json:  # noqa: ANN401 - see `Party`
    return {"@type": "AdministrativeArea", "name": party.name, "sameAs": _wikidata(party)}


def _source(source: Any) -> Json:  # noqa: ANN401 - see `Source`
    return {
        "@type": "CreativeWork",
        "name": source.title,
        "datePublished": _point(source.published),
        "publisher": _reference(source.publisher, "Organization"),
        "author": list(source.authors),
        "inLanguage": source.language,
        "sameAs": safe_link(source.url),
    }


def _point(date: Any) -> str | None:  # noqa: ANN401 - a qualified date
    """A date that ISO 8601 can say: a day, month or year; None for intervals and for what is uncertain."""
    found = date.date
    return found.text if found.form == "point" and not (found.uncertain or found.approximate) else None


def _known(word: str | None) -> str | None:
    return f"https://schema.org/{word}" if word else None


def _wikidata(record: Any) -> str | None:  # noqa: ANN401 - a record with external ids
    ids = record.external_ids
    return f"https://www.wikidata.org/entity/{ids.wikidata}" if ids and ids.wikidata else None


_DESCRIBE: dict[str, Callable[[Any], Json]] = {
    "meeting": _meeting,
    "statement": _statement,
    "working_group": _group,
    "person": _person,
    "organization": _organization,
    "place": _place,
    "topic": _topic,
    "party": _party,
    "source": _source,
}
