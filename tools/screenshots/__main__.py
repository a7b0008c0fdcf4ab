"""`python -m tools.screenshots CHROMIUM`: build the site of the records and take its pictures into docs/images/."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from playwright.sync_api import sync_playwright

from dipldata import load
from dipldata.site import Options, plan_site
from dipldata.site.writing import write_site

ROOT: Final = Path(__file__).parents[2]
IMAGES: Final = ROOT / "docs" / "images"


class Picture(NamedTuple):
    """A page as a reader sees it: its name, address, and the window in CSS pixels."""

    name: str
    page: str
    width: int = 1200
    height: int = 900
    dark: bool = False


PICTURES: Final = (
    Picture("home", "index.html"),
    Picture("timeline", "timeline.html"),
    Picture("lifelines", "working-group/index.html?status=ever-suspended&from=2018"),
    Picture("meeting", "meeting/2023-11-03-lambert-hong-liang-beijing.html", height=1200),
    Picture("person", "person/wang-yi.html", width=420, height=900, dark=True),
)


def main(chromium: str) -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    options = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        site = Path(folder) / "site"
        write_site(plan_site(load(ROOT / "records"), Options()), site)
        browser = driver.chromium.launch(executable_path=chromium, args=options)
        for picture in PICTURES:
            scheme = "dark" if picture.dark else "light"
            view = browser.new_page(viewport={"width": picture.width, "height": picture.height}, color_scheme=scheme)
            path, _, query = picture.page.partition("?")
            view.goto(f"{(site / path).as_uri()}?{query}", wait_until="networkidle")
            view.screenshot(path=IMAGES / f"{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
