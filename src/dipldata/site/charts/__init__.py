"""What the site draws: home, timeline, lifelines of groups and the network, each readable without scripts, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.site.charts.home import home_files
from dipldata.site.charts.lifelines import lifeline_files, lifeline_of
from dipldata.site.charts.network import network_files
from dipldata.site.charts.timeline import timeline_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.site.rendering import Renderer

__all__ = ["chart_pages", "lifeline_of"]


def chart_pages(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The drawn pages and the data of their scripts: path from the root of the site, and bytes."""
    yield from home_files(renderer)
    yield from timeline_files(renderer)
    yield from lifeline_files(renderer)
    yield from network_files(renderer)
