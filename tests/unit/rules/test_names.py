"""Finding the names of recorded people in a text."""

from __future__ import annotations

import pytest

from dipldata.dataset import Dataset
from dipldata.models import Person
from dipldata.rules._names import people_named


def person(record_id: str, *names: dict[str, str]) -> Person:
    """Make a person with some names and no office."""
    return Person.model_validate({"id": record_id, "names": list(names), "offices": []})


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Two people: one with a middle name, one with a name in two scripts."""
    english = {"lang": "en", "order": "given_first"}
    chinese = {"lang": "zh", "order": "family_first"}
    return Dataset(
        [
            person("ann-example", {"text": "Ann B. Example", "family": "Example", "given": "Ann B.", **english}),
            person(
                "li-shili",
                {"text": "Li Shili", "family": "Li", "given": "Shili", **english},
                {"text": "李示例", "family": "李", "given": "示例", **chinese},
            ),
            person("plato", {"text": "Plato", "lang": "en"}),
            person("peak", {"text": "高峰", "lang": "zh"}),
        ]
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann B. Example", ["ann-example"]),
        ("said ANN EXAMPLE, who", ["ann-example"]),
        ("Example, Ann B.", ["ann-example"]),
        ("Li Shili or Shili Li", ["li-shili", "li-shili"]),
        ("司长李示例表示", ["li-shili"]),
        ("Ann", []),
        ("Example Bureau, Ann Arbor", []),
        ("Joann Example", []),
        ("Ann Examples", []),
        ("Plato", []),
        ("李示", []),
        ("高峰会谈", []),
        ("", []),
    ],
)
def test_full_names_are_found(text: str, people: list[str], dataset: Dataset) -> None:
    """A full name is found in either order and any case; a part of one, a longer word or a name of one part is not."""
    assert [found.person for found in people_named(text, dataset)] == people


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("an aide to Ann Example", True),
        ("people briefed by Ann Example", True),
        ("Ann Example's office", True),
        ("Ann Example’s office", True),
        ("与李示例共事的人", True),
        ("李示例的同事", True),
        ("an official, thought to be Ann Example", False),
        ("officials such as Ann Example", False),
        ("Ann Example", False),
    ],
)
def test_somebody_else_may_be_related_to_the_bearer(text: str, apart: bool, dataset: Dataset) -> None:
    """A description that relates somebody to a named person is told from one that names the person."""
    assert [found.apart for found in people_named(text, dataset)] == [apart]
