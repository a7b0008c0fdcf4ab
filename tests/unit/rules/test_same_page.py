"""Sources of one page: each is reported once, beside the first, however many there are."""

from __future__ import annotations

from dipldata.dataset import Dataset
from dipldata.models import Source
from dipldata.rules.source_same_url import RULE

PAGE = "https://gazette.example/2021/talks"


def source(name: str, *distinct_from: str, **more: str) -> Source:
    """A source of the page."""
    fields = {
        "id": name, "kind": "news_article", "publisher": "gazette", "title": name, "url": PAGE, "language": "en",
        "published": "2021-05-07", "consulted": {"date": "2026-11-23", "form": "page"}, "licence": "copyright",
        "access": "open", "reliability": "B", "distinct_from": distinct_from,
    }  # fmt: skip
    return Source.model_validate(fields | more)


def found(*sources: Source) -> list[tuple[str, str, str]]:
    """Each report: the source, the field, and the source that it is said to be."""
    dataset = Dataset(sources)
    return [
        (each.id, str(finding.pointer[0]), finding.message.partition(" ")[0])
        for each in dataset.sources.values()
        for finding in RULE.check(each, dataset)
    ]


def test_each_source_is_held_to_the_first_of_its_page() -> None:
    """Of four sources of one page, three are reported, not each pair of them."""
    assert found(*map(source, "dcba")) == [("b", "url", "a"), ("c", "url", "a"), ("d", "url", "a")]


def test_a_distinct_source_is_passed_over() -> None:
    """Where the first is another text of the page, whichever of the two says so, the next one counts."""
    assert found(source("a", "c"), source("b"), source("c"), source("d", "a", "b", "c")) == [
        ("b", "url", "a"),
        ("c", "url", "b"),
    ]


def test_a_source_is_named_once() -> None:
    """Two addresses that lead to the same other source make one report."""
    copy = f"https://web.archive.org/web/20210507000000/{PAGE}"
    assert found(source("a"), source("b", archive_url=copy)) == [("b", "url", "a")]
