"""The models and the published JSON Schema accept and refuse the same records, in two engines.

Near misses are made from valid records by one random change. The exceptions, each with its reason:

- `null`: the models know optional fields as None; in a record the YAML stage refuses null before any model sees it.
- `3.0` for a whole number: JSON Schema counts it as an integer, the models do not.
- leap days and the order of two bounds (`2023-02-29`, `2024/2023`): a regular expression cannot tell; Python does.
- a line break at the very end of a text with a pattern: `$` of Python's `re`, which the second engine uses, lets it be.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.loading import load_corpus
from dipldata.models import MODELS, Retired
from dipldata.schema import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.problems import Pointer

BASE = Path(__file__).parent.parent / "corpus" / "good" / "base" / "records"
RECORDS = Path(__file__).parent.parent.parent / "records"

WRONG_VALUES: list[Any] = [
    "", " ", "x" * 5000, "UPPER", "a_b", "-a", "a-", "2023-13-01", "2023-04-31", "2023-00", "[2023..]", "[..]", "../..",
    "2023-11-03?", "2023-11-03?~", "person/li-shili", "persn/li-shili", "a#b", "a#", "ftp://a.example",
    "https://a.example/b c", "EN", "zh-hans", "中文", "history[0].known", "history[x]", "us", 0, -1, 3, 10**9, 1.5,
    True, [], ["a"], [[]], {}, {"a": "b"}, {"date": "2023"}, {"number": 0}, {"source": "a", "extra": "b"},
    [{"side": "us"}],
]  # fmt: skip


@cache
def valid_records() -> tuple[tuple[RecordType, dict[str, Any]], ...]:
    """Every record of the corpus's base, as read from its file."""
    files = load_corpus([BASE]).files
    return tuple((file.kind, file.reading.value) for file in files if file.kind and file.reading)  # type: ignore[misc]


@cache
def rust_engine(kind: RecordType) -> Any:  # noqa: ANN401 - the library gives no name to the type
    """The first engine."""
    return jsonschema_rs.validator_for(schema_of(kind))


@cache
def python_engine(kind: RecordType) -> jsonschema.protocols.Validator:
    """The second engine."""
    return jsonschema.Draft202012Validator(schema_of(kind))


def accepted_by_model(kind: RecordType, value: dict[str, Any]) -> bool:
    """Whether the model takes the value."""
    model = Retired if value.get("state") == "retired" else MODELS[kind]
    try:
        model.model_validate({**value, "type": kind})
    except ValidationError as error:
        return all(detail["type"] == "date-reversed" for detail in error.errors())
    return True


def places(value: Any, at: Pointer = ()) -> Iterator[Pointer]:  # noqa: ANN401 - plain values
    """Every place inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*at, key)
        yield from places(inner, (*at, key))


def changed(record: dict[str, Any], place: Pointer, action: str, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """A copy of a record with one change at a place."""
    result = copy.deepcopy(record)
    parent: Any = result
    for part in place[:-1]:
        parent = parent[part]
    if action == "delete":
        del parent[place[-1]]
    elif action == "add" and isinstance(parent, dict):
        parent["surplus"] = value
    elif action == "rename" and isinstance(parent, dict):
        parent[f"{place[-1]}s"] = parent.pop(place[-1])
    else:
        parent[place[-1]] = value
    return result


@given(st.data())
def test_a_near_miss_meets_the_same_verdict_everywhere(data: st.DataObject) -> None:
    """One change to a valid record is accepted by the model exactly if both engines accept it."""
    kind, record = data.draw(st.sampled_from(valid_records()))
    place = data.draw(st.sampled_from(list(places(record))))
    action = data.draw(st.sampled_from(["replace", "replace", "replace", "delete", "add", "rename"]))
    value = data.draw(st.sampled_from(WRONG_VALUES))
    near_miss = changed(record, place, action, value)
    verdicts = (
        accepted_by_model(kind, near_miss),
        rust_engine(kind).is_valid(near_miss),
        python_engine(kind).is_valid(near_miss),
    )
    assert len(set(verdicts)) == 1, (verdicts, place, action, value)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_the_schema_is_a_schema(kind: RecordType) -> None:
    """Each published schema is valid draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("root", [BASE, RECORDS], ids=["corpus", "records"])
def test_every_record_is_accepted_by_both_engines(root: Path) -> None:
    """What the models accept, the published schema accepts in two engines."""
    for file in load_corpus([root]).files:
        assert file.kind is not None
        assert file.reading is not None
        assert rust_engine(file.kind).is_valid(file.reading.value), file.path
        assert python_engine(file.kind).is_valid(file.reading.value), file.path


def test_an_unrelated_value_is_refused_by_all() -> None:
    """The comparison can fail: a record with a wrong vocabulary value is refused by model and engines."""
    kind, record = next((kind, record) for kind, record in valid_records() if kind == "meeting")
    wrong = {**record, "kind": "gathering"}
    assert not accepted_by_model(kind, wrong)
    assert not rust_engine(kind).is_valid(wrong)
    assert not python_engine(kind).is_valid(wrong)
