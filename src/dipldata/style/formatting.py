"""The canonical text of a file, brought about by edits that are each as small as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.style.brackets import bracket_edits
from dipldata.style.indentation import find_misindented
from dipldata.style.key_order import find_misordered
from dipldata.style.meaning import edited
from dipldata.style.scalars import scalar_edits
from dipldata.style.short_forms import short_form_edits
from dipldata.style.white_space import find_white_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dipldata.models.fields import Model
    from dipldata.problems import Edit
    from dipldata.style.faults import StyleFault
    from dipldata.yaml_tree import Reading

_MOST_ROUNDS: Final = 10
"""More than any file needs: one pass makes work for another, but never for itself."""


def canonical_text(reading: Reading, model: type[Model]) -> str:
    """The text of a file in canonical style, the same text where it is so already.

    The file must be readable and without problems, but its values need not fit the model. Nothing but the style
    changes: an edit after which the file would not hold the same values and comments is left out.
    """
    for _ in range(_MOST_ROUNDS):
        before = reading.text
        for find_edits in _PASSES:
            reading = _taken(reading, list(find_edits(reading, model)), model)
        if reading.text == before:
            break
    return reading.text or ""


def _taken(reading: Reading, changes: list[tuple[Edit, ...]], model: type[Model]) -> Reading:
    """The file after some independent changes; where not all of them together do no harm, after those that do none."""
    if not changes:
        return reading
    together = edited(reading, [edit for change in changes for edit in change], model)
    if together is not None:
        return together
    kept: list[Edit] = []
    result = reading
    for change in changes:
        tried = edited(reading, [*kept, *change], model) if not _overlap(kept, change) else None
        if tried is not None:
            kept += change
            result = tried
    return result


def _overlap(kept: list[Edit], change: tuple[Edit, ...]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in kept for other in change)


def _white_space(reading: Reading, _: type[Model]) -> Iterator[tuple[Edit, ...]]:
    return _edits_of(find_white_space(reading.text or ""))


def _indentation(reading: Reading, _: type[Model]) -> Iterator[tuple[Edit, ...]]:
    return _edits_of(find_misindented(reading))


def _key_order(reading: Reading, model: type[Model]) -> Iterator[tuple[Edit, ...]]:
    """The innermost mappings that are out of order: what is moved must not change in the same pass."""
    chosen: list[Edit] = []
    for change in reversed(list(_edits_of(find_misordered(reading, model)))):
        if not _overlap(chosen, change):
            chosen += change
            yield change


def _edits_of(faults: Iterable[StyleFault]) -> Iterator[tuple[Edit, ...]]:
    return (fault.fix.edits for fault in faults if fault.fix is not None)


_PASSES: Final[tuple[Callable[[Reading, type[Model]], Iterator[tuple[Edit, ...]]], ...]] = (
    _white_space, short_form_edits, _indentation, bracket_edits, scalar_edits, _key_order,
)  # fmt: skip
