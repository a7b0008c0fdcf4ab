"""Places inside a record that has the wrong shape: how much of one is there, and which model it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from dipldata.problems import Pointer


def existing(loc: Pointer, value: Any, *, missing: bool) -> Pointer:  # noqa: ANN401 - values of a file
    """The part of a location that exists in the file: a short form has no inner keys."""
    kept: list[str | int] = []
    for part in loc[:-1] if missing else loc:
        is_inside = (isinstance(value, dict) and part in value) or (isinstance(value, list) and isinstance(part, int))
        if not is_inside:
            break
        kept.append(part)
        value = value[part]
    return tuple(kept)


def model_at(model: type[BaseModel], loc: Pointer) -> type[BaseModel] | None:
    """The model class that holds the field at a location."""
    for part in loc:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == part), None)
        inner = inner_model(field.annotation) if field else None
        if inner is None:
            return None
        model = inner
    return model


def inner_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type expression
    """The model that a type expression holds, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := inner_model(part))), None)
