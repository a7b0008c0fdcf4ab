"""The feed of what became known last, as Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from dipldata.ids import TYPE_SLUGS
from dipldata.site.addresses import absolute, page_of
from dipldata.site.knowing import NEVER
from dipldata.site.wording import name_of, plain_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.site.rendering import Renderer

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MOST: Final = 60
_NO_XML: Final = {number: None for number in range(32) if chr(number) not in "\t\n\r"}
"""Control characters, which XML cannot hold."""


def newest_records(renderer: Renderer, most: int = _MOST) -> list[tuple[dt.date, Any]]:
    """The meetings, statements and working groups that became known last, each with the day, the newest first."""
    found = sorted(_dated(renderer), key=lambda pair: (pair[0], pair[1].key), reverse=True)
    return found[:most]


def _dated(renderer: Renderer) -> Iterator[tuple[dt.date, Any]]:
    for collection in (renderer.ds.meetings, renderer.ds.statements, renderer.ds.working_groups):
        for record in collection:
            day = renderer.since(record)
            if day != NEVER:
                yield day, record


def plan_feed(renderer: Renderer) -> bytes:
    """The feed. Its addresses are relative where it is not known where the site will stand."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    base = renderer.options.base_url
    newest = newest_records(renderer)
    _add(feed, "title", "dipldata: what became known")
    _add(feed, "id", absolute(base, "feed.xml") or "urn:dipldata:feed")
    _add(feed, "updated", _instant(newest[0][0] if newest else dt.date.min))
    _add(_add(feed, "author"), "name", "The dipldata maintainers")
    if base:
        _add(feed, "link", rel="self", href=absolute(base, "feed.xml") or "")
    for day, record in newest:
        entry = _add(feed, "entry")
        path = page_of(record.kind_of_record, record.id)
        _add(entry, "title", name_of(record))
        _add(entry, "id", f"urn:dipldata:{TYPE_SLUGS[record.kind_of_record]}:{record.id}")
        _add(entry, "updated", _instant(day))
        _add(entry, "link", rel="alternate", href=absolute(base, path) or path)
        _add(entry, "summary", f"{plain_word(record.kind_of_record)}, {plain_word(record.kind)}")
    data: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text.translate(_NO_XML) if text else None
    return child


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
