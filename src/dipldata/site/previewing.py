"""The pages of some records and their neighbours, for whoever has just written them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dipldata.ids import RECORD_TYPES
from dipldata.linked.facts import Linked, references
from dipldata.site.options import Options
from dipldata.site.planning import File, assets, record_files
from dipldata.site.rendering import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.linked.dataset import Dataset


def plan_preview(ds: Dataset, records: Sequence[Any]) -> Iterator[File]:
    """The pages of some records, of those that they refer to and that refer to them, and a page that lists the first.

    Raises `MissingExtraError` without Jinja2.
    """
    shown = {record.key: record for record in records}
    for record in records:
        shown |= {each.key: each for each in _neighbours(ds, record)}
    renderer = Renderer(ds, Options(only=frozenset(shown)))
    yield from assets()
    yield "index.html", renderer.page("preview.html.j2", "index.html", records=records)
    for record in shown.values():
        yield from record_files(record, renderer)


def _neighbours(ds: Dataset, record: Any) -> Iterator[Linked]:  # noqa: ANN401 - a record of any type
    for _, kind, record_id in references(type(record).shape, record.to_dict()):
        found = ds.find(kind, record_id) if kind in RECORD_TYPES else None
        if found is not None:
            yield found
    yield from record.referrers
