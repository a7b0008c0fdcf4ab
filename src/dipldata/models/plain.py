"""Records as plain values: the uniform, qualified form that every release carries.

A field is left out when it is absent, or when it is an empty list or mapping that a record may leave out. Everything
else is written, defaults included (`basis: stated`, `acting: false`), so that a reader needs no knowledge of
defaults. Dates are always objects. The published JSON Schemas accept this form, and the models read it back into
equal records.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from dipldata.dates import Edtf
from dipldata.models.fields import Model

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"]
PlainRecord = dict[str, Plain]
_MAY_BE_LEFT_OUT: Final = (list, dict)
"""What is left out where it is empty and not required."""


def plain_record(record: Model) -> PlainRecord:
    """A record (or a part of one) as plain values, its keys in canonical order."""
    found: PlainRecord = {}
    values = record.__dict__
    for name, key, required in _fields(record.__class__):
        value = values[name]
        if value.__class__ is str:
            found[key] = value
        elif value is not None and ((plain := _plain(value)) or required or plain.__class__ not in _MAY_BE_LEFT_OUT):
            found[key] = plain  # type: ignore[assignment]  # a value that is there has a plain form
    return found


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, bool], ...]:
    """Name, key and whether it is required, for each field in canonical order."""
    infos = model.model_fields
    return tuple((name, infos[name].alias or name, infos[name].is_required()) for name in model.field_order())


def _plain(value: object) -> Plain | None:
    if value.__class__ is tuple:
        items: tuple[object, ...] = value
        return [item if item.__class__ is str else _plain(item) for item in items if item is not None]  # type: ignore[misc]
    if isinstance(value, Model):
        return plain_record(value)
    if value.__class__ is Edtf:
        return value.text
    if isinstance(value, Mapping):
        return {key: part for key in sorted(value) if (part := _plain(value[key])) is not None}
    return value  # type: ignore[return-value]  # text, a number, true, false or None: the models hold nothing else
