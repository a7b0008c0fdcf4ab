"""The style stage: canonical key order and white space, each with the text edits that bring it about.

An edit moves or deletes text and nothing else: comments stay with the key below them, and a fix is offered as safe only
where the edited text has been read again and holds the same values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from dipldata.models.fields import Model
from dipldata.problems import Edit, Fix, Pointer, ProblemKind, Severity, Span, Stage
from dipldata.yaml_tree import Reading, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY_ORDER: Final = """The fields of a record stand in one order.

What: a field stands before one that comes first in the canonical order: `id` and `state`, then the fields as the data
dictionary lists them, then `citations`, `external_ids`, `notes` and `revisions`. Lists and mappings have an order, too.

Why: where every record has the same order, two records can be compared by eye, and a change shows as what changed.

Bad:

```yaml
label: Lighthouses
id: lighthouses
```

Good:

```yaml
id: lighthouses
label: Lighthouses
```

Fix: move the field as the report says. The report carries the edit for tools that apply it; a comment moves with the
field below it.

Since: 0.1.0
"""

_WHITESPACE: Final = """There is no white space that nobody can see.

What: spaces at the end of a line, a blank line at the start or end of the file, two blank lines in a row, or no line
end after the last line.

Why: what cannot be seen is changed by accident, and then shows as a change to the record.

Bad:

```yaml
id: lighthouses


label: Lighthouses
```

Good:

```yaml
id: lighthouses

label: Lighthouses
```

Fix: delete the white space, or end the last line. The report carries the edit for tools that apply it.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("style-key-order", Severity.WARNING, Stage.STYLE, _KEY_ORDER),
    ProblemKind("style-whitespace", Severity.WARNING, Stage.STYLE, _WHITESPACE),
)


@dataclass(frozen=True, slots=True)
class StyleFault:
    """A departure from the canonical style: its place, what to do about it, and the edits that do it, where safe."""

    code: str
    span: Span
    message: str
    hint: str
    pointer: Pointer = ()
    fix: Fix | None = None


def find_style_faults(reading: Reading, model: type[Model]) -> list[StyleFault]:
    """Find what is not in canonical style in a file whose value fits a model. The edits of two faults may overlap."""
    text = reading.text or ""
    faults = [*_misordered(reading, model, reading.value, ()), *_whitespace(text)]
    return _verified(faults, reading) if faults else faults


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after some edits that do not overlap."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _verified(faults: list[StyleFault], reading: Reading) -> list[StyleFault]:
    """Take back each fix after which the text would not hold the same values."""
    return [fault if _is_harmless(fault.fix, reading) else replace(fault, fix=None) for fault in faults]


def _is_harmless(fix: Fix | None, reading: Reading) -> bool:
    if fix is None or reading.text is None:
        return True
    edited = read_yaml(apply_edits(reading.text, fix.edits).encode())
    return edited.readable and edited.value == reading.value and not edited.problems


def _misordered(reading: Reading, model: type[Model], value: Any, pointer: Pointer) -> Iterator[StyleFault]:  # noqa: ANN401
    """The mappings at or below a place whose keys are not in canonical order."""
    order, inner = _keys(model)
    present = [key for key in order if key in value]
    written = list(value)
    late = next((key for key, due in zip(present, written, strict=False) if key != due), None)
    if late is not None and len(present) == len(written):
        yield _out_of_order(reading, pointer, present, written)
    for key, part in value.items():
        for place, mapping in _mappings(part, (*pointer, key)):
            if key in inner:
                yield from _misordered(reading, inner[key], mapping, place)


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, ...], dict[str, type[Model]]]:
    """The keys of a model in canonical order, and the models of those that hold one."""
    infos = {name: model.model_fields[name] for name in model.field_order()}
    keys = {name: info.alias or name for name, info in infos.items()}
    inner = {keys[name]: found for name, info in infos.items() if (found := _model_in(info.annotation))}
    return tuple(keys.values()), inner


def _model_in(annotation: Any) -> type[Model] | None:  # noqa: ANN401 - a type expression
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


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
    first = _with_comments(text, starts[0], _line_start(text, starts[0]) if pointer else 0)
    starts = [first, *(_with_comments(text, start, ends[at]) for at, start in enumerate(starts[1:]))]
    pieces = {key: text[start:end] for key, start, end in zip(written, starts, ends, strict=True)}
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    moved = "".join(pieces[key] + gap for key, gap in zip(order, [*gaps, ""], strict=True))
    return Edit(starts[0], ends[-1], moved)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _end_of_piece(reading: Reading, text: str, pointer: Pointer) -> int:
    """Where the text of a key and its value ends: with a comment behind it, but not past a bracket or comma."""
    end = reading.span(pointer).end
    comment = re.compile(r"[ \t]+#[^\n]*").match(text, end)
    return comment.end() if comment else end


def _with_comments(text: str, start: int, floor: int) -> int:
    """Where the comment lines right above a key begin, or the key itself; never before `floor`."""
    line = _line_start(text, start)
    if line <= floor or text[line:start].strip():
        return start
    first = start
    while line > floor:
        above = _line_start(text, line - 1)
        if above < floor or not text[above:line].lstrip(" ").startswith("#"):
            break
        first = line = above
    return first if first == start else first + len(text[first:start]) - len(text[first:start].lstrip(" "))


_SPACES: Final = re.compile(r"[ \t]+(?=\n|\Z)")
_BLANK_START: Final = re.compile(r"\A(?:[ \t]*\n)+")
_BLANK_END: Final = re.compile(r"(?<=\n)(?:[ \t]*\n)+\Z")
_BLANK_RUN: Final = re.compile(r"(?<=[^\n]\n\n)\n+(?=[^\n])")
_ANY: Final = re.compile(r"\A\n|[ \t]\n|\n\n\n|\n\n\Z|[^\n]\Z")


def _whitespace(text: str) -> Iterator[StyleFault]:
    if _ANY.search(text) is None:
        return
    if not text.endswith("\n"):
        yield _white(text, (len(text), len(text)), "the last line has no line end", "end it", "\n")
    for match in _SPACES.finditer(text):
        yield _white(text, match.span(), "there are spaces at the end of the line", "delete them")
    for pattern, where in ((_BLANK_START, "at the start of the file"), (_BLANK_END, "at the end of the file")):
        for match in pattern.finditer(text):
            yield _white(text, match.span(), f"there are blank lines {where}", "delete them")
    for match in _BLANK_RUN.finditer(text):
        yield _white(text, match.span(), "there is more than one blank line in a row", "keep one")


def _white(text: str, place: tuple[int, int], message: str, hint: str, new: str = "") -> StyleFault:
    start, end = place
    line, column = text.count("\n", 0, start) + 1, start - _line_start(text, start) + 1
    end_line, end_column = text.count("\n", 0, end) + 1, end - _line_start(text, end) + 1
    fix = Fix(hint, (Edit(start, end, new),), safe=True)
    return StyleFault("style-whitespace", Span(line, column, end_line, end_column, start, end), message, hint, (), fix)
