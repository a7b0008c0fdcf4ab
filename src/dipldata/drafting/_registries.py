"""The plain values of people, organizations, places, topics and parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.drafting.proposing import words
from dipldata.rules._parties import NO_PARTY, party_of

if TYPE_CHECKING:
    from dipldata.drafting.answers import Answers

Value = dict[str, Any]
_WORDS_OF_KEY = 8


def person_value(answers: Answers) -> Value:
    """The plain value of a person with one office."""
    organization = answers.ref("organization")
    attested = [text for text in answers.all("attested") if answers.is_date("attested", text)]
    office: Value = {
        "key": answers.one("office-key") or words(answers.one("office") or "", _WORDS_OF_KEY),
        "title": answers.one("office"), "organization": organization, "side": _office_side(answers, organization),
        "level": answers.one("level"), "from": answers.date("from"), "to": answers.date("to"), "attested": attested,
        "acting": answers.flag("acting"), "exclusive": answers.flag("exclusive"),
    }  # fmt: skip
    if not office["key"]:
        answers.fault("office-key", "is missing", "it cannot be made of the title of the office")
    names = [_latin_name(answers), *_chinese_name(answers)]
    return {
        "names": names, "offices": [_filled(office)], "citations": answers.refs("source"),
        "distinct_from": answers.refs("distinct-from"), **_common(answers),
    }  # fmt: skip


def _office_side(answers: Answers, organization: str | None) -> str | None:
    said = answers.one("side")
    if said:
        return said if said == NO_PARTY else answers.side("side", said)
    party = party_of(organization, answers.dataset) if organization else None
    return answers.take("side", party, "the party of the organization") if party else None


def _latin_name(answers: Answers) -> Value:
    text, order = answers.one("name") or "", answers.one("order")
    first, *rest = text.split() or [""]
    guess = first if order == "family_first" else (rest or [first])[-1]
    family = answers.one("family") or (answers.take("family", guess, "by the order of the name") if rest else text)
    given = " ".join(text.replace(family, " ", 1).split())
    return _filled({"text": text, "lang": "en", "order": order, "family": family, "given": given})


def _chinese_name(answers: Answers) -> list[Value]:
    text = answers.one("name-zh")
    if text is None:
        return []
    family = answers.one("family-zh") or answers.take("family-zh", text[0], "the first character of the name")
    given = text.replace(family, "", 1)
    return [_filled({"text": text, "lang": "zh", "order": "family_first", "family": family, "given": given})]


def organization_value(answers: Answers) -> Value:
    """The plain value of an organization."""
    party = answers.one("party")
    return {
        "names": _names(answers), "kind": answers.one("kind"),
        "party": party if party in {None, NO_PARTY} else answers.side("party", str(party)),
        "parent": answers.ref("parent"), "distinct_from": answers.refs("distinct-from"), **_common(answers),
    }  # fmt: skip


def place_value(answers: Answers) -> Value:
    """The plain value of a place."""
    chinese = answers.one("name-zh")
    return {
        "name": answers.one("name"), "names": [{"text": chinese, "lang": "zh"}] if chinese else [],
        "country": answers.one("country"), "kind": answers.one("kind"), "tz": answers.one("tz"), **_common(answers),
    }  # fmt: skip


def topic_value(answers: Answers) -> Value:
    """The plain value of a topic."""
    terms: Value = {}
    for text in answers.all("side-term"):
        pair = answers.pair("side-term", text, "SIDE=TERM")
        side = answers.side("side-term", pair[0]) if pair else None
        if pair and side:
            terms[side] = pair[1]
    return {
        "label": answers.one("label"), "parent": answers.ref("parent"), "side_terms": terms,
        "definition": answers.one("definition"), "plover": list(answers.all("plover")), **_common(answers),
    }  # fmt: skip


def party_value(answers: Answers) -> Value:
    """The plain value of a party."""
    codes = {name: answers.one(name) for name in ("iso2", "iso3", "cow")}
    return {"names": _names(answers), "codes": _filled(codes), **_common(answers)}


def _names(answers: Answers) -> list[Value]:
    names = [(answers.one("name"), "en"), (answers.one("name-zh"), "zh")]
    return [{"text": text, "lang": lang} for text, lang in names if text]


def _common(answers: Answers) -> Value:
    item = answers.one("wikidata") if "wikidata" in answers.questions else None
    return {"external_ids": {"wikidata": item} if item else None, "notes": answers.one("notes")}


def _filled(value: Value) -> Value:
    """A mapping without what was not answered."""
    return {key: part for key, part in value.items() if part not in (None, "", [], False)}
