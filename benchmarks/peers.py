"""Schemas for the peers: the fields of the models, in the language of each. They check structure and nothing else."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import yaml

from dipldata.ids import FOLDERS
from dipldata.models import MODELS
from dipldata.schema import schema_of

if TYPE_CHECKING:
    from pathlib import Path

    from dipldata.ids import RecordType


def write_inputs(records: Path, folder: Path) -> None:
    """Write the schemas, and a copy of the records with the schema of yamale in the folder of each type."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(records, folder / "yamale")
    for kind in MODELS:
        schema = schema_of(kind)
        (folder / f"{kind}.schema.json").write_text(json.dumps(schema), encoding="utf-8")
        (folder / "yamale" / FOLDERS[kind] / "schema.yaml").write_text(_yamale(schema), encoding="utf-8")
    (folder / "linkml.yaml").write_text(yaml.safe_dump(_linkml(), sort_keys=False), encoding="utf-8")


def _yamale(schema: dict[str, Any]) -> str:
    """A schema in the language of yamale: one `include` for each part of a record."""
    definitions = schema["$defs"]
    parts = [{name: _yamale_fields(part)} for name, part in definitions.items() if "properties" in part]
    root = _yamale_fields(definitions["Live"])
    return "---\n".join(yaml.safe_dump(document, width=1000) for document in (root, *parts))


def _yamale_fields(part: dict[str, Any]) -> dict[str, str]:
    required = part.get("required", ())
    return {
        name: _yamale_type(field, required=name in required)
        for name, field in part["properties"].items()
        if name != "type" or "id" not in part["properties"]
    }


def _yamale_type(field: dict[str, Any], *, required: bool) -> str:
    options = [] if required else ["required=False"]
    if "$ref" in field:
        # A part with a short form may be text, a day or a number, too.
        inner = f"include('{field['$ref'].rpartition('/')[2]}')"
        return f"any({', '.join((inner, 'str()', 'day()', 'num()', *options))})"
    if field.get("type") == "array":
        return f"list({', '.join((_yamale_type(field['items'], required=True), *options))})"
    if "enum" in field:
        return f"enum({', '.join((*map(repr, field['enum']), *options))})"
    simple = {"integer": "int", "number": "num", "boolean": "bool", "object": "map"}.get(str(field.get("type")))
    if simple:
        return f"{simple}({', '.join(options)})"
    return f"any({', '.join(('str()', 'day()', *options))})"


def _linkml() -> dict[str, Any]:
    """A schema in the language of LinkML: the fields of each record, and which of them must be there."""
    classes: dict[str, Any] = {"Any": {"class_uri": "linkml:Any"}}
    for kind, model in MODELS.items():
        live = schema_of(kind)["$defs"]["Live"]
        classes[model.__name__] = {
            "attributes": {name: _slot(field, live, name) for name, field in live["properties"].items()}
        }
    return {
        "id": "https://example.org/records",
        "name": "records",
        "imports": ["linkml:types"],
        "prefixes": {"linkml": "https://w3id.org/linkml/"},
        "default_range": "Any",
        "classes": classes,
    }


def _slot(field: dict[str, Any], live: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "range": "Any",
        "required": name in live.get("required", ()) and name != "type",
        "multivalued": field.get("type") == "array",
    }


def commands(folder: Path, records: Path, binaries: Path) -> dict[str, list[list[str]]]:
    """The command lines of each peer; those that take one schema at a time are called once for each type."""
    by_type: dict[RecordType, list[str]] = {
        kind: sorted(map(str, (records / FOLDERS[kind]).rglob("*.yaml"))) for kind in MODELS
    }
    found = {kind: files for kind, files in by_type.items() if files}
    lint = "{extends: default, rules: {line-length: disable, document-start: disable}}"
    return {
        "yamale (2 processes)": [
            [str(binaries / "yamale"), "--cpu-num", "2", "-s", "schema.yaml", str(folder / "yamale")]
        ],
        "check-jsonschema": [
            [str(binaries / "check-jsonschema"), "--schemafile", str(folder / f"{kind}.schema.json"), *files]
            for kind, files in found.items()
        ],
        "linkml-validate": [
            [str(binaries / "linkml-validate"), "-s", str(folder / "linkml.yaml"), "-C", MODELS[kind].__name__, *files]
            for kind, files in found.items()
        ],
        "yamllint": [[str(binaries / "yamllint"), "-d", lint, str(records)]],
    }
