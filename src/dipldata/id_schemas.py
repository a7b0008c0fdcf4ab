"""The schemas in which references complete to the ids that exist, for editors.

They are the published schemas (`dipldata.schema`) with every reference held to the records of one dataset. They age
with each record that is added, so they are written on demand and never published.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import CLAIM_REF_PATTERN, RECORD_TYPES, SLUG_PATTERN, TYPE_SLUGS, TYPED_REF_PATTERN, record_key
from dipldata.models import Person
from dipldata.models.fields import Citation
from dipldata.schema import schema_of
from dipldata.show.labels import date_of, label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.models import Record

Schema = dict[str, Any]
Choices = dict[str, str]
"""What may be written, with a few words about each."""

_KEPT: Final = ("type", "title", "description", "default", "$comment")
_STALE: Final = "; if its record is new, write these schemas anew with `dipldata schema --with-ids`"


def id_schema_text(kind: RecordType, dataset: Dataset) -> str:
    """The schema of a record type in which each reference names a record (claim, office) of a dataset, as text."""
    schema = schema_of(kind)
    definitions: Schema = schema["$defs"]
    definitions["Live"]["properties"].pop("type")
    definitions["Retired"]["properties"].pop("type", None)
    definitions["Retired"]["properties"]["replaced_by"]["items"]["x-ref"] = kind
    named: Schema = {}
    schema["$id"] = f"{schema['$id']}:ids"
    schema["$defs"] = {name: _of_part(part, partial(_reference, dataset, named)) for name, part in definitions.items()}
    schema["$defs"].update(sorted(named.items()))
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _of_part(node: Any, reference: Callable[[str, Schema], Schema | None]) -> Any:  # noqa: ANN401 - any JSON
    """A part of a schema with its references held to ids, at any depth."""
    if isinstance(node, list):
        return [_of_part(part, reference) for part in node]
    if not isinstance(node, dict):
        return node
    node = {key: _of_part(part, reference) for key, part in node.items()}
    for name, field in node.get("properties", {}).items():
        node["properties"][name] = (isinstance(field, dict) and reference(name, field)) or field
    if isinstance(node.get("items"), dict):
        node["items"] = reference("", node["items"]) or node["items"]
    return _of_citation(node) if node.get("title") == Citation.__name__ else node


def _of_citation(node: Schema) -> Schema:
    """A citation: a source's id, or a mapping. Editors complete both only where each is a branch of its own."""
    words: Schema = {key: node[key] for key in ("title", "description") if key in node}
    whole = {key: value for key, value in node.items() if key not in {"pattern", "maxLength", *words}}
    return {**words, "anyOf": [{"$ref": "#/$defs/ids-source"}, {**whole, "type": "object"}]}


def _reference(dataset: Dataset, named: Schema, field: str, node: Schema) -> Schema | None:
    """What takes the place of a field that refers to something; its choices are added to `named` once."""
    name, also = _choices_for(field, node), node.get("x-ref-also", [])
    if name is None:
        return None
    if name not in named:
        named[name] = _listed(name, dict(_choices(name, dataset)))
    kept = {key: value for key, value in node.items() if key in _KEPT}
    if also:
        whole = named[name]
        listed = dict(zip(whole["enum"], whole["enumDescriptions"], strict=True))
        return {**kept, **_listed(name, dict.fromkeys(also, "") | listed)}
    kept.pop("type", None)
    return {"$ref": f"#/$defs/{name}", **kept}


def _choices_for(field: str, node: Schema) -> str | None:
    """The name of the choices that a field has, or None where it refers to nothing."""
    if "x-ref" in node:
        return f"ids-{TYPE_SLUGS[node['x-ref']]}"
    if field == "office" and node.get("pattern") == SLUG_PATTERN:
        return "ids-office"
    return {TYPED_REF_PATTERN: "ids-any", CLAIM_REF_PATTERN: "ids-claim"}.get(node.get("pattern", ""))


def _listed(name: str, choices: Choices) -> Schema:
    if not choices:
        return {"type": "string"}
    what = name.removeprefix("ids-").replace("-", " ")
    fault = f"there is no such {'record' if what == 'any' else what}{_STALE}"
    return {
        "type": "string",
        "enum": list(choices),
        "enumDescriptions": list(choices.values()),
        "errorMessage": fault,
    }


def _choices(name: str, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Each id (`type/id`, claim, office) that the choices of a name hold, with a few words about it."""
    if name == "ids-office":
        yield from _offices(dataset)
    elif name == "ids-claim":
        for statement in dataset.statements.values():
            yield from ((f"{statement.id}#{claim.key}", claim.text) for claim in statement.claims)
    elif name == "ids-any":
        for kind in RECORD_TYPES:
            yield from ((record_key(kind, key), _about(record)) for key, record in dataset.collection(kind).items())
    else:
        kind = next(kind for kind in RECORD_TYPES if name == f"ids-{TYPE_SLUGS[kind]}")
        yield from ((key, _about(record)) for key, record in dataset.collection(kind).items())


def _offices(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Every key of an office, with the people who hold or held one of that key."""
    holders: dict[str, list[str]] = {}
    for person in dataset.people.values():
        for office in person.offices:
            holders.setdefault(office.key, []).append(f"{office.title} ({label_of(person)})")
    for key in sorted(holders):
        yield key, "; ".join(holders[key])


def _about(record: Record) -> str:
    """A few words about a record: every name of a person, else its date and title."""
    if isinstance(record, Person):
        return ", ".join(name.text for name in record.names) + "; " + ", ".join(each.title for each in record.offices)
    date = date_of(record)
    return f"{date} {label_of(record)}" if date else label_of(record)
