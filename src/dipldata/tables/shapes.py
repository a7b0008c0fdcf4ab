"""The fields of a model, seen as what a table needs of them; everything is read off the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator

from dipldata.dates import EDTF_PATTERN, Edtf, validate_day
from dipldata.models.fields import ClaimRefMark, Model, RefTo, TypedRefMark
from dipldata.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from dipldata.tables.declaring import ColumnType

Kind = Literal["leaf", "model", "list", "mapping"]
_TYPES: dict[type, ColumnType] = {str: "string", bool: "boolean", int: "integer", float: "number"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A field, or the item of a list or mapping.

    `key` is the field's key in YAML and JSON. `model` is set for the kind `model`, `item` for `list` and `mapping`
    (which has `keys`, too), the rest for `leaf`: the column type, the vocabulary, the pattern and the mark of a
    reference.
    """

    key: str
    kind: Kind
    description: str = ""
    example: object = None
    required: bool = False
    model: type[Model] | None = None
    item: Shape | None = None
    keys: Shape | None = None
    type: ColumnType = "string"
    values: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    reference: RefTo | TypedRefMark | ClaimRefMark | None = None

    @property
    def is_word(self) -> bool:
        """Whether the values are words without spaces that name no record: field paths, keys, vocabulary values."""
        return self.kind == "leaf" and self.reference is None and bool(self.values or self.pattern)


@cache
def fields_of(model: type[Model]) -> tuple[Shape, ...]:
    """The fields of a model in canonical order."""
    return tuple(_field(name, model.model_fields[name]) for name in model.field_order())


def _field(name: str, info: FieldInfo) -> Shape:
    bare = _shape(info.annotation, tuple(info.metadata))
    example = info.examples[0] if info.examples else None
    named = replace(bare, key=info.alias or name, description=info.description or "", example=example)
    if named.item is not None:
        first = next(iter(example.values() if isinstance(example, dict) else example or ()), None)
        item = replace(named.item, description=named.description, example=first)
        named = replace(named, item=item)
    # A field with a default is never empty; one that may be None, or a list, can be.
    return replace(named, required=info.is_required() or info.default not in (None, ()))


def _shape(annotation: Any, marks: tuple[Any, ...]) -> Shape:  # noqa: ANN401 - a type expression
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*marks, *arguments[1:]))
    if origin in (Union, UnionType):
        return _shape(next(part for part in arguments if part is not type(None)), marks)
    if origin is tuple:
        return Shape("", "list", item=_shape(arguments[0], ()))
    if origin is Mapping:
        return Shape("", "mapping", item=_shape(arguments[1], ()), keys=_shape(arguments[0], ()))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape("", "model", model=annotation)
    return _leaf(annotation, marks)


def _leaf(annotation: Any, marks: tuple[Any, ...]) -> Shape:  # noqa: ANN401 - a type expression
    if annotation is Edtf:
        is_day = any(isinstance(mark, AfterValidator) and mark.func is validate_day for mark in marks)
        return Shape("", "leaf", type="date" if is_day else "edtf", pattern="" if is_day else EDTF_PATTERN)
    reference = next((mark for mark in marks if isinstance(mark, RefTo | TypedRefMark | ClaimRefMark)), None)
    if get_origin(annotation) is Literal:
        return Shape("", "leaf", values=_values(get_args(annotation), marks))
    # The mark is a StringConstraints, or what pydantic makes of Field(pattern=...), which has no public name.
    pattern = next((found for mark in marks if (found := getattr(mark, "pattern", None))), "")
    return Shape("", "leaf", type=_TYPES[annotation], pattern=str(pattern), reference=reference)


def _values(words: tuple[str, ...], marks: tuple[Any, ...]) -> tuple[tuple[str, str], ...]:
    vocabulary = next((mark for mark in marks if isinstance(mark, Vocabulary)), None)
    definitions = vocabulary.definitions if vocabulary else {}
    return tuple((word, definitions.get(word, "")) for word in words)
