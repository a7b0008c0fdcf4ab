"""What to call the type of a field, and the vocabularies and parts that are met on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from dipldata.dates import Edtf
from dipldata.ids import TYPE_SLUGS
from dipldata.models.fields import ClaimRefMark, RefTo, TypedRefMark
from dipldata.models.vocabularies import Vocabulary

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_SCALARS = {str: "text", int: "whole number", float: "number", bool: "true or false", Edtf: "date"}


class Types:
    """Names types; remembers the vocabularies by name and the parts of records in the order in which they were met."""

    def __init__(self) -> None:
        self.vocabularies: dict[str, dict[str, str]] = {}
        self._met: dict[type[BaseModel], None] = {}

    def name_of(self, info: FieldInfo) -> str:
        """The type of a field in words, with a link where there is more to say."""
        return self._name(info.annotation, tuple(info.metadata))

    def parts(self) -> list[type[BaseModel]]:
        """The parts of records, those inside other parts included."""
        done = 0
        while done < len(self._met):
            model = list(self._met)[done]
            for info in model.model_fields.values():
                self.name_of(info)
            done += 1
        return list(self._met)

    def _name(self, annotation: Any, marks: tuple[Any, ...] = ()) -> str:  # noqa: ANN401 - a type expression
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self._name(inner, (*marks, *more))
        found = next((name for mark in marks if (name := self._marked(mark))), None)
        return found or self._plain(annotation)

    def _marked(self, mark: object) -> str | None:
        if isinstance(mark, Vocabulary):
            self.vocabularies[mark.name] = dict(mark.definitions)
            return f"[{mark.name}](#{mark.name})"
        if isinstance(mark, RefTo):
            also = "".join(f" or `{word}`" for word in mark.also)
            return f"{TYPE_SLUGS[mark.kind]} id{also}"
        return {TypedRefMark: "`type/id`", ClaimRefMark: "`statement#claim`"}.get(type(mark))

    def _plain(self, annotation: Any) -> str:  # noqa: ANN401 - a type expression
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            self._met.setdefault(annotation)
            return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
        if annotation in _SCALARS:
            return _SCALARS[annotation]
        arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
        if get_origin(annotation) is Literal:
            return " or ".join(f"`{value}`" for value in arguments)
        if get_origin(annotation) is tuple:
            return f"list of {self._name(arguments[0])}"
        if get_origin(annotation) is Mapping:
            return f"mapping from {self._name(arguments[0])} to {self._name(arguments[1])}"
        return " or ".join(self._name(part) for part in arguments)
