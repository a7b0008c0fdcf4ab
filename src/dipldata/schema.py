"""The models as JSON Schema (draft 2020-12), one schema for each record type.

The schema describes the YAML as people write it, short forms included; the qualified form of releases is a subset.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from dipldata.models import MODELS, Retired
from dipldata.problems import ProblemKind, Severity, Stage
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from dipldata.ids import RecordType

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_MISMATCH = """The published schema accepts what the models accept.

What: a record is well formed to this library, but the JSON Schema that is published for its type refuses it. The
fault is the library's, not the record's.

Why: whoever checks the data with the schema alone must come to the same verdict.

Bad:

```yaml
# a record that is right, with a schema that is not
id: wang-yi
```

Good:

```yaml
# the same record, with the schema mended
id: wang-yi
```

Fix: report it to the maintainers with the record; nothing in the record needs to change.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (ProblemKind("schema-mismatch", Severity.ERROR, Stage.SCHEMA, _MISMATCH),)


class _Generator(GenerateJsonSchema):
    """Leaves out `null`: an optional field is left out of a record, never written as null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Refuse keys that are not of the form of ids, which JSON Schema would otherwise let pass."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        result = super().default_schema(schema)
        if result.get("default", ...) in (None, [], ()):
            result.pop("default", None)
        return result


def _for_editors(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """Write the terms of standards as `$comment`.

    Beside a `$ref`, language servers show a field's own description only where no unknown keyword stands there.
    """
    if isinstance(node, list):
        return [_for_editors(part) for part in node]
    if isinstance(node, dict):
        return {"$comment" if key == "x-term" else key: _for_editors(part) for key, part in node.items()}
    return node


@cache
def _schema(kind: RecordType) -> dict[str, Any]:
    live = MODELS[kind].model_json_schema(schema_generator=_Generator)
    retired = Retired.model_json_schema(schema_generator=_Generator)
    retired["properties"]["type"] = live["properties"]["type"]
    retired["required"] = [name for name in retired["required"] if name != "type"]
    live["properties"]["type"]["doNotSuggest"] = True
    definitions = {**retired.pop("$defs", {}), **live.pop("$defs", {}), "Retired": retired, "Live": live}
    name = MODELS[kind].__name__
    is_retired = {"properties": {"state": {"const": "retired"}}, "required": ["state"]}
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:dipldata:schema:{SCHEMA_VERSION}:{kind}",
        "title": name,
        "description": live["description"],
        "type": "object",
        "if": is_retired,
        "then": {"$ref": "#/$defs/Retired"},
        "else": {"$ref": "#/$defs/Live"},
        "$defs": definitions,
    }
    result: dict[str, Any] = _for_editors(schema)
    return result


def schema_text(kind: RecordType) -> str:
    """The published JSON Schema of a record type, as the text of `schema/<type>.schema.json`."""
    return json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: RecordType) -> dict[str, Any]:
    """The published JSON Schema of a record type, as plain values."""
    schema: dict[str, Any] = json.loads(json.dumps(_schema(kind)))
    return schema
