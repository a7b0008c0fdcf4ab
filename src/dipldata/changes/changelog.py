"""The *Records* block of the changelog (Keep a Changelog), made from the two sides themselves: nothing is left out.

Drafts are in no release, so they are not told of. A correction names the sources that it rests on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dipldata.changes.bumps import RELEASED
from dipldata.changes.fields import Operation
from dipldata.changes.narrative import Line, Shown, field_lines, revisions_added
from dipldata.changes.rendering import markdown_line
from dipldata.changes.wording import name_of, title_of
from dipldata.ids import TYPE_SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.changes.comparison import Changes, RecordChange
    from dipldata.changes.fields import FieldChange
    from dipldata.dataset import Key
    from dipldata.models.plain import Plain, PlainRecord

_MOST_VALUES: Final = 10
"""New values of one record that are told one by one where lists are to be short."""
_NOT_TOLD: Final = frozenset({"revisions", "state"})
"""Fields whose change is told by itself: the note of a revision, and what became of the record."""


def changelog_block(changes: Changes, longest_list: int | None = None) -> str:
    """`### Records` with what was added, corrected and retired, as Markdown ending in a line break.

    Of more new records than `longest_list` their numbers by type are given. What could not be read on either side is
    named, so that nobody takes the block for complete.
    """
    sections = {
        "Added": [*_added(changes, longest_list)],
        "Corrected": [*_corrected(changes)],
        "Retired": [*_retired(changes)],
        "Not compared": [*_not_compared(changes)],
    }
    lines = ["### Records", ""]
    for title, entries in sections.items():
        if entries:
            lines += [f"#### {title}", "", *map(markdown_line, entries), ""]
    if len(lines) == 2:  # noqa: PLR2004 - the title alone
        lines += ["- No record changed.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _added(changes: Changes, longest_list: int | None) -> Iterator[Line]:
    renamed = {rename.new for rename in changes.renamed if _is_released(changes.old.state(rename.old))}
    new = [entry.key for entry in changes.added if entry.key not in renamed]
    new += [entry.key for entry in changes.changed if not _is_released(changes.old.state(entry.key))]
    new = [key for key in new if _is_released(changes.new.state(key))]
    if longest_list is not None and len(new) > longest_list:
        yield from _numbers(new)
    else:
        yield from (("- ", *_name(key, changes)) for key in new)
    for entry in changes.changed:
        if all(_is_released(side.state(entry.key)) for side in (changes.old, changes.new)) and _only_grew(entry):
            facts = [change for change in entry.fields if change.head not in _NOT_TOLD]
            is_long = longest_list is not None and len(facts) > _MOST_VALUES
            yield from _grown(entry, facts, changes) if is_long else _told(entry, changes)


def _grown(entry: RecordChange, facts: list[FieldChange], changes: Changes) -> Iterator[Line]:
    """A record with many new values: how many in each field, and what the revisions say of it."""
    yield "- ", *_name(entry.key, changes)
    for head, number in sorted(Counter(change.head for change in facts).items()):
        yield "  - ", f"{number:,} more in ", Shown(head)
    yield from _details((change for change in entry.fields if change.head in _NOT_TOLD), entry.after or {})


def _numbers(keys: Iterable[Key]) -> Iterator[Line]:
    """How many records of each type there are."""
    for kind, number in sorted(Counter(kind for kind, _ in keys).items()):
        yield "- ", f"{number:,} {TYPE_SLUGS[kind]} record{'' if number == 1 else 's'}"
    yield ("- each of them is listed in the changes.json of the release",)


def _corrected(changes: Changes) -> Iterator[Line]:
    for entry in changes.changed:
        stays = all(_is_released(side.state(entry.key)) for side in (changes.old, changes.new))
        if stays and not _only_grew(entry):
            yield from _told(entry, changes)


def _only_grew(entry: RecordChange) -> bool:
    """Whether a record holds all that it held, and more."""
    facts = [change for change in entry.fields if change.head != "revisions"]
    return bool(facts) and all(change.operation is Operation.ADDED for change in facts)


def _told(entry: RecordChange, changes: Changes) -> Iterator[Line]:
    yield "- ", *_name(entry.key, changes)
    yield from _details(entry.fields, entry.after or {})


def _retired(changes: Changes) -> Iterator[Line]:
    renamed = {rename.old: rename for rename in changes.renamed}
    for entry in (*changes.retired, *changes.deleted):
        if not _is_released(changes.old.state(entry.key)):
            continue
        rename = renamed.get(entry.key)
        yield "- ", *_name(entry.key, changes), *(_fate(entry) if rename is None else (", now ", _key(rename.new)))
        if rename is not None:
            yield from _details(rename.fields, changes.new.records[rename.new])
    for entry in changes.changed:
        if _is_released(changes.old.state(entry.key)) and not _is_released(changes.new.state(entry.key)):
            yield "- ", *_name(entry.key, changes), ", a draft again"


def _not_compared(changes: Changes) -> Iterator[Line]:
    for place in (*changes.old.unreadable, *changes.new.unreadable):
        yield "- file ", Shown(place.path), ": ", Shown(place.reason, prose=True)


def _is_released(state: str | None) -> bool:
    return state in RELEASED


def _key(key: Key) -> Shown:
    return Shown(name_of(key))


def _name(key: Key, changes: Changes) -> Line:
    title = title_of(key, changes.new, changes.old)
    return (_key(key), *((": ", Shown(title, prose=True)) if title else ()))


def _fate(entry: RecordChange) -> Line:
    """What became of a record that was retired or deleted."""
    record = entry.after
    if record is None:
        return (", deleted",)
    instead = record.get("replaced_by")
    listed = [part for one in _items(instead) for part in (", ", _key((entry.key[0], str(one))))][1:]
    reason: Line = (": ", Shown(str(record["reason"]), prose=True)) if record.get("reason") else ()
    return (*((", now ", *listed) if listed else (", withdrawn",)), *reason)


def _details(fields: Iterable[FieldChange], record: PlainRecord) -> Iterator[Line]:
    """What changed in a record, each value with its sources; then what the revisions say of it."""
    changes = tuple(fields)
    facts = [change for change in changes if change.head not in _NOT_TOLD]
    moved = [change for change in facts if change.operation is Operation.MOVED]
    for change in facts:
        if change.operation is not Operation.MOVED:
            (line,) = field_lines((change,))
            yield ("  - ", *line, *_attribution(sources_of(change, record)))
    for line in field_lines((*moved, *(change for change in changes if revisions_added(change)))):
        yield ("  - ", *line)


def _attribution(sources: Iterable[str]) -> Line:
    listed = [part for source in sources for part in (", ", Shown(f"source/{source}"))][1:]
    return (" — ", *listed) if listed else ()


def sources_of(change: FieldChange, record: PlainRecord) -> tuple[str, ...]:
    """The sources that a changed value rests on.

    Those of the part of the record in which it stands, where that names its own; otherwise the citations that support
    the field, or else those that support the whole record. A source rests on itself, and what names sources on none.
    """
    if record.get("type") == "source":
        return (str(record["id"]),)
    if change.head == "citations" or change.field.endswith((".sources", ".source")):
        return ()
    own = _own_sources(change, record)
    if own:
        return own
    citations = [item for item in _items(record.get("citations")) if isinstance(item, dict)]
    named = [item for item in citations if _supports(item, change.head)]
    chosen = named or [item for item in citations if not item.get("supports")]
    return tuple(dict.fromkeys(str(item.get("source")) for item in chosen))


def _items(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else []


def _supports(citation: dict[str, Plain], head: str) -> bool:
    paths = (str(path) for path in _items(citation.get("supports")))
    return any(path.replace("[", ".").split(".")[0] == head for path in paths)


def _own_sources(change: FieldChange, record: PlainRecord) -> tuple[str, ...]:
    """The sources named by the innermost part of the record that holds the value and names any."""
    found: tuple[str, ...] = ()
    value: Plain | None = record
    for part in change.new or ():
        value = _child(value, part)
        found = _named_sources(value) or found
    return found or tuple(dict.fromkeys(source for item in _items(value) for source in _named_sources(item)))


def _named_sources(value: Plain | None) -> tuple[str, ...]:
    if not isinstance(value, dict):
        return ()
    one = value.get("source")
    return tuple(map(str, _items(value.get("sources")) or ([one] if isinstance(one, str) else [])))


def _child(value: Plain | None, part: str | int) -> Plain | None:
    if isinstance(value, dict):
        return value.get(str(part))
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None
