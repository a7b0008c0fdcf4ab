"""The type of a controlled vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A closed list of values, each with its definition."""

    name: str
    definitions: Mapping[str, str]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        result = handler(schema)
        result["enum"] = list(self.definitions)
        result.pop("const", None)
        result["markdownEnumDescriptions"] = list(self.definitions.values())
        return result
