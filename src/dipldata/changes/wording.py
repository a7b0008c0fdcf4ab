"""Values, places and records as people read them. Nothing here is escaped yet: that is for each format to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dipldata.ids import record_key
from dipldata.reporting.printing import ELLIPSIS
from dipldata.show.labels import date_of, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipldata.changes.snapshot import Snapshot
    from dipldata.dataset import Key
    from dipldata.models.plain import Plain
    from dipldata.problems import Pointer

_WORD: Final = re.compile(r"[^\s\"',{}\[\]]+")
"""Text that needs no quotes to be told from the words around it."""
_LONGEST: Final = 200
"""Characters of a value that are shown."""
_LONG_PAIR: Final = 100
"""Characters from which two texts are shown in part, where they are much alike."""
_AROUND: Final = 30
"""Characters shown on either side of what differs between two long texts."""


def name_of(key: Key) -> str:
    """`type/id` of a record."""
    return record_key(*key)


def title_of(key: Key, *sides: Snapshot) -> str:
    """The name or title of a record, by the first side that has it, with its date where that is not in the title."""
    known = (record for side in sides if (record := side.model(key)) is not None)
    record, title = next(((record, title) for record in known if (title := label_of(record))), (None, ""))
    if record is None:
        return ""
    date = "" if record.state == "retired" else date_of(record)
    return clipped(f"{title} ({date})" if date and date not in title else title)


def place_in(pointer: Pointer) -> str:
    """A place in a record as field paths are written: `participants[0].office`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in pointer)
    return "".join(parts).removeprefix(".")


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 record`, `2 records`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shown(value: Plain | None) -> str:
    """A value on one line, much as YAML writes it in short: what is the default is left out."""
    return clipped(_flow(value))


def _flow(value: Plain | None) -> str:
    if isinstance(value, dict):
        return _flow_mapping(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str):
        return value if _WORD.fullmatch(value) or _is_date(value) else f'"{value}"'
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)


def _is_date(value: str) -> bool:
    return re.fullmatch(r"\[[0-9.-]+\]", value) is not None


def _flow_mapping(value: dict[str, Plain]) -> str:
    kept = {key: part for key, part in value.items() if part is not False and (key, part) != ("basis", "stated")}
    if set(kept) in ({"date"}, {"source"}, {"number"}):
        return _flow(next(iter(kept.values())))
    return f"{{{', '.join(f'{key}: {_flow(part)}' for key, part in kept.items())}}}"


def contrast(before: Plain | None, after: Plain | None) -> tuple[str, str]:
    """Two values as shown; of two long texts that are much alike only the part that differs, and a little around it."""
    one, other = _flow(before), _flow(after)
    if max(len(one), len(other)) > _LONG_PAIR and isinstance(before, str) and isinstance(after, str):
        start = max(0, _common(one, other) - _AROUND)
        end = max(0, _common(one[:start:-1], other[:start:-1]) - _AROUND)
        one, other = (_cut_out(text, start, end) for text in (one, other))
    return clipped(one), clipped(other)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _cut_out(text: str, start: int, end: int) -> str:
    middle = text[start : len(text) - end]
    return (ELLIPSIS if start else "") + middle + (ELLIPSIS if end else "")


def clipped(text: str) -> str:
    """A text cut to what is shown of a value."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + ELLIPSIS
