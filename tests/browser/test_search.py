"""The search finds names in both scripts, titles, topics and claims, while typing and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

RESULTS = "#search-suggestions li a"


def typed(page: Page, text: str) -> list[str]:
    """Type into the search box of any page; the records that it suggests, as type/id."""
    page.fill("#search-box", text)
    page.wait_for_function("text => document.querySelector('form.search').dataset.ready === text", arg=text)
    return shown(page, RESULTS)


def shown(page: Page, selector: str) -> list[str]:
    """The records that some links lead to."""
    links: list[str] = page.locator(selector).evaluate_all("all => all.map(each => each.href)")
    return ["/".join(link.split("?")[0].split("/")[-2:]).removesuffix(".html") for link in links]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("习近平", "person/xi-jinping"),
        ("近平", "person/xi-jinping"),
        ("Wang Yi", "person/wang-yi"),
        ("wang y", "person/wang-yi"),
        ("王毅", "person/wang-yi"),
        ("blinkin", "person/antony-blinken"),
        ("beijing", "place/beijing"),
        ("fentanyl", None),
    ],
)
def test_names_are_found(visit: Visit, text: str, first: str | None) -> None:
    """A name, or the beginning of one, or nearly one, finds its record before all others."""
    found = typed(visit("index.html"), text)

    assert found
    assert first is None or found[0] == first


@pytest.mark.parametrize(
    ("text", "expected"), [("中美", "working-group/"), ("maritime", "working-group/maritime-consultations")]
)
def test_words_are_found(visit: Visit, text: str, expected: str) -> None:
    """Two Chinese characters are a word; a word of a title finds what has it."""
    page = visit("search.html", q=text)
    page.wait_for_selector("#search-results li")

    assert any(each.startswith(expected) for each in shown(page, "#search-results li a"))
    assert page.inner_text("#search-count").endswith("records")


def test_claims_are_found(visit: Visit) -> None:
    """Words of a claim find the statement."""
    found = typed(visit("topic/taiwan.html"), "stay out of disputes in the region")

    assert "statement/2023-11-04-cn-readout-maritime-round-1" in found


def test_nothing_is_found_where_nothing_is(visit: Visit) -> None:
    """Without a match there is no list, and the number is told."""
    page = visit("index.html")

    assert typed(page, "zzzzqqqq") == []
    assert not page.is_visible("#search-suggestions")
    assert page.inner_text("form.search [role=status]") == "0 records"


def test_search_is_done_by_keyboard(page: Page, visit: Visit) -> None:
    """A slash leads to the box, arrows to the results, Enter opens one, Escape closes the list."""
    visit("about.html")
    page.keyboard.press("/")
    page.keyboard.type("Wang Yi")
    page.wait_for_selector(RESULTS)
    page.wait_for_function("document.querySelector('form.search').dataset.ready === 'Wang Yi'")
    page.keyboard.press("Escape")
    assert not page.is_visible("#search-suggestions")

    page.keyboard.press("Space")
    page.wait_for_selector(RESULTS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/wang-yi.html")


def test_only_what_was_known_is_found(visit: Visit) -> None:
    """As of a day, records that became known later are not found."""
    assert "meeting/2023-11-03-lambert-hong-liang-beijing" in typed(
        visit("index.html"), "first round maritime consultations"
    )
    page = visit("index.html", as_of="2023-08-31")
    assert "meeting/2023-11-03-lambert-hong-liang-beijing" not in typed(page, "first round maritime consultations")


def test_enter_leads_to_the_page_of_results(page: Page, visit: Visit) -> None:
    """Enter in the box opens the page of results, which has an address of its own."""
    visit("person/wang-yi.html")
    page.fill("#search-box", "习近平")
    page.press("#search-box", "Enter")
    page.wait_for_selector("#search-results li")

    assert "search.html?q=" in page.url
    assert shown(page, "#search-results li a")[0] == "person/xi-jinping"


def test_lists_are_filtered(page: Page, visit: Visit) -> None:
    """A word above a list leaves those of its records that have it, and the number follows."""
    visit("person/index.html")
    page.fill("#filter", "kissinger")

    assert page.locator("#list li:visible a").all_inner_texts() == ["Henry Kissinger"]
    assert page.inner_text("h1 .count") == "1"
