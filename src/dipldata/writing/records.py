"""The canonical text of a record: every field in the order of its model, the short form wherever it says the same.

Fields that only hold their default are left out, and so is the type, which the folder gives. Mappings and lists are
written in blocks, indented by two spaces; only short lists of words stand in brackets. See `docs/style.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticUndefined

from dipldata.dates import Edtf
from dipldata.models.fields import Model, ShortForm
from dipldata.writing.scalars import quoted, text_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models import Record, Retired

_IN_BRACKETS: Final = frozenset({"parties", "by", "claimed_by", "supports", "plover"})
"""Lists of a few words each, which are read more easily on one line."""
_WIDEST: Final = 100
"""Columns up to which such a list stands on one line."""
_STEP: Final = "  "

Lines = list[str]


def record_text(record: Record | Retired) -> str:
    """The text of a record's file. Read again it gives an equal record."""
    return "\n".join(_mapping(dict(_fields(record, skip="type")), "")) + "\n"


def _fields(part: Model, skip: str = "") -> Iterator[tuple[str, Any]]:
    """The keys and values to write, in canonical order."""
    for name in type(part).field_order():
        info, value = type(part).model_fields[name], getattr(part, name)
        is_default = info.default is not PydanticUndefined and value == info.default
        if name != skip and value is not None and not is_default:
            yield info.alias or name, value


def _short(value: Any) -> Any:  # noqa: ANN401 - a field of any record
    """A part in its short form where nothing but the short field is set."""
    if isinstance(value, ShortForm):
        fields = dict(_fields(value))
        return fields[value.short_field] if list(fields) == [value.short_field] else fields
    if isinstance(value, Model):
        return dict(_fields(value))
    return value


def _mapping(fields: Mapping[str, Any], indent: str) -> Lines:
    lines: Lines = []
    for key, whole in fields.items():
        value = _short(whole)
        if isinstance(value, Mapping):
            lines += [f"{indent}{text_source(key)}:", *_mapping(value, indent + _STEP)] if value else [
                f"{indent}{text_source(key)}: {{}}"
            ]  # fmt: skip
        elif isinstance(value, tuple):
            lines += _list(key, value, indent)
        else:
            lines.append(f"{indent}{text_source(key)}: {_scalar(value)}")
    return lines


def _list(key: str, items: tuple[Any, ...], indent: str) -> Lines:
    values = [_short(item) for item in items]
    if not values:
        return [f"{indent}{key}: []"]
    if key in _IN_BRACKETS:
        line = f"{indent}{key}: [{', '.join(_scalar(value, flow=True) for value in values)}]"
        if len(line) <= _WIDEST:
            return [line]
    return [f"{indent}{key}:", *(line for value in values for line in _item(value, indent + _STEP))]


def _item(value: Any, indent: str) -> Lines:  # noqa: ANN401 - an entry of any list
    if not isinstance(value, Mapping):
        return [f"{indent}- {_scalar(value)}"]
    if not value:
        return [f"{indent}- {{}}"]
    first, *rest = _mapping(value, indent + _STEP)
    return [f"{indent}- {first.lstrip(' ')}", *rest]


def _scalar(value: Any, *, flow: bool = False) -> str:  # noqa: ANN401 - a single value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Edtf):
        return quoted(value.text) if flow else text_source(value.text, dated=True)
    return text_source(str(value), flow=flow)


def _number(value: float) -> str:
    """A number in plain decimals, as the reader requires it."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text
