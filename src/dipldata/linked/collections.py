"""The records of one type: found by id, iterated, filtered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from dipldata.errors import UnknownIdError
from dipldata.ids import RecordType, record_key
from dipldata.linked.facts import Linked
from dipldata.linked.filters import check_values, has_value, names, window
from dipldata.linked.records import Meeting, Organization, Party, Person, Place, Source, Statement, Topic, WorkingGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from dipldata.linked.filters import Condition, DayLike, Words

R = TypeVar("R", bound=Linked)


class Finder(Protocol):
    """What a collection needs of its dataset."""

    def find(self, kind: RecordType, record_id: str) -> Linked | None:
        """The record of an id, or None."""

    def follow(self, kind: RecordType, record_id: str) -> Linked:
        """The record of an id, or of what replaced it; raises where there is none."""


class Collection(Generic[R]):
    """Records of one type in the order of their ids; iterating gives the records themselves.

    `[id]` finds a record, also by an id that was retired and replaced by one other, with a `RetiredIdWarning`. It
    raises `UnknownIdError` (a `KeyError`) with the id that was probably meant, and `RetiredIdError` (another) for an
    id that was split or withdrawn. The selections that `where` and `filter` give are collections, too.
    """

    def __init__(self, kind: RecordType, ids: tuple[str, ...], finder: Finder) -> None:
        self._kind = kind
        self._ids = ids
        self._finder = finder

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self._ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in their order."""
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[R]:
        return (self._find(record_id) for record_id in self._ids)

    def __contains__(self, item: object) -> bool:
        return (item._plain["id"] if isinstance(item, Linked) else item) in self._members  # noqa: SLF001 - a record's id

    def __getitem__(self, record_id: str) -> R:
        if not isinstance(record_id, str):
            raise _not_text(record_id)
        found: R = self._finder.follow(self._kind, record_id)  # type: ignore[assignment]  # of the kind asked for
        if found not in self:
            raise UnknownIdError(record_key(self._kind, record_id))
        return found

    def get(self, record_id: str) -> R | None:
        """The record of an id, or None where no live record here has it."""
        return self._find(record_id) if record_id in self else None

    def keys(self) -> tuple[str, ...]:
        """The ids, as a mapping has them."""
        return self._ids

    def values(self) -> Iterator[R]:
        """The records, as a mapping has them."""
        return iter(self)

    def items(self) -> Iterator[tuple[str, R]]:
        """Pairs of id and record, as a mapping has them."""
        return zip(self._ids, self, strict=True)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._kind.replace('_', ' ')} {'record' if len(self) == 1 else 'records'}>"

    def filter(self, condition: Callable[[R], bool]) -> Self:
        """The records that meet a condition of one's own."""
        kept = tuple(record_id for record_id in self._ids if condition(self._find(record_id)))
        return type(self)(self._kind, kept, self._finder)

    def _find(self, record_id: str) -> R:
        return self._finder.find(self._kind, record_id)  # type: ignore[return-value]  # it is one of the ids

    def _where(
        self,
        words: dict[str, Words | None],
        subjects: dict[RecordType, str | Linked | None],
        dates: Condition | None = None,
    ) -> Self:
        """The records that meet all conditions: values of fields, records that they name, and days."""
        conditions = [] if dates is None else [dates]
        for kind, subject in subjects.items():
            if subject is not None:
                found = subject if isinstance(subject, Linked) else self._finder.follow(kind, subject)
                conditions.append(names(kind, found._plain["id"]))  # noqa: SLF001 - a record's id
        given = {field: wanted for field, wanted in words.items() if wanted is not None}
        for field, wanted in given.items():
            given[field] = (wanted,) if isinstance(wanted, str) else tuple(wanted)
            check_values(self._kind, field, given[field], self)
            conditions.append(has_value(field, given[field]))
        return self.filter(lambda record: all(condition(record) for condition in conditions))


