"""The plain value of a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dipldata.drafting.answers import shown
from dipldata.drafting.proposing import words
from dipldata.rules._parties import NO_PARTY, party_of

if TYPE_CHECKING:
    from dipldata.drafting.answers import Answers

_VIA: Final = re.compile(r"(?P<publisher>.*?)[\s:]*(?P<url>https?://\S+)?", re.DOTALL)
_COUNTED: Final = re.compile(r"(?:(?P<number>[1-9][0-9]{0,3})\s+)?(?P<rest>.+)")
_UNREAD: Final = "not_seen"
_WORDS_OF_KEY: Final = 3

Value = dict[str, Any]


def source_value(answers: Answers) -> Value:
    """The plain value of a source, in short forms. A fault where its address is recorded already."""
    distinct = answers.refs("distinct-from")
    for name in ("url", "archive-url"):
        _refuse_recorded(answers, name, distinct)
    publisher = answers.ref("publisher")
    return {
        "kind": answers.one("kind"), "publisher": publisher, "side": answers.ref("side") or _side(answers, publisher),
        "title": answers.one("title"), "authors": list(answers.all("author")), "url": answers.one("url"),
        "archive_url": answers.one("archive-url"), "via": _via(answers), "published": answers.date("published"),
        "dateline": answers.one("dateline"), "language": answers.one("language"), "consulted": _consulted(answers),
        "licence": answers.one("licence"),
        "access": answers.one("access") or answers.take("access", "open", "nothing else is said"),
        "reliability": answers.one("reliability"), "summary": answers.one("summary"),
        "derived_from": answers.refs("derived-from"), "unnamed": _unnamed(answers), "distinct_from": distinct,
        "notes": answers.one("notes"),
    }  # fmt: skip


def _refuse_recorded(answers: Answers, name: str, distinct: list[str]) -> None:
    """Report an address that a source has already, as its own, archived or reprinted one, unless that was reviewed."""
    address = answers.one(name)
    for source, field in answers.finder.sources_at(address) if address else ():
        if source.id not in distinct:
            what = {"url": "", "archive_url": " (its archived copy)", "via.url": " (the reprint it was read in)"}[field]
            hint = f"cite {source.id}; if the page holds two texts that were reviewed, add --distinct-from {source.id}"
            answers.fault(name, f"this page is recorded as source/{source.id}{what}", hint)


def _side(answers: Answers, publisher: str | None) -> str | None:
    party = party_of(publisher, answers.dataset) if publisher else None
    if party in {None, NO_PARTY} or answers.one("kind") == "leak":
        return None
    return answers.take("side", str(party), "the party of the publisher")


def _via(answers: Answers) -> Value | None:
    text = answers.one("via")
    match = _VIA.fullmatch(text) if text else None
    if text is None or match is None:
        return None
    if not match["publisher"]:
        answers.fault("via", f"{shown(text)} names no publisher", f"for example {answers.questions['via'].example}")
    via: Value = {"publisher": match["publisher"]}
    return {**via, "url": match["url"]} if match["url"] else via


def _consulted(answers: Answers) -> Value:
    form = answers.one("form")
    day = answers.date("consulted")
    if day is None and form != _UNREAD:
        day = answers.take("consulted", answers.today.isoformat(), "today")
    return {"date": day, "form": form} if day else {"form": form}


def _unnamed(answers: Answers) -> list[Value]:
    found: list[Value] = []
    for text in answers.all("unnamed"):
        match = _COUNTED.fullmatch(text)
        if match is not None:
            key = words(match["rest"], _WORDS_OF_KEY) or f"person-{len(found) + 1}"
            if any(each["key"] == key for each in found):
                key = f"{key}-{len(found) + 1}"
            count: Any = int(match["number"]) if match["number"] else {"op": "unknown"}
            found.append({"key": key, "count": count, "described_as": match["rest"]})
    return found
