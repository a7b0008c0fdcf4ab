"""Whether edits leave what a file says as it is: its values, its comments, and that nothing in it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.style.faults import apply_edits
from dipldata.style.field_types import spelt_out
from dipldata.style.tree import comments_of
from dipldata.yaml_tree import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.models.fields import Model
    from dipldata.problems import Edit
    from dipldata.yaml_tree import Reading


def edited(reading: Reading, edits: Sequence[Edit], model: type[Model]) -> Reading | None:
    """The file after some edits, or None where it would not say the same as before."""
    after = read_yaml(apply_edits(reading.text or "", edits).encode())
    return after if _says_the_same(reading, after, model) else None


def _says_the_same(before: Reading, after: Reading, model: type[Model]) -> bool:
    if after.problems or not after.readable:
        return False
    if before.value != after.value and spelt_out(before.value, model) != spelt_out(after.value, model):
        return False
    return comments_of(before) == comments_of(after)
