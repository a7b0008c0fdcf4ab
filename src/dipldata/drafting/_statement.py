"""The plain value of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.dates import parse_edtf
from dipldata.drafting._attesting import first_publication
from dipldata.drafting._people import person_entry
from dipldata.drafting._question import words_of
from dipldata.drafting.answers import shown
from dipldata.drafting.proposing import words
from dipldata.ids import record_key
from dipldata.models.vocabularies import Modality
from dipldata.rules._parties import NO_PARTY, party_of
from dipldata.show.asking import type_named
from dipldata.similar import closest

if TYPE_CHECKING:
    from dipldata.drafting.answers import Answers

Value = dict[str, Any]
_WORDS_OF_KEY = 2


def statement_value(answers: Answers) -> Value:
    """The plain value of a statement, in short forms."""
    sources = answers.refs("source")
    made = _made(answers, sources)
    if made is None:
        return {}
    occasion, voice = answers.ref("occasion"), answers.ref("voice")
    speakers = _speakers(answers, made)
    collective = answers.one("collective")
    value: Value = {
        "kind": answers.one("kind"), "title": answers.one("title"), "speakers": speakers,
        "unnamed": _unnamed(answers), "collective": {"described_as": collective} if collective else None,
        "voice": voice, "side": answers.ref("side") or _side(answers, voice, speakers),
        "parties": answers.refs("party"), "ground_rules": answers.one("ground-rules"), "made": made,
        "occasion": occasion, "quotes": _quotes(answers), "claims": _claims(answers, occasion),
        "topics": answers.refs("topic"), "terms": list(answers.all("term")), "initiator": answers.ref("initiator"),
        "citations": sources, "notes": answers.one("notes"),
    }  # fmt: skip
    value["speakers"] = [{key: each[key] for key in ("person", "office") if each[key]} for each in speakers]
    if not any(value[field] for field in ("speakers", "unnamed", "collective", "voice", "parties")):
        hint = "name a speaker, an organization (voice), an unnamed speaker, a collective, or the parties"
        answers.fault("speaker", "nobody is named who made the statement", hint)
    return value


def _made(answers: Answers, sources: list[str]) -> str | None:
    if answers.one("made"):
        return answers.date("made")
    first = first_publication(answers, sources)
    if first is None:
        answers.fault("made", "is missing", "it cannot be taken from the sources, as none of them has a record")
        return None
    return answers.take("made", str(first), "the first publication of its sources")


def _speakers(answers: Answers, made: str) -> list[Value]:
    day = parse_edtf(made)
    found = (person_entry(answers, "speaker", text, day) for text in answers.all("speaker"))
    return [entry for entry in found if entry]


def _side(answers: Answers, voice: str | None, speakers: list[Value]) -> str | None:
    """The party of the organization or of all speakers; none for a joint statement, which has several."""
    if answers.one("kind") == "joint_statement":
        return None
    sides = {party_of(voice, answers.dataset)} if voice else {each["side"] for each in speakers}
    side = next(iter(sides)) if len(sides) == 1 else None
    return answers.take("side", side, "the party of the speaker") if side and side != NO_PARTY else None


def _unnamed(answers: Answers) -> Value | None:
    text = answers.one("unnamed")
    if text is None:
        return None
    name, mark, key = text.rpartition("#")
    source_id = answers.find("unnamed", "source", name) if mark else None
    if not mark:
        answers.fault("unnamed", f"{shown(text)} is not of the form SOURCE#KEY", answers.questions["unnamed"].help)
    source = answers.dataset.sources.get(source_id or "")
    keys = [unnamed.key for unnamed in source.unnamed] if source else []
    if source and key not in keys:
        hint = f"its unnamed people are: {', '.join(keys)}" if keys else "add them to `unnamed` of the source first"
        answers.fault("unnamed", f"{source.id} has no unnamed person {shown(key)}", hint)
    return {"source": source_id, "key": key} if source_id else None


def _quotes(answers: Answers) -> list[Value]:
    pairs = (answers.pair("quote", text, "LANGUAGE: WORDS") for text in answers.all("quote"))
    return [{"text": pair[1].strip('"“”'), "lang": pair[0]} for pair in pairs if pair]


def _claims(answers: Answers, occasion: str | None) -> list[Value]:
    about = [text for each in answers.all("about") if (text := _about(answers, each))]
    if not about and occasion:
        about = [record_key("meeting", occasion)]
    found: list[Value] = []
    for text in answers.all("claim"):
        pair = answers.pair("claim", text, "MODALITY: TEXT")
        if pair is None:
            continue
        if pair[0] not in words_of(Modality):
            meant = closest(pair[0], words_of(Modality))
            hint = f"did you mean {meant}?" if meant else f"use one of: {', '.join(words_of(Modality))}"
            answers.fault("claim", f"there is no modality {shown(pair[0])}", hint)
        keys = {claim["key"] for claim in found}
        claim: Value = {"key": _key(pair[1], keys), "text": pair[1], "modality": pair[0]}
        found.append({**claim, "about": about} if about else claim)
    return found


def _key(text: str, taken: set[str]) -> str:
    key = words(text, _WORDS_OF_KEY) or "claim"
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(each for each in numbered if each not in taken)


def _about(answers: Answers, text: str) -> str | None:
    head, _, rest = text.partition("/")
    kind = type_named(head)
    if kind is None or not rest:
        answers.fault("about", f"{shown(text)} is not of the form TYPE/ID", f"for example {_example(answers)}")
        return None
    record_id = answers.find("about", kind, rest)
    return record_key(kind, record_id) if record_id else None


def _example(answers: Answers) -> str:
    return answers.questions["about"].example
