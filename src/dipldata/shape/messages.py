"""What each of pydantic's complaints means to a contributor: code, message and remedy."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from dipldata.ids import CLAIM_REF_PATTERN, SLUG_PATTERN, TYPE_SLUGS, TYPED_REF_PATTERN
from dipldata.models.fields import Model, ShortForm
from dipldata.shape.elsewhere import type_with_field
from dipldata.shape.places import existing, inner_model, model_at
from dipldata.shape.remedies import address_of, list_of, number_of, slugify, source_of, truth_of
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from dipldata.problems import Pointer
    from dipldata.yaml_tree import Reading


class Fault(NamedTuple):
    """A problem whose place is a pointer, before it is given a path, line and column.

    With `key` the key at the pointer is meant. `missing` names a field that is not there. The remedy is to put
    `replacement` in its place or, with `delete`, to take the field out; `safe` means that no fact can change.
    """

    pointer: Pointer
    code: str
    message: str
    hint: str
    key: bool = False
    replacement: str | None = None
    safe: bool = False
    missing: str | None = None
    delete: bool = False


class _Case(NamedTuple):
    """One of pydantic's errors with all that is needed to explain it."""

    pointer: Pointer
    value: Any
    context: Mapping[str, Any]
    model: type[BaseModel] | None
    message: str
    reading: Reading

    @property
    def field(self) -> str:
        """The name of the field, as written in the file."""
        names = [part for part in self.pointer if isinstance(part, str)]
        return names[-1] if names else "the record"


_LONGEST_SHOWN = 60
DERIVABLE = {
    "dormant", "gap", "level", "status", "readouts", "one_sided_topics", "rounds", "share", "year", "recorded",
    "schema",
}  # fmt: skip
"""Names that contributors write by hand but that are computed."""


def describe(detail: ErrorDetails, model: type[BaseModel], value: Any, reading: Reading) -> Fault:  # noqa: ANN401
    """Explain one of pydantic's errors."""
    pointer = existing(tuple(detail["loc"]), value, missing=detail["type"] == "missing")
    owner = model_at(model, tuple(detail["loc"])[:-1])
    context = {"field": detail["loc"][-1], **(detail.get("ctx") or {})}
    case = _Case(pointer, detail["input"], context, owner, detail["msg"], reading)
    handler = _HANDLERS.get(detail["type"])
    if handler is not None:
        return handler(case)
    if "hint" in case.context:
        instead = case.context.get("meant")
        return Fault(pointer, detail["type"], case.message, str(case.context["hint"]), replacement=instead)
    return Fault(pointer, "shape-malformed", f"`{case.field}`: {case.message}", "see the field in the data dictionary")


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _info(case: _Case, name: str) -> FieldInfo | None:
    """What the model says of a field, by the name under which it is written."""
    fields = case.model.model_fields if case.model else {}
    return next((info for key, info in fields.items() if (info.alias or key) == name), None)


def _missing(case: _Case) -> Fault:
    name = str(case.context["field"])
    field = _info(case, name)
    example = f", for example `{name}: {_show(field.examples[0])}`" if field and field.examples else ""
    purpose = f"{field.description} " if field and field.description else ""
    hint = f"{purpose}Add it{example}"
    return Fault(case.pointer, "shape-missing-field", f"`{name}` is missing", hint, key=True, missing=name)


def _unknown(case: _Case) -> Fault:
    if case.field in DERIVABLE:
        hint = "delete it: what can be computed is never written down"
        message = f"`{case.field}` is computed, not recorded"
        return Fault(case.pointer, "form-derivable", message, hint, key=True, delete=True)
    names = _keys(case.model) if case.model else []
    owner = type_with_field(case.field) if len(case.pointer) == 1 else None
    meant = None if owner else closest(case.field, names)
    where = f"it is a field of a {owner}; " if owner else ""
    hint = f"did you mean `{meant}`?" if meant else f"{where}the fields here are: {', '.join(names)}"
    message = f"`{case.field}` is not a field here"
    return Fault(case.pointer, "shape-unknown-field", message, hint, key=True, replacement=meant)


def _keys(model: type[BaseModel]) -> list[str]:
    """The fields of a model as they are written, in canonical order; the type of a record is never written."""
    order = model.field_order() if issubclass(model, Model) else tuple(model.model_fields)
    return [model.model_fields[name].alias or name for name in order if name != "type" or "id" not in order]


def _vocabulary(case: _Case) -> Fault:
    values = re.findall(r"'([^']*)'", str(case.context.get("expected", "")))
    if not isinstance(case.value, str) and (case.reading.scalar_source(case.pointer) or str(case.value)) in values:
        return _text_expected(case)
    meant = closest(case.value, values) if isinstance(case.value, str) else None
    listed = ", ".join(values)
    hint = f"did you mean `{meant}`? Allowed: {listed}" if meant else f"use one of: {listed}"
    message = f"{_show(case.value)} is not a value of `{case.field}`"
    return Fault(case.pointer, "vocab-unknown-value", message, hint, replacement=meant)


