"""`python -m benchmarks.site`: how long the site of a large corpus takes to build, and how fast its timeline answers.

The build is measured beside a floor in the same run: a plain Jinja2 page and two data files for each record, written
by the same Python to the same disk. There is no peer that builds the same pages; the floor says what no builder that
renders one page a record with Jinja2 can go below.

The timeline is measured in Chromium, from the moment a control is used to the next frame that shows the result: once
with the meetings of the corpus, once with 6,000 (the rows of the corpus again and again, some days apart).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.corpus import write_corpus
from benchmarks.measuring import Cost, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

MEETINGS: Final = 6000
_FLOOR: Final = """
import json, pathlib, sys
import jinja2
target, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
target.mkdir()
facts = {f"field {at}": f"A value of about forty characters, {at}." for at in range(30)}
template = jinja2.Environment(autoescape=True).from_string(
    "<!DOCTYPE html><title>{{ title }}</title><h1>{{ title }}</h1><dl>"
    "{% for name, value in facts.items() %}<dt>{{ name }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>"
)
for at in range(count):
    (target / f"{at}.html").write_text(template.render(title=f"Record {at}", facts=facts))
    (target / f"{at}.json").write_text(json.dumps(facts, indent=2))
    (target / f"{at}.yaml").write_text("".join(f"{name}: {value}\\n" for name, value in facts.items()))
"""
_ANSWER: Final = """
([selector, act]) => new Promise((resolve) => {
  const element = document.querySelector(selector);
  requestAnimationFrame(() => {
    const start = performance.now();
    if (act === "click") element.click();
    else if (act === "wheel") element.dispatchEvent(new WheelEvent("wheel",
      {deltaY: -40, ctrlKey: true, clientX: 600, clientY: 300, bubbles: true, cancelable: true}));
    else { element.value = act; element.dispatchEvent(new Event("change", {bubbles: true})); }
    requestAnimationFrame(() => { setTimeout(() => resolve(performance.now() - start)); });
  });
})
"""
"""A frame may wait for the screen, at most 16.7 ms at 60 Hz; what is told is the time until it has been drawn."""


def main() -> None:
    """Measure as the command line says, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3, help="How often the site is built.")
    parser.add_argument("--steps", type=int, default=60, help="How often each control of the timeline is used.")
    parser.add_argument("--chromium", type=Path, help="A Chromium; without it, the timeline is left out.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_corpus(folder, options.records, options.seed)
        say(f"{count} records, {os.cpu_count()} processors, Python {sys.version.split()[0]}, rounds {options.rounds}")
        for round_number in range(options.rounds):
            report("floor: plain Jinja2 pages", _floor(folder, count, round_number))
            report("dipldata site", _build(folder))
        if options.chromium:
            _timeline(folder / "site", options.chromium, options.steps)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def report(name: str, cost: Cost) -> None:
    """Print what a command cost."""
    say(f"{name:28} {cost.wall:7.2f} s wall {cost.processors:7.2f} s processors {cost.memory:6.0f} MiB   {cost.output}")


def _floor(folder: Path, count: int, round_number: int) -> Cost:
    return measure([[sys.executable, "-c", _FLOOR, str(folder / f"floor-{round_number}"), str(count)]], folder)


def _build(folder: Path) -> Cost:
    command = str(Path(sys.executable).with_name("dipldata"))
    return measure([[command, "site", "records", "--out", "site"]], folder)


def _timeline(site: Path, chromium: Path, steps: int) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only needed with a browser

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, headless=True, args=["--disable-gpu", *sandbox])
        for _ in range(2):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto((site / "timeline.html").as_uri())
            page.wait_for_selector("#timeline-count[data-shown]")
            shown = page.locator("#timeline-count").get_attribute("data-shown")
            for name, times in _answers(page, steps):
                found = f"median {statistics.median(times):5.1f} ms, worst {max(times):5.1f} ms"
                say(f"timeline of {shown}, {name:14} {found}")
            page.close()
            _repeat_rows(site / "data" / "timeline.js")
        browser.close()


def _answers(page: Page, steps: int) -> Iterator[tuple[str, list[float]]]:
    """The milliseconds of each use of each control."""
    filters = ["L2", "", "L1", ""]
    uses: dict[str, Callable[[int], list[str]]] = {
        "level filter": lambda at: ["#by-level", filters[at % len(filters)]],
        "wheel zoom": lambda _: ["#timeline-canvas", "wheel"],
        "buttons": lambda at: [f"[data-zoom={['back', 'on', 'out', 'in'][at % 4]}]", "click"],
    }
    for name, use in uses.items():
        yield name, [page.evaluate(_ANSWER, use(at)) for at in range(steps)]


def _repeat_rows(path: Path) -> None:
    """Give the timeline more meetings: its own again and again, each time some days later."""
    text = path.read_text(encoding="utf-8")
    start, end = text.index("{"), text.rindex("}") + 1
    data: dict[str, Any] = json.loads(text[start:end])
    rows = data["rows"]
    data["rows"] = sorted(
        (_later(rows[at % len(rows)], at // len(rows)) for at in range(MEETINGS)), key=lambda row: row[2]
    )
    path.write_text(text[:start] + json.dumps(data) + text[end:], encoding="utf-8")


def _later(row: list[Any], times: int) -> list[Any]:
    return [row[0], row[1], [day + times * 11 for day in row[2]], *row[3:]]


if __name__ == "__main__":
    main()
