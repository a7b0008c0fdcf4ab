"""One page of each kind, for the tests that look at all of them."""

from __future__ import annotations

from typing import Final

RECORDS: Final = {
    "meeting": "2023-11-03-lambert-hong-liang-beijing",
    "statement": "2025-04-25-trump-time-xi-called",
    "working-group": "maritime-consultations",
    "person": "wang-yi",
    "organization": "us-coast-guard",
    "topic": "ocean-economy",
    "place": "woodside",
    "party": "us",
    "source": "ft-2023-08-04-communication-lines",
}
"""A record of each type, by the slug of the type."""
PAGES: Final = (
    "index.html",
    "timeline.html",
    "network.html",
    "search.html",
    "about.html",
    *(f"{kind}/{record}.html" for kind, record in RECORDS.items()),
    *(f"{kind}/index.html" for kind in RECORDS),
)
"""A page of each kind."""
