"""Mappings with one field that have a short form: `{source: x}` is written `x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, ScalarNode

from dipldata.problems import Edit
from dipldata.style.field_types import short_field
from dipldata.style.tree import Entry, entries, is_blank, is_text
from dipldata.yaml_tree.nodes import extent
from dipldata.yaml_tree.scalars import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import Model
    from dipldata.yaml_tree import Reading


def short_form_edits(reading: Reading, model: type[Model]) -> Iterator[tuple[Edit, ...]]:
    """The edits that put the short form in place of the mapping, where no comment stands within."""
    text = reading.text or ""
    for entry in entries(reading, model):
        if isinstance(entry.node, MappingNode) and len(entry.node.value) == 1 and entry.lead is not None:
            yield from _shortened(entry, entry.lead, text)


def _shortened(entry: Entry, lead: int, text: str) -> Iterator[tuple[Edit, ...]]:
    key, value = entry.node.value[0]
    if not isinstance(value, ScalarNode) or value.style in {"|", ">"}:
        return
    plain = value.value if is_text(value) else meaning_of(value.value).value
    (key_start, key_end), (start, end) = extent(key, text), extent(value, text)
    if short_field(entry.kind, plain) != key.value or "\n" in text[start:end]:
        return
    between = text[lead:key_start] + text[key_end:start] + text[end : entry.end]
    if not between.translate(dict.fromkeys(map(ord, "{}:, \n"))) and is_blank(text, lead, entry.start):
        yield (Edit(lead, entry.end, " " + text[start:end]),)
