"""Proposed ids, by the patterns of the curation guide.

Meetings are `<start>-<who>-<who>[-<place>]`, statements `<date>-<speaker>-<subject>`, sources
`<publisher>-<date>-<subject>`, all others the name in English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import MAX_SLUG_LENGTH, RecordType
from dipldata.shape.remedies import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dipldata.dataset import Dataset

_DATE_FIRST: Final = re.compile(r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?-(?=[a-z])")
_DATE: Final = re.compile(r"-[0-9]{4}(?:-[0-9]{2}){0,2}(?:-|$)")
_POINT: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_MOST_WORDS: Final = 4
_LONGEST: Final = 60
_SMALL: Final = frozenset((
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "s", "sides", "that", "the",
    "their", "they", "to", "two", "was", "were", "will", "with",
))  # fmt: skip


def propose_id(kind: RecordType, value: Mapping[str, Any], dataset: Dataset, subject: str = "") -> str:
    """The id proposed for the plain value of a record, unlike every id that is known; empty where there is none."""
    parts = _PATTERNS.get(kind, _by_name)(value, dataset, subject)
    return _unused(kind, join(parts), dataset)


def join(parts: Iterable[str]) -> str:
    """An id of some texts, no longer than ids may be."""
    slug = "-".join(filter(None, (slugify(ascii_of(part)) for part in parts)))
    return slug[:MAX_SLUG_LENGTH].strip("-")


def ascii_of(text: str) -> str:
    """A text without accents; an apostrophe joins the letters around it."""
    decomposed = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str, most: int = _MOST_WORDS) -> str:
    """The first words of a text that carry meaning, as the end of an id."""
    found = [word for word in slugify(ascii_of(text)).split("-") if word and word not in _SMALL]
    return "-".join(found[:most])[:_LONGEST].strip("-")


def _unused(kind: RecordType, slug: str, dataset: Dataset) -> str:
    number, proposed = 1, slug
    while proposed and dataset.is_known(kind, proposed):
        number += 1
        proposed = f"{slug[: MAX_SLUG_LENGTH - 4]}-{number}"
    return proposed


def _date_part(value: Any) -> str:  # noqa: ANN401 - a date, short or qualified
    """The first day, month or year of a date as written."""
    text = value["date"] if isinstance(value, dict) else str(value)
    found = _POINT.search(text)
    return found[0] if found else ""


def _of_meeting(value: Mapping[str, Any], dataset: Dataset, subject: str) -> list[str]:
    who = list(_heads(value["participants"], dataset))
    if len(who) == 1:
        others = [party for party in value["parties"] if party != who[0][0]]
        who += [(party, party) for party in others[:1] if value["kind"] != "visit"]
    names = [name for _, name in who] or [value.get("working_group") or words(value["title"])]
    if value["kind"] == "visit":
        return [_date_part(value["start"]), *names[:1], value.get("place", ""), "visit", subject]
    remote = {"phone": "call", "video": "video", "written": "letters"}
    return [_date_part(value["start"]), *names, remote.get(value["mode"]) or value.get("place", ""), subject]


def _heads(participants: Iterable[Mapping[str, Any]], dataset: Dataset) -> Iterable[tuple[str, str]]:
    """For each side, its head or else the first person who is named, as ids call the person."""
    found: dict[str, str] = {}
    for head in (True, False):
        for part in participants:
            if "person" in part and (part.get("capacity") in {"head", "co_chair"} or not head):
                found.setdefault(part["side"], part["person"])
    order = list(dict.fromkeys(part["side"] for part in participants))
    return [(side, short_name(found[side], dataset)) for side in order if side in found]


def short_name(person_id: str, dataset: Dataset) -> str:
    """How ids call a person: by family name alone where the given name comes first."""
    person = dataset.people.get(person_id)
    name = person.names[0] if person else None
    if name is None or name.order != "given_first" or not name.family or not ascii_of(name.family).isascii():
        return person_id
    return slugify(ascii_of(name.family))


def _of_statement(value: Mapping[str, Any], dataset: Dataset, subject: str) -> list[str]:
    occasion = _DATE_FIRST.sub("", value.get("occasion", ""))
    meeting = dataset.meetings.get(value.get("occasion", ""))
    if meeting is not None and meeting.place:
        occasion = occasion.removesuffix(f"-{meeting.place}")
    about = subject or occasion or words(value.get("title") or value["claims"][0]["text"])
    speaker = _speaker(value, dataset)
    if value["kind"] == "readout":
        return [_date_part(value["made"]), value.get("side", speaker), "readout", about]
    return [_date_part(value["made"]), speaker, about]


def _speaker(value: Mapping[str, Any], dataset: Dataset) -> str:
    if value.get("speakers"):
        return short_name(value["speakers"][0]["person"], dataset)
    if value.get("voice"):
        return publisher_prefix(value["voice"], dataset)
    if value.get("unnamed"):
        return str(value["unnamed"]["key"])
    if value.get("collective"):
        return words(value["collective"]["described_as"], 2)
    return "-".join(value.get("parties", ()))


def _of_source(value: Mapping[str, Any], dataset: Dataset, subject: str) -> list[str]:
    prefix = publisher_prefix(value["publisher"], dataset)
    return [prefix, _date_part(value["published"]), subject or words(value["title"])]


def publisher_prefix(organization_id: str, dataset: Dataset) -> str:
    """How the ids of a publisher's sources begin; for the first one the publisher's short name or id."""
    of_publisher = (source.id for source in dataset.sources.values() if source.publisher == organization_id)
    used = Counter(_DATE.split(source_id)[0] for source_id in of_publisher if _DATE.search(source_id))
    if used:
        return used.most_common(1)[0][0]
    organization = dataset.organizations.get(organization_id)
    names = organization.names if organization else ()
    short = next((slugify(name.text) for name in names if name.kind == "short" and name.text.isascii()), "")
    return short or organization_id


def _by_name(value: Mapping[str, Any], _dataset: Dataset, subject: str) -> list[str]:
    names = value.get("names") or ()
    text = value.get("label") or value.get("name") or (names[0]["text"] if names else "")
    return [text, subject]


def _of_party(value: Mapping[str, Any], _dataset: Dataset, _subject: str) -> list[str]:
    return [value["codes"]["iso2"]]


_PATTERNS: Final = {"meeting": _of_meeting, "statement": _of_statement, "source": _of_source, "party": _of_party}
