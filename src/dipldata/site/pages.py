"""What the page of each type shows beside the record itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dipldata.linked.computing import by_day
from dipldata.site.charts import lifeline_of
from dipldata.site.readouts import compare_readouts
from dipldata.site.relations import draw_relations, relations_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from dipldata.linked.records import (
        Meeting,
        Organization,
        Person,
        Place,
        Statement,
        Topic,
        UnnamedSource,
        WorkingGroup,
    )
    from dipldata.site.rendering import Renderer

Content = dict[str, Any]


def content_of(record: Any, renderer: Renderer) -> Content:  # noqa: ANN401 - a record of any type
    """What the template of a record's type needs."""
    make = _CONTENT.get(record.kind_of_record)
    return make(record, renderer) if make else {}


def _meeting(meeting: Meeting, renderer: Renderer) -> Content:
    readouts = set(meeting.readouts)
    others = {each.id: each for each in (*meeting.statements, *meeting.mentions) if each not in readouts}
    return {"compared": compare_readouts(meeting, renderer), "others": tuple(others.values())}


def _statement(statement: Statement, renderer: Renderer) -> Content:
    relations = relations_of(statement)
    drawing = draw_relations(statement, relations, renderer)
    return {"unnamed": _unnamed(statement), "relations": relations, "relations_drawing": drawing}


def _unnamed(statement: Statement) -> UnnamedSource | None:
    speaker: Any = statement.unnamed
    source = speaker.source if speaker else None
    return next((each for each in getattr(source, "unnamed", ()) if each.key == speaker.key), None)


def _group(group: WorkingGroup, renderer: Renderer) -> Content:
    return {"rounds": by_day(group.rounds), "lifeline": lifeline_of(renderer, group)}


def _person(person: Person, renderer: Renderer) -> Content:
    return {"meetings": by_day(person.meetings), "met": _met(person, renderer)}


def _met(person: Person, renderer: Renderer) -> list[tuple[Person, dt.date, int]]:
    """Whom a person met of other sides, since when that was known, and how often in all; the most frequent first."""
    times: Counter[Person] = Counter()
    since: dict[Person, dt.date] = {}
    for meeting in person.meetings:
        if meeting.is_contact:
            for other in _across(meeting, person):
                times[other] += 1
                day = renderer.knowing.took_place(meeting.id)
                since[other] = min(day, since.get(other, day))
    return [(other, since[other], count) for other, count in sorted(times.items(), key=lambda at: (-at[1], at[0].id))]


def _across(meeting: Meeting, person: Person) -> Iterable[Person]:
    present = [one for one in meeting.participants if one.person and one.attendance not in {"absent", "denied"}]
    own = {one.side for one in present if one.person == person}
    return {one.person: None for one in present if one.person and own and one.side not in own}


def _organization(organization: Organization, renderer: Renderer) -> Content:
    return {"sources": tuple(sorted(organization.sources, key=lambda each: (renderer.since(each), each.id)))}


def _topic(topic: Topic, _: Renderer) -> Content:
    found = {each.id: each for each in topic.meetings}
    found |= {each.occasion.id: each.occasion for each in topic.statements if each.kind == "readout" and each.occasion}
    return {"meetings": by_day(found.values())}


def _place(place: Place, _: Renderer) -> Content:
    return {"meetings": by_day(place.meetings)}


_CONTENT: dict[str, Callable[[Any, Renderer], Content]] = {
    "meeting": _meeting,
    "statement": _statement,
    "working_group": _group,
    "person": _person,
    "organization": _organization,
    "topic": _topic,
    "place": _place,
}
