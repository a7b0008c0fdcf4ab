"""Where each page lies: by type and id, so that its address lasts as long as the id."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from dipldata.ids import TYPE_SLUGS, RecordType

LISTS: Final[dict[RecordType, str]] = {
    "meeting": "Meetings",
    "statement": "Statements",
    "working_group": "Working groups",
    "person": "People",
    "organization": "Organizations",
    "topic": "Topics",
    "place": "Places",
    "source": "Sources",
    "party": "Parties",
}
"""The types in the order of the navigation, with the title of the list of each."""


def page_of(kind: RecordType, record_id: str, suffix: str = ".html") -> str:
    """The path of a record's page, or of its data as `.json` or `.yaml`, from the root of the site."""
    return f"{TYPE_SLUGS[kind]}/{record_id}{suffix}"


def list_of(kind: RecordType) -> str:
    """The path of the list of a type."""
    return f"{TYPE_SLUGS[kind]}/index.html"


def safe_link(address: str | None) -> str | None:
    """An address if following it can do no more than to open a page of the web, else None."""
    return address if address and address.startswith(("https://", "http://")) else None


def absolute(base_url: str | None, path: str) -> str | None:
    """The address of a page on the web; None where it is not known where the site will stand."""
    return f"{base_url.rstrip('/')}/{quote(path)}" if base_url else None
