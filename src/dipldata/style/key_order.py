"""The canonical order of fields, and the edits that bring it about: a piece moves with the comments above it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from dipldata.problems import Edit, Fix, Pointer
from dipldata.style.faults import StyleFault, line_start
from dipldata.style.field_types import field_types, item_type, model_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading

_COMMENT_BEHIND: Final = re.compile(r"[ \t]+#[^\n]*")


def find_misordered(reading: Reading, model: type[Model]) -> Iterator[StyleFault]:
    """The mappings whose fields do not stand in canonical order; none where a field is unknown."""
    if isinstance(reading.value, dict) and not _all_in_order(reading.value, model):
        yield from _misordered(reading, model, reading.value, ())


def _all_in_order(value: dict[str, Any], model: type[Model]) -> bool:
    """Whether no mapping at or below a place is out of order: what nearly every record is, and quickly told."""
    fine, inner = _order_of(model, tuple(value))
    if not fine:
        return False
    for key, below in inner:
        part = value[key]
        for each in part if part.__class__ is list else (part,):
            if each.__class__ is dict and not _all_in_order(each, below):
                return False
    return True


@lru_cache(maxsize=8192)
def _order_of(model: type[Model], written: tuple[str, ...]) -> tuple[bool, tuple[tuple[str, type[Model]], ...]]:
    """Whether keys stand in canonical order, or one is unknown; and those of them that hold models."""
    order, inner = _keys(model)
    present = tuple(key for key in order if key in written)
    return len(present) != len(written) or present == written, tuple(
        (key, inner[key]) for key in written if key in inner
    )


def _misordered(reading: Reading, model: type[Model], value: Any, pointer: Pointer) -> Iterator[StyleFault]:  # noqa: ANN401
    """The mappings at or below a place whose keys are not in canonical order."""
    order, inner = _keys(model)
    present = [key for key in order if key in value]
    written = list(value)
    late = next((key for key, due in zip(present, written, strict=False) if key != due), None)
    if late is not None and len(present) == len(written):
        yield _out_of_order(reading, pointer, present, written)
    for key, part in value.items():
        if key in inner:
            for place, mapping in _mappings(part, (*pointer, key)):
                yield from _misordered(reading, inner[key], mapping, place)


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, ...], dict[str, type[Model]]]:
    """The keys of a model in canonical order, and the models of those that hold one or a list of it."""
    order = tuple(model.model_fields[name].alias or name for name in model.field_order())
    types = field_types(model)
    return order, {key: found for key in order if (found := model_in(types[key]) or model_in(item_type(types[key])))}


def _mappings(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:  # noqa: ANN401
    """The mappings that a field holds: itself, or the items of its list."""
    if isinstance(value, dict):
        yield pointer, value
    elif isinstance(value, list):
        yield from (((*pointer, at), item) for at, item in enumerate(value) if isinstance(item, dict))


def _out_of_order(reading: Reading, pointer: Pointer, order: list[str], written: list[str]) -> StyleFault:
    at = next(at for at, key in enumerate(order) if key != written[at])
    place = (*pointer, order[at])
    message = f"`{order[at]}` belongs before `{written[at]}`"
    hint = f"the order here is {', '.join(order)}"
    fix = Fix("put the fields in order", (_reordered(reading, pointer, order, written),), safe=True)
    return StyleFault("style-key-order", reading.span(place, key=True), message, hint, place, fix)


def _reordered(reading: Reading, pointer: Pointer, order: list[str], written: list[str]) -> Edit:
    """Permute the pieces of a mapping; what stands between two of them stays where it is."""
    text = reading.text or ""
    ends = [_end_of_piece(reading, text, (*pointer, key)) for key in written]
    starts = [reading.span((*pointer, key), key=True).start for key in written]
    first = _with_comments(text, starts[0], line_start(text, starts[0]) if pointer else 0)
    starts = [first, *(_with_comments(text, start, ends[at]) for at, start in enumerate(starts[1:]))]
    pieces = {key: text[start:end] for key, start, end in zip(written, starts, ends, strict=True)}
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    moved = "".join(pieces[key] + gap for key, gap in zip(order, [*gaps, ""], strict=True))
    return Edit(starts[0], ends[-1], moved)


def _end_of_piece(reading: Reading, text: str, pointer: Pointer) -> int:
    """Where the text of a key and its value ends: with a comment behind it, but not past a bracket or comma."""
    end = reading.span(pointer).end
    comment = _COMMENT_BEHIND.match(text, end)
    return comment.end() if comment else end


def _with_comments(text: str, start: int, floor: int) -> int:
    """Where the comment lines right above a key begin, or the key itself; never before `floor`."""
    line = line_start(text, start)
    if line <= floor or text[line:start].strip():
        return start
    first = start
    while line > floor:
        above = line_start(text, line - 1)
        if above < floor or not text[above:line].lstrip(" ").startswith("#"):
            break
        first = line = above
    return first if first == start else first + len(text[first:start]) - len(text[first:start].lstrip(" "))
