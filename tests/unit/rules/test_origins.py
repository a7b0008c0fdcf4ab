"""Where sources have their reports from, and which party an organization belongs to."""

from __future__ import annotations

from typing import Any

from dipldata.dataset import Dataset
from dipldata.models import Organization, Source
from dipldata.rules._parties import party_of
from dipldata.rules._sources import lineage, root_publishers


def source(record_id: str, publisher: str, **more: Any) -> Source:  # noqa: ANN401 - fields of a source
    """Make a source that was read."""
    given = {
        "id": record_id,
        "kind": "news_article",
        "publisher": publisher,
        "title": record_id,
        "published": "2020-02-01",
        "language": "en",
        "consulted": {"date": "2020-02-02", "form": "page"},
        "licence": "copyright",
        "access": "open",
        "reliability": "B",
        **more,
    }
    return Source.model_validate(given)


def organization(record_id: str, **more: str) -> Organization:
    """Make an organization."""
    names = [{"text": record_id, "lang": "en"}]
    return Organization.model_validate({"id": record_id, "names": names, "kind": "office", **more})


def test_roots_are_followed_through_reports_and_translations() -> None:
    """A chain of reports and translations counts as its root, and two reports of one publisher as one."""
    root, other = source("root", "gazette"), source("other", "gazette")
    copy = source("copy", "courier", derived_from=["root"])
    translated = source("translated", "herald", translation_of="copy")
    dataset = Dataset([root, other, copy, translated])
    assert root_publishers([translated], dataset) == frozenset({"gazette"})
    assert root_publishers([translated, other], dataset) == frozenset({"gazette"})
    assert {each.id for each in lineage([translated], dataset) or ()} == {"translated", "copy", "root"}


def test_an_unknown_root_leaves_the_question_open() -> None:
    """Where a report passes on a source that has no record, nothing is said about its roots."""
    copy = source("copy", "courier", derived_from=["missing"])
    dataset = Dataset([copy])
    assert root_publishers([copy], dataset) is None


def test_a_circle_of_reports_has_no_root() -> None:
    """Sources that pass on each other end in no root, and in no endless search."""
    first = source("first", "gazette", derived_from=["second"])
    second = source("second", "courier", derived_from=["first"])
    assert root_publishers([first], Dataset([first, second])) == frozenset()


def test_the_party_is_that_of_the_nearest_body() -> None:
    """An organization without a party has that of the nearest body it belongs to; `none` ends the search."""
    dataset = Dataset(
        [
            organization("ministry", party="us"),
            organization("bureau", parent="ministry"),
            organization("section", parent="bureau"),
            organization("institute", party="none", parent="ministry"),
            organization("club"),
        ]
    )
    found = {name: party_of(name, dataset) for name in ("ministry", "section", "institute", "club")}
    assert found == {"ministry": "us", "section": "us", "institute": "none", "club": "none"}


def test_an_unknown_body_leaves_the_party_open() -> None:
    """Where the body that an organization belongs to has no record, its party is not known."""
    assert party_of("bureau", Dataset([organization("bureau", parent="missing")])) is None


def test_bodies_that_belong_to_each_other_have_no_party() -> None:
    """A circle of bodies ends the search."""
    assert party_of("a", Dataset([organization("a", parent="b"), organization("b", parent="a")])) == "none"
