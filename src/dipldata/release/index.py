"""The index of a release: what later releases are held to.

`releases/<version>.json` is committed with each release. It lists every record with its type, id and state, a digest
of each of its fields, and how often its revisions name each field. Two promises are checked with it: an id of a past
release always resolves, and a released fact changes only with a revision that says so.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from dipldata.exports.digests import content_digest
from dipldata.ids import TYPE_SLUGS, RecordType, parse_record_key, record_key
from dipldata.models.plain import PlainRecord, plain_record
from dipldata.problems import Pointer, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset, Key
    from dipldata.models import Record

_NOT_FACTS: Final = frozenset({"id", "type", "state", "revisions"})
"""Fields that no revision need name: the key, the state (a disposition says what became of it), and the revisions."""
_DIGEST_LENGTH: Final = 16
"""Hexadecimal digits kept of a digest: enough to notice a change, and short enough to commit."""


class Indexed(NamedTuple):
    """A record as it was in a release: digests by field, and how often its revisions named each field."""

    fields: dict[str, str]
    revised: dict[str, int]


class ReleaseIndex(NamedTuple):
    """The index of one release: the path of its file as printed, its text, and what it holds of each record."""

    path: str
    text: str
    version: str
    records: dict[Key, Indexed]

    def span_of(self, key: Key) -> Span:
        """The line on which a record stands."""
        line = _lines(self.text).get(record_key(*key), 1)
        return Span(line, 1, line, 1)


@dataclass(frozen=True, slots=True)
class HistoryFault:
    """A promise to users of past releases that the records break.

    With a `pointer` it is to be mended there in `record`. `path` and `span` are the place in the index.
    """

    code: str
    message: str
    hint: str
    path: str
    span: Span
    record: Key | None = None
    pointer: Pointer = ()


def entry_of(plain: PlainRecord) -> dict[str, Any]:
    """What an index holds of a record."""
    entry: dict[str, Any] = {"state": plain["state"], "fields": field_digests(plain)}
    revised = _times_revised(plain)
    return entry | ({"revised": revised} if revised else {})


def field_digests(plain: PlainRecord) -> dict[str, str]:
    """A short digest of each field of a record that states facts."""
    return {key: content_digest(value)[:_DIGEST_LENGTH] for key, value in plain.items() if key not in _NOT_FACTS}


def _times_revised(plain: PlainRecord) -> dict[str, int]:
    revisions = cast("list[dict[str, list[str]]]", plain.get("revisions", []))
    # A revision of `participants[0].office` is one of `participants`.
    heads = (re.split(r"[.\[]", field, maxsplit=1)[0] for revision in revisions for field in set(revision["fields"]))
    return dict(sorted(Counter(heads).items()))


class History:
    """What later records are held to: every id of every past release, and the facts of the newest that has a record."""

    def __init__(self, indexes: Iterable[ReleaseIndex]) -> None:
        self.latest: Final[dict[Key, tuple[ReleaseIndex, Indexed]]] = {}
        for index in sorted(indexes, key=lambda index: version_key(index.version)):
            self.latest.update({key: (index, record) for key, record in index.records.items()})

    def unrevised(self, record: Record) -> Iterator[HistoryFault]:
        """Yield a fault for each released fact of a live record that has changed without a revision."""
        kind: RecordType = record.type  # type: ignore[attr-defined]  # every concrete record has a type
        released = self.latest.get((kind, record.id))
        if released is not None and record.state == "live":
            yield from _unrevised(record, (kind, record.id), *released)

    def lost(self, dataset: Dataset) -> Iterator[HistoryFault]:
        """Yield a fault for each id that does not resolve any more."""
        for key, (index, _) in self.latest.items():
            if not dataset.is_live(*key):
                yield from _lost(key, dataset.get(*key), index, dataset)


def version_key(version: str) -> tuple[int, ...]:
    """The order of versions."""
    return tuple(int(part) for part in version.split("."))


def _lost(key: Key, record: Record | None, index: ReleaseIndex, dataset: Dataset) -> Iterator[HistoryFault]:
    kind, record_id = key
    span = index.span_of(key)
    if record is not None:
        message = f"{record_key(*key)} is in release {index.version} and has become a draft, which no release holds"
        yield HistoryFault(
            "release-id-lost", message, "make it live again, or retire it", index.path, span, key, ("state",)
        )
    elif not dataset.is_known(kind, record_id):
        message = f"{record_key(*key)} is in release {index.version}, and there is no record of that id any more"
        hint = (
            f"bring {record_id}.yaml back, with `state: retired` and `replaced_by` or a `reason` if the "
            f"{TYPE_SLUGS[kind]} is gone"
        )
        yield HistoryFault("release-id-lost", message, hint, index.path, span, key)


def _unrevised(record: Record, key: Key, index: ReleaseIndex, was: Indexed) -> Iterator[HistoryFault]:
    plain = plain_record(record)
    now = field_digests(plain)
    if now == was.fields:
        return
    revised = _times_revised(plain)
    for field in dict.fromkeys((*now, *was.fields)):
        if now.get(field) == was.fields.get(field) or revised.get(field, 0) > was.revised.get(field, 0):
            continue
        change = "removed" if field not in now else "changed" if field in was.fields else "added"
        message = f"the field {field} was {change} since release {index.version}, and no revision since then names it"
        hint = f"add an entry to revisions: {{date: …, kind: …, fields: [{field}], note: what changed and why}}"
        yield HistoryFault("release-change-unrevised", message, hint, index.path, index.span_of(key), key, (field,))


def read_index(path: str, text: str) -> ReleaseIndex | HistoryFault:
    """Read an index; what is wrong with it comes back as one fault."""
    try:
        content = json.loads(text)
        version = content["version"]
        version_key(version)
        records = {_key(name): _indexed(entry) for name, entry in content["records"].items()}
    except json.JSONDecodeError as error:
        span = Span(error.lineno, error.colno, error.lineno, error.colno, error.pos, error.pos)
        return _malformed(path, f"this is not JSON: {error.msg}", span)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return _malformed(path, "this is not the index of a release", Span())
    return ReleaseIndex(path, text, version, records)


def _malformed(path: str, message: str, span: Span) -> HistoryFault:
    hint = "bring the file back as it was released; it is never edited by hand"
    return HistoryFault("release-index-malformed", message, hint, path, span)


def _key(name: str) -> Key:
    key = parse_record_key(name)
    if key is None:
        raise ValueError(name)
    return key


@lru_cache(maxsize=8)
def _lines(text: str) -> dict[str, int]:
    """The line on which each record stands; asked for only where something is wrong."""
    found = ((at, re.match(r'\s*"([a-z-]+/[a-z0-9-]+)":', line)) for at, line in enumerate(text.split("\n"), start=1))
    return {match.group(1): at for at, match in found if match}


def _indexed(entry: dict[str, Any]) -> Indexed:
    fields, revised = entry["fields"], entry.get("revised", {})
    if fields.__class__ is not dict or not all(times.__class__ is int for times in revised.values()):
        raise TypeError
    return Indexed(fields, revised)
