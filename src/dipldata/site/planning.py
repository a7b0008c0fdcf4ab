"""Every file of a site, one after the other, so that a large one never lies in memory as a whole."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from dipldata.errors import RetiredIdError
from dipldata.ids import RECORD_TYPES, RecordType, parse_record_key
from dipldata.linked.computing import by_day
from dipldata.placement import place_of
from dipldata.site.addresses import LISTS, absolute, list_of, page_of, safe_link
from dipldata.site.calendars import plan_calendar_of
from dipldata.site.charts import chart_pages
from dipldata.site.feeds import plan_feed
from dipldata.site.json_ld import json_ld_of
from dipldata.site.pages import content_of
from dipldata.site.rendering import Renderer
from dipldata.site.searching import plan_search_data
from dipldata.site.wording import name_of
from dipldata.site.yaml_texts import model_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from importlib.resources.abc import Traversable

    from dipldata.linked.dataset import Dataset
    from dipldata.linked.facts import Linked
    from dipldata.site.options import Options

File = tuple[str, bytes]
_DRAWN: Final = frozenset({"working_group"})
"""The types whose list is drawn, by `dipldata.site.charts`."""
_DATED: Final = frozenset({"meeting", "statement", "source"})


def plan_site(ds: Dataset, options: Options, told: Callable[[int, int], None] = lambda _, __: None) -> Iterator[File]:
    """Every file of the site of a dataset: its path from the root, and its bytes.

    `told` is called with how many of how many records are done. The same dataset and options give the same files.
    Raises `MissingExtraError` without Jinja2 or icalendar.
    """
    renderer = Renderer(ds, options)
    yield from assets()
    yield from chart_pages(renderer)
    yield from _overviews(renderer)
    for done, record in enumerate(ds, 1):
        yield from record_files(record, renderer)
        told(done, len(ds))
    yield from _retired(renderer)


def assets() -> Iterator[File]:
    """What the pages of every site share: styles, scripts, fonts, with the licences of what others made."""
    return _files(files("dipldata.site").joinpath("assets"), "assets")


def _files(folder: Traversable, path: str) -> Iterator[File]:
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            yield from _files(item, f"{path}/{item.name}")
        else:
            yield f"{path}/{item.name}", item.read_bytes()


def _overviews(renderer: Renderer) -> Iterator[File]:
    """The lists by type, the search, what is said of the site itself, the feed and the calendar."""
    for kind, title in LISTS.items():
        if kind not in _DRAWN:
            path = list_of(kind)
            sections = _sections(kind, renderer.ds.collection(kind))
            yield path, renderer.page("list.html.j2", path, heading=title, sections=sections)
    yield "search.html", renderer.page("search.html.j2", "search.html")
    yield "data/search.js", plan_search_data(renderer)
    vendor = json.loads(files("dipldata.site").joinpath("assets", "vendor", "vendor.json").read_bytes())
    yield "about.html", renderer.page("about.html.j2", "about.html", vendor=vendor)
    yield "feed.xml", plan_feed(renderer)
    yield "calendar.ics", plan_calendar_of(renderer.ds)


def _sections(kind: RecordType, records: Iterable[Linked]) -> list[tuple[str, Sequence[Any]]]:
    """The records of a list in its sections: the years of dated types, the newest first, or the first letters."""
    sections: dict[str, list[Any]] = {}
    if kind in _DATED:
        for record in reversed(by_day(records) if kind == "meeting" else sorted(records, key=_written)):
            sections.setdefault(_written(record)[0][:4] or "no year", []).append(record)
        return list(sections.items())
    for record in sorted(records, key=lambda each: name_of(each).casefold()):
        sections.setdefault(name_of(record)[:1].upper(), []).append(record)
    return list(sections.items())


def _written(record: Any) -> tuple[str, str]:  # noqa: ANN401 - a dated record
    date = {"meeting": "start", "statement": "made", "source": "published"}[record.kind_of_record]
    earliest = getattr(record, date).earliest
    return earliest.isoformat() if earliest else "", record.id


def record_files(record: Any, renderer: Renderer) -> Iterator[File]:  # noqa: ANN401 - of any type
    """The page of a record, and its data as JSON and YAML."""
    kind: RecordType = record.kind_of_record
    path = page_of(kind, record.id)
    canonical = absolute(renderer.options.base_url, path)
    yield path, renderer.page(
        f"{kind}.html.j2", path, record=record, canonical=canonical, json_ld=json_ld_of(record, canonical),
        **_reports(record, renderer.options), **content_of(record, renderer),
    )  # fmt: skip
    plain = record.to_dict()
    text = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    yield page_of(kind, record.id, ".json"), text.encode("utf-8")
    yield page_of(kind, record.id, ".yaml"), text_of(plain).encode("utf-8")


def _reports(record: Any, options: Options) -> dict[str, str]:  # noqa: ANN401 - of any type
    """Where a mistake is reported and the record edited, if the project has a place on the web."""
    project = safe_link(options.project_url)
    if not project:
        return {"mistake": "", "edit": ""}
    root = project.rstrip("/")
    found = model_of(record.to_dict())
    place = place_of(record.kind_of_record, found) if found else ""
    title = quote(f"Mistake in {record.key}")
    return {"mistake": f"{root}/issues/new?title={title}", "edit": f"{root}/edit/main/records/{place}"}


def _retired(renderer: Renderer) -> Iterator[File]:
    """A page for each retired id, which leads to what replaces it, or says why nothing does."""
    for key, replaced_by in renderer.ds.retired.items():
        parsed = parse_record_key(key)
        if parsed is not None and parsed[0] in RECORD_TYPES:
            path = page_of(*parsed)
            targets = [(to, page_of(*found)) for to in replaced_by if (found := parse_record_key(to))]
            reason = "" if targets else _reason(renderer.ds, *parsed)
            yield path, renderer.page("retired.html.j2", path, key=key, targets=targets, reason=reason)


def _reason(ds: Dataset, kind: RecordType, record_id: str) -> str:
    """Why a record was withdrawn."""
    try:
        ds.follow(kind, record_id)
    except RetiredIdError as error:
        return error.reason
    return ""