def _text_expected(case: _Case) -> Fault:
    if isinstance(case.value, dict | list):
        kind = "mapping" if isinstance(case.value, dict) else "list"
        return Fault(
            case.pointer, "shape-wrong-type", f"`{case.field}` is text, not a {kind}", "write one line of text"
        )
    source = case.reading.scalar_source(case.pointer) or _show(case.value)
    message = f"`{case.field}` is text, but {source} without quotes is a {_type_name(case.value)}"
    return Fault(
        case.pointer, "shape-wrong-type", message, f'put it in quotes: "{source}"', replacement=f'"{source}"', safe=True
    )


def _type_name(value: object) -> str:
    if isinstance(value, bool):
        return "true-or-false value"
    return {int: "number", float: "number", str: "text", list: "list", dict: "mapping"}.get(type(value), "nothing")


def _expects(what: str, hint: str, remedy: Callable[[Any], str | None]) -> Callable[[_Case], Fault]:
    def handle(case: _Case) -> Fault:
        message = f"`{case.field}` is {what}, not {_article(_type_name(case.value))}"
        instead = remedy(case.value)
        safe = instead is not None and str(case.value) in {instead, instead.strip("[]")}
        return Fault(case.pointer, "shape-wrong-type", message, hint, replacement=instead, safe=safe)

    return handle


def _article(noun: str) -> str:
    return noun if noun in {"text", "nothing"} else f"a {noun}"


def _mapping_expected(case: _Case) -> Fault:
    model = _named_model(case)
    if issubclass(model, ShortForm) and model.short_type is str and not isinstance(case.value, dict | list):
        return _text_expected(case)
    if issubclass(model, ShortForm) and model.short_type is int and isinstance(case.value, str):
        return _NUMBER(case)
    names = ", ".join(f.alias or n for n, f in model.model_fields.items() if f.is_required()) or ", ".join(_keys(model))
    hint = f"write a mapping with {names}" if names else "write a mapping of keys and values"
    message = f"`{case.field}` is a mapping, not {_article(_type_name(case.value))}"
    return Fault(case.pointer, "shape-wrong-type", message, hint)


def _named_model(case: _Case) -> type[BaseModel]:
    field = _info(case, case.field)
    return (inner_model(field.annotation) if field else None) or BaseModel


_PATTERNS: dict[str, tuple[str, str, str]] = {
    SLUG_PATTERN: (
        "id-malformed",
        "is not an id",
        "ids are lower-case ASCII letters and digits joined by single hyphens",
    ),
    TYPED_REF_PATTERN: (
        "ref-malformed",
        "is not a reference of the form type/id",
        f"write the type and the id, such as meeting/2023-11-03-lambert-hong; types: {', '.join(TYPE_SLUGS.values())}",
    ),
    CLAIM_REF_PATTERN: (
        "ref-malformed",
        "is not a reference to a claim",
        "write statement-id#claim-key, in quotes",
    ),
}


def _pattern(case: _Case) -> Fault:
    pattern = str(case.context.get("pattern"))
    code, what, hint = _PATTERNS.get(
        pattern, ("shape-malformed", f"is not a well-formed `{case.field}`", _example(case))
    )
    meant = slugify(str(case.value)) if pattern == SLUG_PATTERN else None
    if meant:
        hint = f"{hint}: {meant}"
    instead = source_of(meant) if meant else address_of(case.value) if pattern.startswith("^https?:") else None
    return Fault(case.pointer, code, f"{_show(case.value)} {what}", hint, replacement=instead)


def _example(case: _Case) -> str:
    info = _info(case, case.field)
    return f"for example {_show(info.examples[0])}" if info and info.examples else "see the data dictionary"


def _too_long(case: _Case) -> Fault:
    limit = case.context.get("max_length")
    message = f"`{case.field}` has {len(case.value)} characters; at most {limit} are allowed"
    return Fault(case.pointer, "text-too-long", message, "say it more briefly, or move the detail to `notes`")


def _empty(case: _Case) -> Fault:
    message = f"`{case.field}` is empty"
    return Fault(case.pointer, "text-empty", message, "write a value or delete the line", delete=_is_optional(case))


def _is_optional(case: _Case) -> bool:
    info = _info(case, case.field)
    return info is not None and not info.is_required()


def _empty_list(case: _Case) -> Fault:
    return Fault(case.pointer, "shape-empty-list", f"`{case.field}` needs at least one entry", _example(case))


def _range(case: _Case) -> Fault:
    message = f"`{case.field}`: {_show(case.value)} is out of range"
    return Fault(case.pointer, "shape-out-of-range", message, case.message.replace("Input should be", "it must be"))


_LIST = _expects("a list", "put each entry on its own line after a hyphen, or in [brackets]", list_of)
_NUMBER = _expects("a number", "write digits without quotes", number_of)

_HANDLERS: dict[str, Callable[[_Case], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _vocabulary,
    "string_type": _text_expected,
    "date-not-text": _text_expected,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "mapping_type": _mapping_expected,
    "dict_type": _mapping_expected,
    "model_type": _mapping_expected,
    "int_type": _NUMBER,
    "float_type": _NUMBER,
    "int_from_float": _NUMBER,
    "bool_type": _expects("true or false", "write true or false without quotes", truth_of),
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "too_short": _empty_list,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "greater_than": _range,
    "less_than": _range,
    "finite_number": _range,
}
