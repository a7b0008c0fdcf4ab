"""One record as text: a headline, its fields with the names of what they refer to, and the records that refer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.ids import record_key
from dipldata.models.plain import plain_record
from dipldata.reporting.printing import display_width, printable
from dipldata.show.labels import label_of, status_of
from dipldata.show.links import links_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired
    from dipldata.models.plain import Plain
    from dipldata.problems import Pointer

_WIDTH: Final = 100
"""Columns that a list of short values may fill on one line."""
_HEAD: Final = frozenset({"id", "type"})
"""Fields that the headline says already."""
_PLAIN_NAMES: Final = frozenset({"source", "statement"})
"""Types whose ids say enough: their titles would fill the page."""


def record_text(record: Record | Retired, dataset: Dataset) -> str:
    """A record as text, each reference with the name of the record that it leads to."""
    names = {
        reference.pointer: printable(label_of(target))
        for reference in dataset.references(record)
        if reference.kind not in _PLAIN_NAMES and (target := dataset.get(reference.kind, reference.id))
    }
    lines = [headline(record, "retired" if record.state == "retired" else status_of(record))]
    lines += [*filter(None, [printable(label_of(record))]), ""]
    for key, value in plain_record(record).items():
        if key not in _HEAD:
            lines += _field(key, value, (key,), names)
    links = links_to(dataset, record)
    if links:
        lines += ["", "Referred to by"]
    for word, keys in links.items():
        lines += _listed(f"  {word}", list(keys))
    return "\n".join(line.rstrip() for line in lines)


def headline(record: Record | Retired, status: str, *, day: str = "") -> str:
    """The first line: type, id, and the status where the type has one."""
    key = record_key(record.type, record.id)  # type: ignore[union-attr]  # every concrete record has a type
    as_of = f" as of {day}" if day else ""
    return f"{key}  status{as_of}: {status}" if status else key


def _field(key: str, value: Plain, pointer: Pointer, names: Mapping[Pointer, str]) -> Iterator[str]:
    short = _short(value, pointer, names)
    if short is not None:
        yield f"{printable(key)}: {short}"
    elif isinstance(value, dict):
        yield f"{key}:"
        for name, part in value.items():
            yield from _indented(_field(name, part, (*pointer, name), names), "  ")
    elif isinstance(value, list):
        yield from _list(key, value, pointer, names)


def _list(key: str, items: list[Plain], pointer: Pointer, names: Mapping[Pointer, str]) -> Iterator[str]:
    short = [_short(item, (*pointer, at), names) for at, item in enumerate(items)]
    texts = [text for text in short if text is not None]
    if len(texts) == len(items):
        yield from _listed(key, texts)
        return
    yield f"{key}:"
    for at, item in enumerate(items):
        fields = item.items() if isinstance(item, dict) else ()
        lines = [line for name, part in fields for line in _field(name, part, (*pointer, at, name), names)]
        yield from _indented(iter(lines), "    ", first="  - ")


def _listed(key: str, texts: list[str]) -> Iterator[str]:
    """A list of short values, on one line where it fits."""
    line = f"{key}: {', '.join(texts)}"
    if display_width(line) <= _WIDTH:
        yield line
        return
    yield f"{key}:"
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indent}- {text}" for text in texts)


def _indented(lines: Iterator[str], indent: str, first: str = "") -> Iterator[str]:
    for at, line in enumerate(lines):
        yield (first if first and at == 0 else indent) + line


def _short(value: Plain, pointer: Pointer, names: Mapping[Pointer, str]) -> str | None:
    """A value on one line: a scalar, a date, or a citation that is no more than its source; None for all else."""
    if isinstance(value, dict):
        return _short_mapping(value)
    if isinstance(value, list):
        return "none" if not value else None
    text = str(value).lower() if isinstance(value, bool) else printable(str(value))
    return f"{text} ({names[pointer]})" if pointer in names else text


def _short_mapping(value: dict[str, Plain]) -> str | None:
    if set(value) == {"source"}:
        return printable(str(value["source"]))
    if not {"date", "basis"} <= set(value) <= {"date", "basis", "as_written", "note"}:
        return None
    remarks = [str(value["basis"])] if value["basis"] != "stated" else []
    remarks += [f'"{value["as_written"]}"'] if "as_written" in value else []
    remarks += [str(value["note"])] if "note" in value else []
    return printable(str(value["date"]) + (f" ({'; '.join(remarks)})" if remarks else ""))
