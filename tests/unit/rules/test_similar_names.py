"""Names that differ in a letter are found, whichever it is, and however many names share the half that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dipldata.dataset import Dataset
from dipldata.models import MODELS, Person
from dipldata.rules.person_similar_name import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ["abcdefghi", "abcdefghij", "annkritenberg", "krittenbrinkdaniel"]


def person(record_id: str, name: str) -> Person:
    """A person with one name of two words, which are one text to the rule."""
    made = MODELS["person"].model_validate(
        {
            "type": "person",
            "id": record_id,
            "names": [{"text": f"{name[:3]} {name[3:]}", "lang": "en"}],
            "offices": [],
            "citations": ["source"],
        }
    )
    assert isinstance(made, Person)
    return made


def edited(name: str) -> Iterator[str]:
    """The name with one letter less, one more and another one, at every place, its first word still the first."""
    for at in range(3, len(name) + 1):
        yield f"{name[:at]}z{name[at:]}"
        if at < len(name):
            yield f"{name[:at]}z{name[at + 1 :]}"
            if len(name) > min(map(len, NAMES)):
                yield name[:at] + name[at + 1 :]


def found(people: list[Person]) -> set[str]:
    """The ids of those who are reported."""
    dataset = Dataset(people)
    return {each.id for each in people if [*RULE.check(each, dataset)]}


@pytest.mark.parametrize("name", NAMES)
def test_any_letter_may_differ(name: str) -> None:
    """Wherever a letter is added, exchanged or left out, the later of the two is reported."""
    for other in set(edited(name)):
        assert found([person("a", name), person("b", other)]) == {"b"}, other


@pytest.mark.parametrize("number", [5, 60])
def test_many_names_with_one_half(number: int) -> None:
    """Of few or many names with one half, those that differ in one letter are reported and no others."""
    tails = [chr(97 + at % 26) * 4 + chr(97 + at // 26) * 4 for at in range(number)]
    people = [person(f"p-{at:03}", f"commonbeginning{tail}") for at, tail in enumerate(tails)]
    assert found(people) == set()
    assert found([*people, person("q", f"commonbeginning{tails[-1]}x")]) == {"q"}
