"""The least that checking the shape of records costs: read, compose with libyaml, build the model, check the schema.

One process, no reference, no rule, no style, no report: what no validator in Python on these libraries can go below.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import yaml

from dipldata.bundled import published_schema
from dipldata.ids import TYPE_OF_FOLDER
from dipldata.models import MODELS

if TYPE_CHECKING:
    from yaml.nodes import Node


def plain(node: Node | None) -> Any:  # noqa: ANN401 - whatever a record holds
    """The plain value of a node, as cheaply as it can be had."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    if node is None:
        return None
    is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return {"true": True, "false": False}.get(node.value, _number(node.value)) if is_plain else node.value


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def main() -> None:
    """Check every record below a directory."""
    validators = {
        kind: jsonschema_rs.validator_for(published_schema(kind) or sys.exit("there are no schemas")) for kind in MODELS
    }
    for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
        kind = next(TYPE_OF_FOLDER[part] for part in reversed(path.parts) if part in TYPE_OF_FOLDER)
        value = plain(yaml.CSafeLoader(path.read_bytes()).get_single_node())
        MODELS[kind].model_validate({**value, "type": kind})
        if not validators[kind].is_valid(value):
            sys.exit(f"{path} is not valid")


if __name__ == "__main__":
    main()