class Meetings(Collection[Meeting]):
    """The meetings of a dataset."""

    def where(  # noqa: PLR0913 - one argument for each condition, by name
        self,
        *,
        since: DayLike | None = None,
        until: DayLike | None = None,
        certain: bool = False,
        kind: Words | None = None,
        status: Words | None = None,
        mode: Words | None = None,
        level: Words | None = None,
        party: str | Party | None = None,
        person: str | Person | None = None,
        topic: str | Topic | None = None,
        group: str | WorkingGroup | None = None,
        place: str | Place | None = None,
    ) -> Meetings:
        """The meetings that meet every condition given.

        since, until: the window of days, both ends included. A meeting fits when any day from its earliest possible
        start to its latest possible end lies in the window; with `certain`, when all of them do.
        kind, status, mode: one value of the vocabulary, or several of which one is met.
        level: the level at which the sides met, as `Meeting.level` has it.
        person: who took part; people recorded as absent do not count.
        topic: a topic of the meeting or of one of its readouts. group: the working group whose round it is.

        Raises `NoSuchValueError` for a value outside its vocabulary, `UnknownIdError` for an id that names nothing and
        `DateError` for a text that is no date.

        >>> import dipldata
        >>> ds = dipldata.load()
        >>> ds.meetings.where(group="maritime-consultations", since="2024").ids
        ('2024-05-23-lambert-hong-liang-video',)
        """
        return self._where(
            {"kind": kind, "status": status, "mode": mode, "level": level},
            {"party": party, "person": person, "topic": topic, "working_group": group, "place": place},
            window(since, until, certain=certain) if since or until else None,
        )


class Statements(Collection[Statement]):
    """The statements of a dataset."""

    def where(  # noqa: PLR0913 - one argument for each condition, by name
        self,
        *,
        since: DayLike | None = None,
        until: DayLike | None = None,
        certain: bool = False,
        kind: Words | None = None,
        party: str | Party | None = None,
        person: str | Person | None = None,
        topic: str | Topic | None = None,
        group: str | WorkingGroup | None = None,
        meeting: str | Meeting | None = None,
    ) -> Statements:
        """The statements that meet every condition given.

        since, until, certain: the window of days for `made`, as for meetings. kind: one value or several.
        party: the side for which it is made, or an issuer of a joint statement. person: a named speaker.
        topic: one it is coded with, or the subject of a claim. group: the subject of a claim.
        meeting: its occasion, or the subject of a claim. Raises what `Meetings.where` raises.
        """
        return self._where(
            {"kind": kind},
            {"party": party, "person": person, "topic": topic, "working_group": group, "meeting": meeting},
            window(since, until, certain=certain) if since or until else None,
        )


class WorkingGroups(Collection[WorkingGroup]):
    """The working groups of a dataset."""

    def where(  # noqa: PLR0913 - one argument for each condition, by name
        self,
        *,
        kind: Words | None = None,
        status: Words | None = None,
        formality: Words | None = None,
        party: str | Party | None = None,
        person: str | Person | None = None,
        topic: str | Topic | None = None,
    ) -> WorkingGroups:
        """The groups that meet every condition given.

        kind, status, formality: one value or several. person: who chairs the group, or to whom it reports.
        Raises what `Meetings.where` raises.
        """
        words = {"kind": kind, "status": status, "formality": formality}
        return self._where(words, {"party": party, "person": person, "topic": topic})


class People(Collection[Person]):
    """The people of a dataset."""

    def where(self, *, party: str | Party | None = None, level: Words | None = None) -> People:
        """The people with an office of a party, and with an office of a level (not necessarily the same office).

        Raises what `Meetings.where` raises.
        """
        found = self._where({}, {"party": party})
        if level is None:
            return found
        wanted = {level} if isinstance(level, str) else set(level)
        return found.filter(lambda person: any(office.level in wanted for office in person.offices))


class Sources(Collection[Source]):
    """The sources of a dataset."""

    def where(  # noqa: PLR0913 - one argument for each condition, by name
        self,
        *,
        since: DayLike | None = None,
        until: DayLike | None = None,
        certain: bool = False,
        kind: Words | None = None,
        language: str | None = None,
        party: str | Party | None = None,
        publisher: str | Organization | None = None,
    ) -> Sources:
        """The sources that meet every condition given.

        since, until, certain: the window of days for `published`, as for meetings. language: a tag such as `zh`.
        party: the side whose official text it is. Raises what `Meetings.where` raises.
        """
        found = self._where(
            {"kind": kind},
            {"party": party, "organization": publisher},
            window(since, until, certain=certain) if since or until else None,
        )
        return found if language is None else found.filter(lambda source: source.language == language)


COLLECTION_CLASSES: dict[RecordType, type[Collection[Any]]] = {
    "statement": Statements,
    "meeting": Meetings,
    "working_group": WorkingGroups,
    "person": People,
    "source": Sources,
}
"""The class of the collection of each type that has filters of its own."""


def _not_text(given: object) -> TypeError:
    return TypeError(f"records are looked up by their id, which is text, not {type(given).__name__}")
