"""The records of a dataset and their parts, as views; `records.pyi` has their types.

The fields come from `fields.json`. Here stand the links from other records, and what is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.linked import computing
from dipldata.linked.facts import PARTS, Linked, Part, Referrers, shapes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


class QualifiedDate(Part):
    """`str()` gives the date as written."""

    __slots__ = ()

    @property
    def earliest(self) -> dt.date | None:
        """The earliest day that the date can mean, None where that end is open."""
        return self.date.earliest

    @property
    def latest(self) -> dt.date | None:
        """The latest day that the date can mean, None where that end is open."""
        return self.date.latest

    def __str__(self) -> str:
        return self._plain["date"]


class MeetingStep(Part):
    __slots__ = ()

    def had_happened(self, day: dt.date) -> bool:
        """Whether on that day the step was certainly public and, if it lay ahead, had begun."""
        return computing.had_happened(self._plain, day)


class GroupStep(Part):
    __slots__ = ()

    def had_happened(self, day: dt.date) -> bool:
        """Whether on that day the step was certainly public and, if it lay ahead, had begun."""
        return computing.had_happened(self._plain, day)


class Statement(Linked):
    __slots__ = ()
    kind_of_record = "statement"

    related = Referrers(("statement",), ("relations",), "The statements whose claims bear on claims of this one.")
    steps_of = Referrers(("meeting", "working_group"), ("history",), "The records whose history rests on its claims.")

    @property
    def rests_on_unnamed(self) -> bool:
        """Whether it is told by somebody whom the source does not name."""
        return "unnamed" in self._plain


class Meeting(Linked):
    __slots__ = ()
    kind_of_record = "meeting"

    statements = Referrers(("statement",), ("occasion",), "The statements made at it or reporting it, by id.")
    mentions = Referrers(("statement",), ("claims",), "The statements with a claim about it, by id.")
    parts = Referrers(("meeting",), ("part_of",), "The meetings of a visit, by id.")

    @property
    def readouts(self) -> tuple[Statement, ...]:
        """The readouts of the sides, by id."""
        return tuple(statement for statement in self.statements if statement.kind == "readout")

    @property
    def status(self) -> str | None:
        """The status: of the last step, or in a dataset as of a day of the last one that had happened by then."""
        return computing.status(self._plain, self._links.day)

    def status_on(self, day: dt.date | str) -> str | None:
        """The status as it was publicly known on a day, None before the first step."""
        return computing.status(self._plain, computing.as_day(day))

    @property
    def is_contact(self) -> bool:
        """Whether it counts as a contact: it was held, and is no visit, which only contains meetings."""
        return self.status == "held" and self.kind != "visit"

    @property
    def first_day(self) -> dt.date | None:
        """The earliest day on which it can have begun."""
        return self.start.earliest

    @property
    def last_day(self) -> dt.date | None:
        """The latest day on which it can have ended."""
        return (self.end or self.start).latest

    @property
    def levels(self) -> Mapping[str, str]:
        """The highest level among the offices of the people who took part, by party; sides without one left out."""
        return computing.levels(self)

    @property
    def level(self) -> str | None:
        """The level at which the sides met: the lowest of `levels`; None where no office is known."""
        return computing.lowest(self.levels.values())

    @property
    def all_topics(self) -> tuple[Topic, ...]:
        """Its own topics and those of its readouts, each once, by id."""
        found = {topic.id: topic for each in (self, *self.readouts) for topic in each.topics}
        return tuple(found[record_id] for record_id in sorted(found))


class WorkingGroup(Linked):
    __slots__ = ()
    kind_of_record = "working_group"

    rounds = Referrers(("meeting",), ("working_group",), "Its rounds, held or not, by id.")
    children = Referrers(("working_group",), ("parent",), "The groups that belong to it, by id.")
    successors = Referrers(("working_group",), ("successor_of",), "The groups that replace it, by id.")
    mentions = Referrers(("statement",), ("claims",), "The statements with a claim about it, by id.")

    @property
    def name(self) -> str:
        """The first English name, or the first of all where there is none."""
        return computing.first_name(self._plain)

    @property
    def status(self) -> str | None:
        """The status: of the last step, or in a dataset as of a day of the last one that had happened by then."""
        return computing.status(self._plain, self._links.day)

    def status_on(self, day: dt.date | str) -> str | None:
        """The status as it was publicly known on a day, None before the first step."""
        return computing.status(self._plain, computing.as_day(day))

    @property
    def held_rounds(self) -> tuple[Meeting, ...]:
        """The rounds that were held, by the earliest day of each."""
        return computing.by_day(each for each in self.rounds if each.status == "held")


class Person(Linked):
    __slots__ = ()
    kind_of_record = "person"

    meetings = Referrers(("meeting",), ("participants",), "The meetings that name the person as participant, by id.")
    statements = Referrers(("statement",), ("speakers",), "The statements that the person made, by id.")
    mentions = Referrers(("statement",), ("claims",), "The statements with a claim about the person, by id.")
    working_groups = Referrers(("working_group",), ("chairs", "reports_to"), "The groups that the person leads, by id.")

    @property
    def name(self) -> str:
        """The first English name, or the first of all where there is none."""
        return computing.first_name(self._plain)


class Organization(Linked):
    __slots__ = ()
    kind_of_record = "organization"

    people = Referrers(("person",), ("offices",), "The people with an office there, by id.")
    children = Referrers(("organization",), ("parent",), "The bodies that belong to it, by id.")
    sources = Referrers(("source",), ("publisher",), "The sources that it published, by id.")
    working_groups = Referrers(("working_group",), ("leads",), "The groups that it leads for a side, by id.")

    @property
    def name(self) -> str:
        """The first English name, or the first of all where there is none."""
        return computing.first_name(self._plain)


class Place(Linked):
    __slots__ = ()
    kind_of_record = "place"

    meetings = Referrers(("meeting",), ("place",), "The meetings held there, by id.")


class Topic(Linked):
    __slots__ = ()
    kind_of_record = "topic"

    meetings = Referrers(("meeting",), ("topics",), "The meetings that name the topic themselves, by id.")
    statements = Referrers(("statement",), ("topics",), "The statements that name the topic, by id.")
    working_groups = Referrers(("working_group",), ("topics",), "The groups that deal with it, by id.")
    children = Referrers(("topic",), ("parent",), "The narrower topics, by id.")


class Party(Linked):
    __slots__ = ()
    kind_of_record = "party"

    meetings = Referrers(("meeting",), ("parties",), "The meetings that it was a party to, by id.")
    statements = Referrers(("statement",), ("side", "parties"), "The statements made for it, by id.")
    working_groups = Referrers(("working_group",), ("parties",), "The groups that it is a party to, by id.")
    people = Referrers(("person",), ("offices",), "The people with an office of its side, by id.")
    sources = Referrers(("source",), ("side",), "Its official texts, by id.")

    @property
    def name(self) -> str:
        """The first English name, or the first of all where there is none."""
        return computing.first_name(self._plain)


_CITING = ("statement", "meeting", "working_group", "person", "organization", "place", "topic", "party", "source")


class Source(Linked):
    __slots__ = ()
    kind_of_record = "source"

    cited_by = Referrers(_CITING, ("citations", "history"), "The records that cite it or rest a step on it, by type.")
    passed_on_by = Referrers(("source",), ("derived_from",), "The sources that pass on its report, by id.")
    translations = Referrers(("source",), ("translation_of",), "The sources that translate it, by id.")


RECORD_CLASSES = {
    each.kind_of_record: each
    for each in (Statement, Meeting, WorkingGroup, Person, Organization, Place, Topic, Party, Source)
}
"""The class of each record type."""

Record = Statement | Meeting | WorkingGroup | Person | Organization | Place | Topic | Party | Source

_OWN = {each.__name__: each for each in (QualifiedDate, MeetingStep, GroupStep)}
for _name in shapes():
    if _name not in globals():
        globals()[_name] = type(_name, (Part,), {"__slots__": (), "__module__": __name__})
    if issubclass(globals()[_name], Part):
        PARTS[_name] = globals()[_name]
