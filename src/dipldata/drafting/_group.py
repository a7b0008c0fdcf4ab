"""The plain value of a working group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.drafting._attesting import known_since, verification_of

if TYPE_CHECKING:
    from dipldata.drafting.answers import Answers

Value = dict[str, Any]
_PRESS = "press"


def group_value(answers: Answers) -> Value:
    """The plain value of a working group with the first step of its life."""
    parties, sources = answers.refs("party"), answers.refs("source")
    step: Value = {
        "status": answers.one("status"), "known": known_since(answers, sources), "by": answers.refs("by"),
        "term": answers.one("sources-word"), "sources": sources,
    }  # fmt: skip
    cadence = answers.one("cadence")
    return {
        "kind": answers.one("kind"), "names": _names(answers), "parties": parties, "topics": answers.refs("topic"),
        "track": answers.one("track"), "formality": answers.one("formality"),
        "cadence": [{"text": cadence}] if cadence else [], "leads": _leads(answers),
        "parent": answers.ref("parent"), "history": [{key: part for key, part in step.items() if part}],
        "verification": verification_of(answers, sources, parties), "citations": sources,
        "notes": answers.one("notes"),
    }  # fmt: skip


def _names(answers: Answers) -> list[Value]:
    used_by = answers.one("used-by") or ""
    user = used_by if used_by == _PRESS else answers.side("used-by", used_by)
    name: Value = {"text": answers.one("name"), "lang": "en", "used_by": user}
    if answers.flag("descriptive"):
        name["descriptive"] = True
    chinese = answers.one("name-zh")
    return [name, *([{"text": chinese, "lang": "zh", "used_by": "cn"}] if chinese else [])]


def _leads(answers: Answers) -> list[Value]:
    found = []
    for text in answers.all("lead"):
        pair = answers.pair("lead", text, "SIDE=ORGANIZATION")
        side = answers.side("lead", pair[0]) if pair else None
        body = answers.find("lead", "organization", pair[1]) if pair else None
        if side and body:
            found.append({"side": side, "organization": body})
    return found
