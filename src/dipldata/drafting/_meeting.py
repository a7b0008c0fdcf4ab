"""The plain value of a meeting."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dipldata.dates import parse_edtf
from dipldata.drafting._attesting import known_since, verification_of
from dipldata.drafting._people import person_entry
from dipldata.drafting._question import words_of
from dipldata.drafting.answers import shown
from dipldata.models.vocabularies import OutcomeKind

if TYPE_CHECKING:
    from dipldata.drafting.answers import Answers
    from dipldata.models import Place

_MODES: Final = {
    "call": "phone", "exchange_of_letters": "written", "visit": "in_person", "encounter": "in_person",
}  # fmt: skip
_REMOTE: Final = frozenset({"phone", "video", "written"})
_COUNTED: Final = re.compile(r"(?P<number>[1-9][0-9]{0,3})\s+(?P<rest>.+)")

Value = dict[str, Any]


def meeting_value(answers: Answers) -> Value:
    """The plain value of a meeting, in short forms."""
    start = answers.date("start")
    answers.date("end")
    if start is None:
        return {}
    mode, place = _mode(answers), answers.ref("place")
    participants = [*_people(answers, start), *_unnamed(answers)]
    parties = answers.refs("party") or list(dict.fromkeys(part["side"] for part in participants))
    sources = answers.refs("source")
    value: Value = {
        "kind": answers.one("kind"), "title": answers.one("title"), "start": start, "end": answers.one("end"),
        "mode": mode, "setting": _setting(answers, mode, place, parties), "host_event": answers.one("host-event"),
        "place": place, "parties": parties, "participants": participants, "part_of": answers.ref("part-of"),
        "working_group": answers.ref("group"), "round": _rounds(answers), "topics": answers.refs("topic"),
        "no_readout": _no_readout(answers), "outcomes": _outcomes(answers),
        "distinct_from": answers.refs("distinct-from"), "citations": sources, "notes": answers.one("notes"),
    }  # fmt: skip
    if not participants:
        answers.fault("participant", "names nobody who has a record", "make the records of the people first")
        return value
    value["history"] = [{"status": _status(answers), "known": known_since(answers, sources), "sources": sources}]
    if value["history"][0]["status"] == "announced":
        value["history"][0]["by"] = parties
    value["verification"] = verification_of(answers, sources, parties)
    return value


def _status(answers: Answers) -> str:
    return answers.one("status") or answers.take("status", "held", "nothing else is said")


def _mode(answers: Answers) -> str:
    kind = answers.one("kind") or ""
    return answers.one("mode") or answers.take("mode", _MODES[kind], f"it is a {kind}")


def _people(answers: Answers, start: str) -> list[Value]:
    attendance = "reported" if (answers.one("status") or "held") == "held" else "expected"
    day = parse_edtf(start)
    found = (person_entry(answers, "participant", text, day) for text in answers.all("participant"))
    people = [entry for entry in found if entry]
    for entry in people:
        if entry["side"] is None:
            hint = "name the office with PERSON/OFFICE, or add one to the record of the person"
            answers.fault("participant", f"the side of {entry['person']} is not known", hint)
    return [{**{key: part for key, part in entry.items() if part}, "attendance": attendance} for entry in people]


def _unnamed(answers: Answers) -> list[Value]:
    found = []
    for text in answers.all("unnamed"):
        pair = answers.pair("unnamed", text, "SIDE: [COUNT] DESCRIPTION")
        side = answers.side("unnamed", pair[0]) if pair else None
        if pair and side:
            counted = _COUNTED.fullmatch(pair[1])
            count: Any = int(counted["number"]) if counted else {"op": "unknown"}
            words = counted["rest"] if counted else pair[1]
            found.append({"side": side, "unnamed": words, "count": count, "attendance": "reported"})
    return found


def _setting(answers: Answers, mode: str, place: str | None, parties: list[str]) -> str | None:
    if answers.one("setting"):
        return answers.one("setting")
    if mode in _REMOTE:
        return answers.take("setting", "remote", f"the mode is {mode}")
    if answers.one("host-event"):
        return answers.take("setting", "sidelines", "there is a host event")
    record = answers.dataset.places.get(place or "")
    return _setting_of_place(answers, record, parties) if record else None


def _setting_of_place(answers: Answers, place: Place, parties: list[str]) -> str | None:
    known = [party for party in (answers.dataset.parties.get(each) for each in parties) if party]
    if len(known) == len(parties) and place.country not in {party.codes.iso2 for party in known}:
        return answers.take("setting", "third_country", f"{place.id} is in {place.country}")
    here = (meeting.setting for meeting in answers.dataset.meetings.values() if meeting.place == place.id)
    earlier = Counter(setting for setting in here if setting in {"host_capital", "host_other"})
    if not earlier:
        answers.open.append(f"`setting`: host_capital or host_other, as {place.id} is the capital or not")
        return None
    return answers.take("setting", str(earlier.most_common(1)[0][0]), f"as of other meetings in {place.id}")


def _rounds(answers: Answers) -> Value:
    found: Value = {}
    for text in answers.all("round"):
        pair = answers.pair("round", text, "SIDE=NUMBER")
        side = answers.side("round", pair[0]) if pair else None
        if pair and side:
            found[side] = int(pair[1]) if pair[1].isdecimal() and len(pair[1]) < len("10000") else pair[1]
    return found


def _no_readout(answers: Answers) -> list[Value]:
    found = []
    for text in answers.all("no-readout"):
        pair = answers.pair("no-readout", text, "SIDE: WHERE")
        side = answers.side("no-readout", pair[0]) if pair else None
        if pair and side:
            day = answers.take("no-readout", answers.today.isoformat(), "the day of the search is taken to be today")
            found.append({"side": side, "checked_on": day, "where": pair[1]})
    return found


def _outcomes(answers: Answers) -> list[Value]:
    found = []
    form = "KIND: SIDE[,SIDE]: TEXT"
    for text in answers.all("outcome"):
        first = answers.pair("outcome", text, form)
        second = answers.pair("outcome", first[1], form) if first else None
        if first is None or second is None:
            continue
        if first[0] not in words_of(OutcomeKind):
            kinds = ", ".join(words_of(OutcomeKind))
            answers.fault("outcome", f"there is no kind {shown(first[0])}", f"use one of: {kinds}")
        sides = [side for name in second[0].split(",") if (side := answers.side("outcome", name.strip()))]
        found.append({"kind": first[0], "text": second[1], "claimed_by": sides})
    return found
