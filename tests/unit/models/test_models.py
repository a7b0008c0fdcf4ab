"""What every model promises: descriptions, examples, immutability, one list of values for each vocabulary."""

from __future__ import annotations

import inspect
import typing
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

import dipldata.models as package
from dipldata.models import MODELS, Meeting, Retired, vocabularies
from dipldata.models.fields import Citation, Count, QualifiedDate
from dipldata.models.references import find_references
from dipldata.models.vocabularies import Vocabulary

VOCABULARIES = {
    name: value
    for name, value in vars(vocabularies).items()
    if typing.get_origin(value) is typing.Annotated and any(isinstance(part, Vocabulary) for part in value.__metadata__)
}


def all_models(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """A model and every model inside it."""
    seen = set() if seen is None else seen
    if model in seen:
        return seen
    seen.add(model)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            all_models(inner, seen)
    return seen


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - a type expression
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


TOP_MODELS: list[type[BaseModel]] = [*MODELS.values(), Retired]
EVERY_MODEL = sorted({part for model in TOP_MODELS for part in all_models(model)}, key=lambda m: m.__name__)


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    """Every field says what it holds and gives an example that fits."""
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no description"
        assert field.description.endswith("."), f"{model.__name__}.{name}: the description is not a sentence"
        assert field.examples, f"{model.__name__}.{name} has no example"


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_example_is_valid(model: type[BaseModel]) -> None:
    """The example of a field is a value that the field takes."""
    validator = model.__pydantic_validator__
    for name, field in model.model_fields.items():
        for example in field.examples or []:
            key = field.alias or name
            try:
                validator.validate_python({key: example})
            except ValidationError as error:
                wrong = [detail for detail in error.errors() if detail["loc"][:1] == (key,)]
                assert not wrong, f"{model.__name__}.{name}: {wrong}"


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabularies_have_one_list_of_values(name: str) -> None:
    """The values that type checkers see are those that have definitions."""
    annotation = VOCABULARIES[name]
    literal, mark = annotation.__origin__, annotation.__metadata__[0]
    assert list(typing.get_args(literal)) == list(mark.definitions)
    assert all(definition.endswith(".") for definition in mark.definitions.values())


def test_no_word_of_the_model_is_a_yaml_truth_value() -> None:
    """No field name and no vocabulary value is anything but text to a YAML 1.1 reader (decision 0001)."""
    words = {field.alias or name for model in EVERY_MODEL for name, field in model.model_fields.items()}
    words |= {value for annotation in VOCABULARIES.values() for value in typing.get_args(annotation.__origin__)}
    traps = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
    numbers = {"1", "1.5", "2"}  # the tracks of diplomacy, written in quotes
    assert not {word for word in words if word.lower() in traps}
    assert {word for word in words if not isinstance(yaml.safe_load(word), str)} == numbers


def test_records_are_frozen() -> None:
    """A record cannot be changed, not even through its mappings."""
    value = {
        "id": "a", "kind": "call", "title": "t", "start": "2020", "mode": "phone", "parties": ["us", "cn"],
        "participants": [], "history": [], "verification": "disputed", "round": {"us": 1},
    }  # fmt: skip
    meeting = Meeting.model_validate(value)
    with pytest.raises(ValidationError):
        meeting.title = "other"  # type: ignore[misc]  # the test of it
    assert meeting.round is not None
    with pytest.raises(TypeError):
        meeting.round["us"] = 2  # type: ignore[index]  # the test of it


def test_short_forms_mean_the_qualified_ones() -> None:
    """A plain scalar means the mapping whose main field it fills."""
    assert QualifiedDate.model_validate("2020") == QualifiedDate.model_validate({"date": "2020", "basis": "stated"})
    assert Citation.model_validate("a") == Citation.model_validate({"source": "a"})
    assert Count.model_validate(3) == Count.model_validate({"number": 3, "op": "eq"})


@pytest.mark.parametrize("value", [0, -1, True, 1.0, "3", None])
def test_a_count_is_a_positive_whole_number(value: object) -> None:
    """Nothing is read as a count that is not one."""
    with pytest.raises(ValidationError):
        Count.model_validate(value)


def test_references_carry_their_place() -> None:
    """References are found with their place, in every form they take; words that stand for none are left out."""
    group = {
        "id": "a", "kind": "dialogue", "names": [{"text": "x", "lang": "en", "used_by": "press"}], "parties": ["us"],
        "topics": [], "formality": "unknown", "verification": "disputed",
        "history": [{"status": "active", "known": "2020", "by": ["unknown", "cn"], "sources": ["s"],
                     "claims": ["t#c"]}],
    }  # fmt: skip
    found = {
        (ref.pointer, ref.kind, ref.id, ref.claim)
        for ref in find_references(package.WorkingGroup.model_validate(group))
    }
    assert found == {
        (("parties", 0), "party", "us", None),
        (("history", 0, "by", 1), "party", "cn", None),
        (("history", 0, "sources", 0), "source", "s", None),
        (("history", 0, "claims", 0), "statement", "t", "c"),
    }
