"""What the tests in a browser stand on: the site of the repository's records, one Chromium, and pages under watch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlencode

import pytest

from dipldata import Dataset, load
from tests.browser.watching import watched_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.watching import NewPage

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
QUIET: Final = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # No name is looked up, so nothing goes out even where a page asks for it.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


class Visit(Protocol):
    """Opens a page of the site and waits until it is loaded."""

    def __call__(self, path: str, page: Page | None = None, /, *, at: str = "", **query: str) -> Page:
        """A path below the site, with a query and a fragment (`at`), in a page or, without, in that of the test."""


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of the repository's records, built once. No test writes to it."""
    folder = tmp_path_factory.mktemp("site") / "site"
    command = [str(Path(sys.executable).parent / "dipldata"), "site", "--out", str(folder)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    return folder


@pytest.fixture(scope="package")
def ds() -> Dataset:
    """The records that the site shows."""
    return load(ROOT / "records")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium, without a window."""
    driver = pytest.importorskip("playwright.sync_api")
    found = subprocess.run(
        [ROOT / ".ci" / "get-chromium", "--find", sys.executable], capture_output=True, text=True, check=False
    )
    if found.returncode != 0:
        pytest.skip("no Chromium runs here: run `make test`")
    # As root, as in a container, Chromium starts without its sandbox only.
    options = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with driver.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=found.stdout.strip(), headless=True, args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def shown() -> str:
    """The name of the fixture with the folder that is shown; a module may show another."""
    return "site"


@pytest.fixture
def new_page(browser: Browser, shown: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Opens pages; the test fails at its end where one had an error or asked for anything outside the site."""
    with watched_pages(browser, request.getfixturevalue(shown)) as open_page:
        yield open_page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """An empty page: light, with scripts, 1280 by 800."""
    return new_page()


@pytest.fixture
def visit(shown: str, request: pytest.FixtureRequest) -> Visit:
    """Opens pages of the site from disk."""
    root: Path = request.getfixturevalue(shown)

    def go(path: str, other: Page | None = None, /, *, at: str = "", **query: str) -> Page:
        target: Page = other or request.getfixturevalue("page")
        query_part = f"?{urlencode(query)}" if query else ""
        target.goto((root / path).as_uri() + query_part + (f"#{at}" if at else ""))
        return target

    return go
