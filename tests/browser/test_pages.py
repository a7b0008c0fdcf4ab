"""Every kind of page opens from disk, reads well with and without scripts, and passes its judges."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from dipldata.models import MODELS
from dipldata.models.plain import plain_record
from dipldata.site.wording import name_of
from tests.browser.examples import PAGES, RECORDS
from tests.browser.judges import barriers, html_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from dipldata import Dataset
    from tests.browser.conftest import Visit
    from tests.browser.watching import NewPage

HOME_AT_MOST = 300_000
JUDGED = [path for path in PAGES if not path.endswith("/index.html") or path.startswith(("working-group", "topic"))]
"""The lists are made alike, and the long ones are slow to judge."""
DRAWN = {"index.html", "timeline.html", "network.html", "working-group/index.html"}
LINKS = """() => [...document.querySelectorAll("a[href], link[href]")].map(
    (each) => new URL(each.getAttribute("href"), document.baseURI).href
)"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class DatesAsText(yaml.SafeLoader):
    """Reads what looks like a day as text, as the records mean it."""


DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", JUDGED)
def test_pages_have_no_barriers(page: Page, visit: Visit, path: str) -> None:
    """axe-core finds nothing wrong with a page, nor with its colours when it is dark."""
    visit(path)
    if path in DRAWN:
        page.wait_for_load_state("networkidle")
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("#theme[aria-pressed=true]")
    assert barriers(page, "color-contrast") == []


def test_pages_fit_a_telephone(new_page: NewPage, visit: Visit) -> None:
    """No page is wider than a narrow screen."""
    page = new_page(width=390)

    assert [path for path in PAGES if visit(path, page).evaluate(OVERFLOW) > 0] == []


def test_html_is_valid(site: Path, ds: Dataset) -> None:
    """html-validate finds nothing wrong with a page of each kind, the longest of each type, and retired ids."""
    longest = [
        max((site / kind).glob("[!i]*.html"), key=lambda path: (path.stat().st_size, path.name)) for kind in RECORDS
    ]

    retired = [site / f"{key}.html" for key in ds.retired]

    assert retired
    assert html_faults([*(site / path for path in PAGES), *longest, *retired]) == []


@pytest.mark.parametrize(("kind", "record_id"), RECORDS.items(), ids=list(RECORDS))
def test_pages_of_records_show_them(visit: Visit, site: Path, ds: Dataset, kind: str, record_id: str) -> None:
    """A page has the name of its record, its data in two forms, and the same in the terms of schema.org."""
    page = visit(f"{kind}/{record_id}.html")
    record = ds[f"{kind}/{record_id}"]
    plain = record.to_dict()

    assert name_of(record) in page.inner_text("h1")
    assert json.loads((site / kind / f"{record_id}.json").read_bytes()) == plain
    written = yaml.load((site / kind / f"{record_id}.yaml").read_bytes(), Loader=DatesAsText)  # noqa: S506 - a safe one
    assert plain_record(MODELS[plain["type"]].model_validate({"type": plain["type"], **written})) == plain
    described = json.loads(page.locator("script[type='application/ld+json']").text_content() or "null")
    assert (described["@context"], described["identifier"]) == ("https://schema.org", record.key)
    assert page.inner_text(".about-record code") == record.key
    assert ds.citation in page.inner_text(".cite")


def test_every_record_has_a_page(site: Path, ds: Dataset) -> None:
    """Every id has its address, and the links of a page lead to pages that are there."""
    missing = [record.key for record in ds if not (site / f"{record.key}.html").is_file()]

    assert missing == []


def test_links_lead_somewhere(page: Page, visit: Visit, site: Path) -> None:
    """Every link of a page to the site itself leads to a file of it, and to a place on the page if it names one."""
    for path in PAGES:
        found: list[str] = visit(path).evaluate(LINKS)
        inside = {urlsplit(each) for each in found if each.startswith("file:")}
        own = {each.fragment for each in inside if each.path.endswith(f"/{path}") and each.fragment}
        assert inside
        assert [each.path for each in inside if not Path(unquote(each.path)).is_file()] == []
        assert all(Path(unquote(each.path)).is_relative_to(site) for each in inside)
        assert own <= set(page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)"))


def test_pages_can_be_read_without_scripts(new_page: NewPage, visit: Visit) -> None:
    """Without scripts a page has its heading and text, and nothing that would need them."""
    page = new_page(scripts=False)
    for path in PAGES:
        visit(path, page)
        assert page.inner_text("h1")
        assert len(page.inner_text("main")) > 30
        assert page.locator(".needs-scripts:visible").count() == 0


def test_home_is_light(page: Page, visit: Visit, site: Path) -> None:
    """All that the home page asks for is at most 300 kB compressed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    visit("index.html")
    page.wait_for_load_state("networkidle")

    assert len(asked) > 5
    assert sum(len(gzip.compress((site.parent / path).read_bytes())) for path in set(asked)) <= HOME_AT_MOST


def test_the_theme_is_the_readers(new_page: NewPage, visit: Visit) -> None:
    """The theme is that of the system until another is chosen, which then lasts."""
    background = "() => getComputedStyle(document.body).backgroundColor"
    page = visit("index.html", new_page(dark=True))
    dark = page.evaluate(background)
    page.click("#theme")
    light = page.evaluate(background)
    visit("about.html", page)

    assert (dark, light) == ("rgb(18, 22, 27)", "rgb(251, 250, 247)")
    assert page.evaluate(background) == light
    assert page.get_attribute("#theme", "aria-pressed") == "false"


def test_pages_print_without_what_is_for_the_screen(page: Page, visit: Visit) -> None:
    """On paper a page is black on white, without navigation."""
    visit("meeting/2023-11-03-lambert-hong-liang-beijing.html")
    page.emulate_media(media="print", color_scheme="dark")

    assert not page.is_visible("header.top")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_pages_are_used_by_keyboard(page: Page, visit: Visit) -> None:
    """The first key leads to a link past the navigation, and every control can be reached and shows that it is."""
    visit("meeting/2023-11-03-lambert-hong-liang-beijing.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    reached = set()
    page.focus("a.brand")
    while page.evaluate("document.activeElement !== document.body"):
        name = page.evaluate("document.activeElement.id || document.activeElement.textContent")
        reached.add(name)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", name
        page.keyboard.press("Tab")
    assert {"search-box", "as-of", "theme", "Timeline", "Hong Liang", "Beijing"} <= reached


def test_menus_open_on_narrow_screens(new_page: NewPage, visit: Visit) -> None:
    """On a telephone the navigation is behind a button, which says whether it is open."""
    page = visit("index.html", new_page(width=390))
    assert not page.is_visible("#nav")
    page.click("button.menu")

    assert page.is_visible("#nav")
    assert page.get_attribute("button.menu", "aria-expanded") == "true"
