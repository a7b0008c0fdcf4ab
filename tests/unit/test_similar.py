"""What was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata import similar
from dipldata.similar import Names, closest

if TYPE_CHECKING:
    import pytest


def test_a_slip_of_the_keyboard() -> None:
    """A word with a letter wrong finds the right one."""
    assert closest("xi-jinpin", ["xi-jinping", "joe-biden"]) == "xi-jinping"


def test_parts_in_another_order() -> None:
    """A name with its parts turned round is found."""
    assert closest("yi-wang", ["wang-yi", "yi-gang"]) == "wang-yi"


def test_case_and_separators_do_not_count() -> None:
    """Underscores, spaces and capitals are no differences."""
    assert closest("In Person", ["in_person", "phone"]) == "in_person"


def test_nothing_like_it() -> None:
    """Where nothing is much like the word, nothing is offered."""
    assert closest("zzzz", ["xi-jinping", "joe-biden"]) is None
    assert closest("a", []) is None


def test_among_very_many() -> None:
    """Among very many candidates one that shares a part is still found."""
    many = [f"person-{number}" for number in range(50_000)] + ["li-shili"]
    assert closest("li-shil-shili", many) == "li-shili"


def test_among_very_many_those_that_share_a_part_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the first ones that do, in their order, each once, as if all were gone through for each word."""
    monkeypatch.setattr(similar, "_MOST_CANDIDATES", 4)
    compared: list[tuple[str, ...]] = []
    monkeypatch.setattr(similar, "_most_alike", lambda _, pool: compared.append(pool))
    many = ["a-port", "old_port", "port-of-old", "bay", "old-bay", "new-port", "old-quay", "old-old", "be"]
    names = Names(many)

    for word in ("old-prt", "Old-Port", "port-old", "be-it", "be", "new-old"):
        names.closest(word)

    assert compared == [
        ("old-port", "port-of-old", "old-bay", "old-quay"),
        ("a-port", "old-port", "port-of-old", "old-bay"),
        (),
        ("old-port", "port-of-old", "old-bay", "new-port"),
    ]


def test_a_word_that_is_asked_for_again_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Candidates are folded once, however often they are asked for."""
    folded: list[str] = []

    def fold(word: str) -> str:
        folded.append(word)
        return word.casefold()

    monkeypatch.setattr(similar, "_fold", fold)
    names = Names(f"person-{number}" for number in range(3000))
    before = len(folded)

    assert [names.closest(f"quay-{number}") for number in range(100)] == [None] * 100
    assert len(folded) - before == 100
