"""Drawn pages of small datasets, and reading what stands in them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from dipldata.site.charts import chart_pages
from dipldata.site.options import Options
from dipldata.site.rendering import Renderer
from tests.unit.analysis.making import Plain, dataset

pytest.importorskip("jinja2", reason="the site needs its extra")


def renderer_of(*records: Plain) -> Renderer:
    """A renderer of some records and the registry."""
    return Renderer(dataset(*records), Options())


def files_of(*records: Plain) -> dict[str, str]:
    """Every file that is drawn of some records, by path."""
    return {path: data.decode("utf-8") for path, data in chart_pages(renderer_of(*records))}


def data_of(files: dict[str, str], name: str) -> Any:  # noqa: ANN401 - any JSON value
    """What a data script hands over."""
    text = files[f"data/{name}.js"]
    start = f'dipldata.data("{name}",'
    assert text.startswith(start)
    assert text.endswith(");\n")
    return json.loads(text[len(start) : -3])


class Elements(HTMLParser):
    """The elements of a page, each with its attributes and the text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        own: list[str] = []
        self.found.append((tag, {name: value or "" for name, value in attrs}, own))
        if tag not in {"meta", "link", "input", "br"}:
            self._open.append(own)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content."""
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, _: str) -> None:
        """End the element that was begun last."""
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add text to every element that it stands in."""
        for own in self._open:
            own.append(data)

    def having(self, name: str, value: str | None = None) -> list[dict[str, str]]:
        """The attributes of the elements with an attribute, in their order."""
        return [found for _, found, _ in self.found if name in found and value in {None, found[name]}]

    def text_of(self, name: str, value: str) -> str:
        """The text in the first element with an attribute of a value."""
        return next(" ".join("".join(own).split()) for _, found, own in self.found if found.get(name) == value)
