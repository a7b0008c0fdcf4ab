"""The first page: what this is, how much there is, what is new, and the state of the relationship at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import TYPE_SLUGS
from dipldata.site.addresses import LISTS
from dipldata.site.charts.glance import STATES, glances, group_rows
from dipldata.site.charts.periods import data_script, day_number, newest_day
from dipldata.site.charts.quarters import CLASSES, HEIGHT, WIDTH, contacts_by_quarter, draw_quarters, quarter_table
from dipldata.site.feeds import newest_records
from dipldata.site.knowing import NEVER
from dipldata.site.wording import name_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from dipldata.site.rendering import Renderer

_NEWEST: Final = 12
_SHOWN: Final = 6
"""Groups of a state that are listed before the others are folded away."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many records of a type there are, and how many of them have no known day."""

    kind: str
    title: str
    path: str
    count: int


def home_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The first page and the data of its script."""
    newest = newest_day(renderer)
    contacts = contacts_by_quarter(renderer)
    yield (
        "index.html",
        renderer.page(
            "home.html.j2", "index.html", totals=_totals(renderer), last=newest, glances=glances(renderer.ds, newest),
            newest_records=newest_records(renderer, _NEWEST), chart=draw_quarters(contacts),
            table=quarter_table(contacts), classes=CLASSES, states=STATES, most=_SHOWN, height=HEIGHT, bar_width=WIDTH,
        ),
    )  # fmt: skip
    yield data_script("home", _home_data(renderer, contacts))
    yield data_script("newest", _newest_data(renderer))


def _totals(renderer: Renderer) -> list[Total]:
    return [
        Total(TYPE_SLUGS[kind], title, f"{TYPE_SLUGS[kind]}/index.html", len(renderer.ds.collection(kind)))
        for kind, title in LISTS.items()
    ]


def _home_data(renderer: Renderer, contacts: Iterable[tuple[str, str, dt.date]]) -> dict[str, Any]:
    known = {kind: sorted(map(renderer.since, renderer.ds.collection(kind))) for kind in LISTS}
    return {
        "counts": {TYPE_SLUGS[kind]: stepwise(days) for kind, days in known.items()},
        "contacts": [[quarter, level, day_number(day)] for quarter, level, day in contacts],
        "groups": group_rows(renderer),
    }


def stepwise(days: Iterable[dt.date]) -> list[int]:
    """Sorted days as steps: days since the step before (the first since 1971), and how many records came that day."""
    counted = [(day_number(day), len(list(same))) for day, same in groupby(days) if day != NEVER]
    before = pairwise([(0, 0), *counted])
    return [number for (last, _), (day, count) in before for number in (day - last, count)]


def _newest_data(renderer: Renderer) -> list[list[str]]:
    """What became known, the newest first: for the days that a reader chooses."""
    return [
        [TYPE_SLUGS[record.kind_of_record], record.id, name_of(record), day.isoformat()]
        for day, record in newest_records(renderer, len(renderer.ds))
    ]
