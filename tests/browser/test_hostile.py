"""Hostile text in any field is shown as text, and breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from dipldata import load
from dipldata.linked.dataset import Dataset
from dipldata.linked.stores import About, MemoryStore
from dipldata.site import Options, plan_site
from dipldata.site.writing import write_site
from tests.browser.conftest import ROOT
from tests.browser.judges import barriers, html_faults

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit
    from tests.browser.watching import NewPage

RECORDS: Final = ROOT / "tests" / "corpus" / "good" / "base" / "records"
EVIL: Final = (
    "</script></title></textarea><script>document.title='owned';throw Error('owned')</script>\"'>"
    "<img src=x onerror=alert(1)>\u202egnihton ]]> &amp; {{7*7}} \u2028"
)
LONG: Final = "unbroken" * 1250
FREE: Final = {
    *("title", "text", "notes", "note", "label", "definition", "term", "trigger", "described_as", "venue", "audience"),
    *("where", "styled", "unnamed", "dateline", "host_event", "as_written", "translation", "locator", "affiliation"),
    *("name", "authors", "terms"),
}
"""The fields that hold a curator's words or a source's."""


def spoilt(value: Any, key: str = "", text: str = EVIL) -> Any:  # noqa: ANN401 - any plain value
    """Plain values with hostile text before every free text."""
    if isinstance(value, dict):
        return {name: spoilt(inner, name, text) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner, key, text) for inner in value]
    return text + value if isinstance(value, str) and key in FREE else value


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the records of the corpus with hostile text in all free fields; in every third, 10,000 characters."""
    records = [spoilt(each.to_dict(), text=LONG if at % 3 == 0 else EVIL) for at, each in enumerate(load(RECORDS))]
    folder = tmp_path_factory.mktemp("hostile") / "site"
    store = MemoryStore(About("0", "1.0", "CC0-1.0", EVIL), records)
    write_site(plan_site(Dataset(store), Options()), folder)
    return folder


@pytest.fixture
def shown() -> str:
    """Here, the hostile site."""
    return "hostile"


def test_hostile_text_is_text(page: Page, visit: Visit, hostile: Path) -> None:
    """On every page nothing of the text runs or ends an element, and the title of the page is its own."""
    paths = sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))

    assert len(paths) > 30
    for path in paths:
        visit(path)
        assert page.title() != "owned"
        assert page.locator("img").count() == 0
        assert page.locator("main").count() == 1
    assert "<img src=x onerror=alert(1)>" in page.inner_text("body")


def test_hostile_pages_are_sound(new_page: NewPage, visit: Visit, hostile: Path) -> None:
    """The judges find nothing wrong with hostile pages, and long words do not widen them."""
    meeting = next((hostile / "meeting").glob("2*.html")).relative_to(hostile).as_posix()
    for path in ("index.html", "timeline.html", "working-group/index.html", meeting):
        page = visit(path, new_page(width=390))
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    # The judge counts each character of a title as it is written: `&lt;` as four.
    assert [fault for fault in html_faults(hostile.rglob("*.html")) if "long-title" not in fault] == []


def test_hostile_records_are_searched(page: Page, visit: Visit) -> None:
    """Hostile text in the search, and in what it finds, is text."""
    visit("search.html", q=EVIL[:150])
    page.fill("#search-box", "onerror")
    page.wait_for_selector("#search-results li")

    assert page.locator("#search-results img").count() == 0
    assert "<img" in page.inner_text("#search-results")
