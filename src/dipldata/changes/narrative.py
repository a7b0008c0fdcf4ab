"""Changes told in words: what the text and the Markdown form both say, before it is escaped and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dipldata.changes.bumps import Bump, bump_of, find_reasons, next_version
from dipldata.changes.fields import FieldChange, Operation
from dipldata.changes.wording import contrast, counted, name_of, place_in, shown, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.changes.comparison import Changes, RecordChange
    from dipldata.changes.effects import ReferenceChange, StatusChange
    from dipldata.changes.renames import Rename
    from dipldata.changes.snapshot import Snapshot
    from dipldata.dataset import Key
    from dipldata.models.plain import Plain


class Shown(NamedTuple):
    """Something that comes from the data, to be escaped: `prose` is text for reading, all else a value or a name."""

    text: str
    prose: bool = False


Line = tuple[str | Shown, ...]
"""Words of ours and what comes from the data, in turn."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: what it is, and the details."""

    head: Line
    details: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """A headline, and what there is to say below it; sections without items are left out."""

    headline: Line
    sections: tuple[Section, ...]


def narrate(changes: Changes) -> Narrative:
    """Tell changes in words."""
    sections = (
        Section("Not compared", tuple(_not_compared(changes))),
        Section(_version_title(changes), tuple(_reasons(changes))),
        Section("Added", tuple(_added(change, changes) for change in changes.not_renamed(changes.added))),
        Section("Changed", tuple(_changed(change, changes) for change in changes.changed)),
        Section("Renamed", tuple(_renamed(rename, changes) for rename in changes.renamed)),
        Section("Retired", tuple(_retired(change, changes) for change in changes.not_renamed(changes.retired))),
        Section("Deleted", tuple(_deleted(change, changes) for change in changes.not_renamed(changes.deleted))),
        Section("Status", tuple(_status(change, changes) for change in changes.statuses)),
        Section("References now broken", tuple(_broken(change) for change in changes.broken)),
        Section("References now satisfied", tuple(_satisfied(change) for change in changes.satisfied)),
        Section("Fields and columns", tuple(_layout(changes))),
    )
    return Narrative(_headline(changes), tuple(section for section in sections if section.items))


def _headline(changes: Changes) -> Line:
    numbers = changes.counts
    told = [f"{number:,} {word}" for word, number in numbers.items() if number]
    what = ", ".join(told) if told else "no record differs"
    total = counted(sum(numbers.values()), "record")
    return (*_side(changes.old), " -> ", *_side(changes.new), ": ", f"{total}: {what}" if told else what)


def _side(side: Snapshot) -> Line:
    extra = side.version or (side.commit or "")[:10]
    return (Shown(side.name), *((" (", Shown(extra), ")") if extra and extra not in side.name else ()))


def _version_title(changes: Changes) -> str:
    """`Version: minor (0.1.0 -> 0.2.0)`; `at least` where something could not be read."""
    bump = bump_of(changes)
    uncertain = bump is not Bump.MAJOR and (changes.new.unreadable or changes.old.unreadable)
    title = f"Version: {'at least ' if uncertain else ''}{bump}"
    if changes.old.version and bump is not Bump.NONE:
        title += f" ({changes.old.version} -> {next_version(changes.old.version, bump)})"
    return title


def _not_compared(changes: Changes) -> Iterator[Item]:
    for side in (changes.old, changes.new):
        for remark in side.remarks:
            yield Item(("in ", *_side(side), ": ", Shown(remark, prose=True)))
        for place in side.unreadable:
            record = (" (", Shown(name_of(place.record)), ")") if place.record else ()
            yield Item(("in ", *_side(side), ": ", Shown(place.path), *record, ": ", Shown(place.reason, prose=True)))


def _reasons(changes: Changes) -> Iterator[Item]:
    for reason in find_reasons(changes):
        about = Shown(name_of(reason.record) if reason.record else reason.place)
        yield Item((f"{reason.bump}: ", *((about, " ") if about.text else ()), reason.text))


def _record(key: Key, *sides: Snapshot) -> Line:
    title = title_of(key, *sides)
    return (Shown(name_of(key)), *((" — ", Shown(title, prose=True)) if title else ()))


def _added(change: RecordChange, changes: Changes) -> Item:
    state = changes.new.state(change.key)
    remark: Line = () if state == "live" else (" (", Shown(str(state), prose=True), ")")
    status = getattr(changes.new.model(change.key), "status", None)
    return Item((*_record(change.key, changes.new), *((", ", Shown(status)) if status else ()), *remark))


