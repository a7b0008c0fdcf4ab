"""What the tests in a browser stand on can fail: errors, requests and judges' findings are seen, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.judges import barriers, html_faults
from tests.browser.watching import allowed, watched_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit
    from tests.browser.watching import NewPage

GOOD: Final = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A page</title>
    <link rel="stylesheet" href="style.css">
    <script src="script.js"></script>
  </head>
  <body>
    <main>
      <h1>A page of 中美</h1>
      <p id="told">Read from the file.</p>
      <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="A dot">
    </main>
  </body>
</html>
"""
SCRIPT: Final = """
addEventListener("DOMContentLoaded", () => {
  document.getElementById("told").textContent = `${location.search} ${location.hash} ${innerWidth}`;
});
"""
STYLE: Final = "body { background: white } @media (prefers-color-scheme: dark) { body { background: black } }"
FAULTS: Final = {
    "console": ("<script>console.error('said')</script>", "console error: said"),
    "thrown": ("<script>null.field</script>", "page error: Cannot read properties of null"),
    "rejected": ("<script>Promise.reject(new Error('kept'))</script>", "page error: kept"),
    "missing": ("<script src='missing.js'></script>", "console error: Failed to load resource"),
    "policy": (
        "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"><script>1</script>",
        "console error: .*Content Security Policy",
    ),
    "image": ("<img src='http://localhost:9/x.png' alt=''>", "request: http://localhost:9/x.png"),
    "fetch": ("<script>fetch('https://localhost:9/').catch(() => 0)</script>", "request: https://localhost:9/"),
    "socket": ("<script>new WebSocket('ws://localhost:9/')</script>", "request: ws://localhost:9/"),
    "outside": ("<img src='../outside.png' alt=''>", "request: file://.*outside.png"),
    "frame": ("<iframe src='http://localhost:9/frame'></iframe>", "request: http://localhost:9/frame"),
    "popup": ("<script>open('http://localhost:9/popup')</script>", "request: http://localhost:9/popup"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one good page."""
    folder = tmp_path_factory.mktemp("small") / "site"
    folder.mkdir()
    (folder / "index.html").write_text(GOOD, encoding="utf-8")
    (folder / "script.js").write_text(SCRIPT, encoding="utf-8")
    (folder / "style.css").write_text(STYLE, encoding="utf-8")
    return folder


@pytest.fixture
def shown() -> str:
    """Here, the small site."""
    return "small"


def test_a_good_page_is_opened(visit: Visit) -> None:
    """A page is read from disk with its script, query and fragment, and nothing is found wrong with it."""
    page = visit("index.html", at="here", q="习近平")

    assert page.inner_text("#told") == "?q=%E4%B9%A0%E8%BF%91%E5%B9%B3 #here 1280"


def test_pages_are_shown_as_readers_have_them(new_page: NewPage, visit: Visit) -> None:
    """The theme, the size of the window, and scripts are the reader's choice."""
    background = "() => getComputedStyle(document.body).backgroundColor"
    dark = visit("index.html", new_page(dark=True, width=400))
    plain = visit("index.html", new_page(scripts=False))

    assert (dark.evaluate(background), dark.inner_text("#told")[-3:]) == ("rgb(0, 0, 0)", "400")
    assert (plain.evaluate(background), plain.inner_text("#told")) == ("rgb(255, 255, 255)", "Read from the file.")


@pytest.mark.parametrize(("body", "fault"), FAULTS.values(), ids=FAULTS)
def test_faults_of_pages_are_caught(browser: Browser, tmp_path: Path, body: str, fault: str) -> None:
    """A page with an error, or with a request that leaves the site, fails the test that opened it."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "index.html").write_text(f"<!DOCTYPE html><title>x</title>{body}", encoding="utf-8")
    (tmp_path / "outside.png").write_bytes(b"")

    with pytest.raises(AssertionError, match=fault), watched_pages(browser, root) as open_page:
        open_page().goto((root / "index.html").as_uri())


def test_failing_tests_are_not_covered_up(browser: Browser, small: Path) -> None:
    """The failure of a test comes before what its pages did wrong."""
    with pytest.raises(KeyError), watched_pages(browser, small) as open_page:
        {}[open_page().evaluate("console.error('said')")]


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("file:///site/index.html?q=1#x", True),
        ("file:///site/%E4%B8%AD/index.html", True),
        ("data:text/plain,x", True),
        ("file:///site/../etc/passwd", False),
        ("file:///sites/index.html", False),
        ("file://host/site/index.html", False),
        ("http://site/index.html", False),
        ("https:///site/index.html", False),
    ],
)
def test_addresses_inside_are_told_from_those_outside(tmp_path: Path, url: str, inside: bool) -> None:
    """Only files below the folder of the site, and what stands in a page itself, are asked for."""
    assert allowed(url.replace("file:///", f"{tmp_path.as_uri()}/"), tmp_path / "site") is inside


def test_barriers_are_found(visit: Visit) -> None:
    """axe-core finds nothing wrong with the good page, and an image without a text once there is one."""
    page = visit("index.html")
    assert barriers(page) == []

    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    assert [found.split(":")[0] for found in barriers(page)] == ["image-alt"]


def test_faults_of_html_are_found(small: Path, tmp_path: Path) -> None:
    """html-validate finds nothing wrong with the good page, and an element that is not closed in a bad one."""
    bad = tmp_path / "bad.html"
    bad.write_text(GOOD.replace("</h1>", ""), encoding="utf-8")

    faults = html_faults([small / "index.html", bad])

    assert faults
    assert all(fault.startswith("bad.html:") for fault in faults)
    assert any("close-order" in fault for fault in faults)
