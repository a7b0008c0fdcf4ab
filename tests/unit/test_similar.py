"""What was probably meant."""

from __future__ import annotations

from dipldata.similar import closest


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
