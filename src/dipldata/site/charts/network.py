"""Who meets whom across sides: pairs of people as a table, and the contacts behind them for the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.analysis.contacts import contacts, who_meets_whom
from dipldata.linked.computing import LEVELS, STAYED_AWAY
from dipldata.site.charts.periods import data_script, iso, newest_day
from dipldata.site.charts.timeline import NO_LEVEL
from dipldata.site.knowing import NEVER
from dipldata.site.wording import name_of, native_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from dipldata.linked.records import Meeting
    from dipldata.site.rendering import Renderer

_LISTED: Final = 250
"""Pairs in the table of the page; the script lists those that are drawn."""


def network_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The page and the data of its script."""
    ds = renderer.ds
    pairs = who_meets_whom(ds)
    met = list(contacts(ds))
    levels = {meeting.level or NO_LEVEL for meeting in met}
    yield (
        "network.html",
        renderer.page(
            "network.html.j2", "network.html", pairs=pairs[:_LISTED], total=len(pairs), contacts=len(met),
            known_pairs=_first_known(renderer, met), used=[level for level in (*LEVELS, NO_LEVEL) if level in levels],
            no_level=NO_LEVEL, last=newest_day(renderer), sides=_sides(renderer),
        ),
    )  # fmt: skip
    yield data_script("network", _data(renderer, met))


def _sides(renderer: Renderer) -> list[str]:
    """The parties in the order of the columns of the drawing."""
    return list(renderer.ds.parties.ids[::-1])


def _first_known(renderer: Renderer, met: list[Meeting]) -> dict[tuple[str, str], dt.date]:
    """Since when it was known of each pair that the two had met."""
    order = _sides(renderer)
    found: dict[tuple[str, str], dt.date] = {}
    for meeting in met:
        day = renderer.knowing.took_place(meeting.id)
        present = _present(meeting)
        for first in present.get(order[0], ()) if order else ():
            for others in order[1:]:
                for second in present.get(others, ()):
                    found[first, second] = min(day, found.get((first, second), NEVER))
    return found


def _present(meeting: Meeting) -> dict[str, list[str]]:
    """The named people who took part, by side, each once."""
    found: dict[str, dict[str, None]] = {}
    for one in meeting.participants:
        if one.person is not None and one.attendance not in STAYED_AWAY:
            found.setdefault(one.side.id, {})[one.person.id] = None
    return {side: list(people) for side, people in found.items()}


def _data(renderer: Renderer, met: list[Meeting]) -> dict[str, Any]:
    """People by place, and of each contact: first day, level, since when it is known, and the people of each side."""
    rows, people = [], dict[str, int]()
    for meeting in met:
        present = _present(meeting)
        if len(present) > 1:
            day = iso(meeting.first_day or renderer.knowing.took_place(meeting.id))
            places = {side: [people.setdefault(one, len(people)) for one in named] for side, named in present.items()}
            rows.append([day, meeting.level or NO_LEVEL, iso(renderer.knowing.took_place(meeting.id)), places])
    found = (renderer.ds.people[one] for one in people)
    return {
        "sides": [[side, name_of(renderer.ds.parties[side])] for side in _sides(renderer)],
        "people": [[person.id, name_of(person), native_name(person)] for person in found],
        "contacts": rows,
    }
