"""People in answers: `PERSON[/OFFICE][+CAPACITY]`, with the office held on the day where none is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dipldata.drafting._question import words_of
from dipldata.drafting.answers import shown
from dipldata.drafting.finding import folded_name
from dipldata.models.vocabularies import Capacity

if TYPE_CHECKING:
    from dipldata.dates import Edtf
    from dipldata.drafting.answers import Answers
    from dipldata.models import Person
    from dipldata.models.person import Office

_ENTRY: Final = re.compile(r"(?P<person>[^/+]+)(?:/(?P<office>[^+]+))?(?:\+\s*(?P<capacity>\w+))?")
_NO_SIDE: Final = "none"


def person_entry(answers: Answers, name: str, text: str, day: Edtf) -> dict[str, Any] | None:
    """The plain value of a person in an office, with the office's side; None and a fault where it cannot be read."""
    match = _ENTRY.fullmatch(text)
    if match is None:
        answers.fault(name, f"{shown(text)} is not of the form PERSON[/OFFICE][+CAPACITY]", _example(answers, name))
        return None
    capacity = match["capacity"]
    if capacity and capacity not in words_of(Capacity):
        answers.fault(name, f"there is no capacity {shown(capacity)}", f"use one of: {', '.join(words_of(Capacity))}")
    person_id = answers.find(name, "person", match["person"].strip())
    person = answers.dataset.people.get(person_id or "")
    if person is None:
        return None
    wanted = (match["office"] or "").strip()
    office = _named(answers, name, person, wanted) if wanted else _held(answers, name, person, day)
    side = office.side if office else _only_side(person)
    return {"side": side, "person": person.id, "office": office.key if office else None, "capacity": capacity}


def _example(answers: Answers, name: str) -> str:
    return f"for example {answers.questions[name].example}"


def _named(answers: Answers, name: str, person: Person, wanted: str) -> Office | None:
    """The office with a key or title."""
    folded = folded_name(wanted)
    found = [office for office in person.offices if wanted == office.key or folded == folded_name(office.title)]
    exact = [office for office in found if office.key == wanted] or found
    if len(exact) == 1:
        return exact[0]
    keys = ", ".join(office.key for office in person.offices)
    answers.fault(name, f"{person.id} has no one office {shown(wanted)}", f"the offices are: {keys or 'none'}")
    return None


def _held(answers: Answers, name: str, person: Person, day: Edtf) -> Office | None:
    """The one office that was held on a day; said to be open where there is none, a fault where there are several."""
    held = [office for office in person.offices if _is_held(office, day)]
    if len(held) == 1:
        answers.take(name, f"{person.id}/{held[0].key}", f"the office held on {day}")
        return held[0]
    if held:
        keys = " or ".join(f"{person.id}/{office.key}" for office in held)
        if answers.lenient:
            answers.open.append(f"the office of {person.id}: {keys}")
        else:
            answers.fault(name, f"{person.id} held {len(held)} offices on {day}", f"write {keys}")
    else:
        answers.open.append(f"no office of {person.id} is recorded for {day}: add it to the record of the person")
    return None


def _is_held(office: Office, day: Edtf) -> bool:
    if any(date.date.overlaps(day) for date in office.attested):
        return True
    begun = office.from_ is not None and not day.certainly_before(office.from_.date)
    over = office.to is not None and office.to.date.certainly_before(day)
    return begun and not over


def _only_side(person: Person) -> str | None:
    sides = {office.side for office in person.offices} - {_NO_SIDE}
    return next(iter(sides)) if len(sides) == 1 else None