def _changed(change: RecordChange, changes: Changes) -> Item:
    return Item(_record(change.key, changes.new, changes.old), tuple(field_lines(change.fields)))


def field_lines(fields: Iterable[FieldChange]) -> Iterator[Line]:
    """One line for each value that changed; what only moved within a list is told once for the list."""
    moved: set[str] = set()
    for change in fields:
        revisions = revisions_added(change)
        if change.operation is not Operation.MOVED:
            yield from map(_revision, revisions) if revisions else (_field(change),)
            continue
        if change.field not in moved:
            moved.add(change.field)
            yield Shown(change.field), ": in another order"


def revisions_added(change: FieldChange) -> tuple[dict[str, Plain], ...]:
    """The entries of `revisions` that a change adds; they speak of other changes."""
    if change.head != "revisions" or change.operation is not Operation.ADDED:
        return ()
    entries = change.after if isinstance(change.after, list) else [change.after]
    return tuple(entry for entry in entries if isinstance(entry, dict) and "note" in entry)


def _revision(entry: dict[str, Plain]) -> Line:
    kind, fields = str(entry.get("kind", "")), ", ".join(_texts(entry.get("fields")))
    about = f"{kind} of {fields}, {shown(entry.get('date'))}"
    return "revision (", Shown(about, prose=True), "): ", Shown(str(entry["note"]), prose=True)


def _field(change: FieldChange) -> Line:
    if change.operation is Operation.CHANGED:
        before, after = contrast(change.before, change.after)
        return Shown(change.field), ": ", Shown(before), " -> ", Shown(after)
    if change.operation is Operation.ADDED:
        return "added ", Shown(change.field), ": ", Shown(shown(change.after))
    return "removed ", Shown(change.field), ": ", Shown(shown(change.before))


def _renamed(rename: Rename, changes: Changes) -> Item:
    how = "the old id leads to the new one" if rename.retired else "the old id is gone: nothing leads to the new one"
    head = (Shown(name_of(rename.old)), " -> ", *_record(rename.new, changes.new))
    return Item(head, ((how,), *field_lines(rename.fields)))


def _retired(change: RecordChange, changes: Changes) -> Item:
    record = change.after or {}
    instead = [name_of((change.key[0], str(one))) for one in _texts(record.get("replaced_by"))]
    word = ": replaced by " if len(instead) == 1 else ": split into "
    listed = [part for one in instead for part in (", ", Shown(one))][1:]
    reason = (": ", Shown(str(record["reason"]), prose=True)) if record.get("reason") else ()
    return Item((*_record(change.key, changes.old, changes.new), *((word, *listed) if listed else ()), *reason))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _deleted(change: RecordChange, changes: Changes) -> Item:
    state = changes.old.state(change.key)
    remark: Line = () if state == "live" else (" (", Shown(str(state), prose=True), ")")
    return Item((*_record(change.key, changes.old), *remark))


def _status(change: StatusChange, changes: Changes) -> Item:
    head: Line = (*_record(change.record, changes.new), ": ")
    if change.before != change.after:
        head = (*head, change.before or "no step", " -> ", change.after or "no step")
    days = change.before_on_day, change.after_on_day
    if days[0] != days[1] and days != (change.before, change.after):
        comma = ", " if change.before != change.after else ""
        day = f"{comma}as of {changes.today} "
        head = (*head, day, change.before_on_day or "not yet known", " -> ", change.after_on_day or "not yet known")
    return Item(head)


def _broken(change: ReferenceChange) -> Item:
    place = Shown(place_in(change.pointer))
    fault = Shown(change.message, prose=True)
    return Item((Shown(name_of(change.record)), " ", place, ": ", fault, f" ({change.code})"))


def _satisfied(change: ReferenceChange) -> Item:
    place = Shown(place_in(change.pointer))
    return Item((Shown(name_of(change.record)), " ", place, ": leads to ", Shown(change.target)))


def _layout(changes: Changes) -> Iterator[Item]:
    for change in changes.layout:
        details = [part for text in change.details for part in ("; ", Shown(text, prose=True))][1:]
        why: Line = (" (", *details, ")") if details else ()
        yield Item((f"{change.what} ", Shown(change.place), f": {change.effect}", *why))
