"""What the search looks through: names in every script, titles, topics, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import TYPE_SLUGS
from dipldata.site.addresses import LISTS
from dipldata.site.rendering import script_json
from dipldata.site.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dipldata.linked.records import Meeting, Statement, Topic
    from dipldata.site.rendering import Renderer

_LONGEST: Final = 2000


def plan_search_data(renderer: Renderer) -> bytes:
    """A script with one list for each record: type, id, title, further names, further text, since when it is known."""
    rows = [
        [
            TYPE_SLUGS[kind],
            record.id,
            name_of(record),
            _names(record),
            _text(record)[:_LONGEST],
            renderer.since(record).isoformat(),
        ]
        for kind in LISTS
        for record in renderer.ds.collection(kind)
    ]
    return f'dipldata.data("search",{script_json(rows)});\n'.encode()


def _names(record: Any) -> str:  # noqa: ANN401 - a record of any type
    title = name_of(record)
    names = (name.text for name in getattr(record, "names", ()))
    return " · ".join(dict.fromkeys(name for name in names if name != title))


def _text(record: Any) -> str:  # noqa: ANN401 - a record of any type
    return " ".join(_texts(record))


def _texts(record: Any) -> Iterator[str]:  # noqa: ANN401 - a record of any type
    """What else a record can be found by."""
    find = _FURTHER.get(record.kind_of_record)
    if find is not None:
        yield from find(record)
    if record.kind_of_record in {"statement", "working_group"}:
        yield from (topic.label for topic in record.topics)


def _of_meeting(meeting: Meeting) -> Iterator[str]:
    yield from (topic.label for topic in meeting.all_topics)
    yield from (name.text for one in meeting.participants if one.person for name in one.person.names)
    yield from (outcome.text for outcome in meeting.outcomes if outcome.text)


def _of_statement(statement: Statement) -> Iterator[str]:
    yield from (claim.text for claim in statement.claims)
    yield from statement.terms


def _of_topic(topic: Topic) -> Iterator[str]:
    yield topic.definition
    yield from (topic.side_terms or {}).values()


_FURTHER: Final[dict[str, Callable[[Any], Iterator[str]]]] = {
    "meeting": _of_meeting,
    "statement": _of_statement,
    "topic": _of_topic,
    "person": lambda person: (office.title for office in person.offices),
    "source": lambda source: iter([name_of(source.publisher)]),
}
