"""The first page: counts, contacts per quarter, groups at a glance, what is newest."""

from __future__ import annotations

import datetime as dt

from dipldata.site.charts.glance import glances
from dipldata.site.charts.home import stepwise
from dipldata.site.charts.quarters import contacts_by_quarter, draw_quarters, quarter_table
from dipldata.site.knowing import NEVER
from tests.unit.analysis.making import dataset, group, meeting, step, took_part
from tests.unit.site.charts.reading import Elements, data_of, files_of, renderer_of

TALKS = meeting("talks", "2020-02-02", took_part("ann"), took_part("li"))
CALL = meeting("call", "2020-05-03", took_part("wu"))
AGAIN = meeting("again", "2020-05-04", took_part("bob"), took_part("li"))
VAGUE = meeting("vague", "2021", took_part("bob"))
PLAN = meeting("plan", "2021-05-04", took_part("ann"), history=[step("announced", "2021-01-01")])


def test_bars_stack_the_levels_of_a_quarter() -> None:
    """Each quarter with contacts has one bar; its segments lie on each other, and the highest bar fits."""
    found = contacts_by_quarter(renderer_of(TALKS, CALL, AGAIN, VAGUE, PLAN))
    assert [(quarter, level) for quarter, level, _ in found] == [
        ("2020-Q1", "l3"), ("2020-Q2", "l1"), ("2020-Q2", "l4"), ("2021", "l4"),
    ]  # fmt: skip
    chart = draw_quarters(found)
    assert [(bar.quarter, bar.total, [part[0] for part in bar.segments]) for bar in chart.bars] == [
        ("2020-Q1", 1, ["l3"]), ("2020-Q2", 2, ["l1", "l4"]),
    ]  # fmt: skip
    (_, low, height, _), (_, high, _, _) = chart.bars[1].segments
    assert low == round(220 - chart.unit, 2)
    assert high == round(220 - 2 * chart.unit, 2)
    assert height == round(chart.unit, 2)
    assert chart.unplaced == 1


def test_the_table_has_what_bars_cannot_show() -> None:
    """Contacts whose quarter is not certain stand under their year; the newest come first."""
    table = quarter_table(contacts_by_quarter(renderer_of(TALKS, CALL, AGAIN, VAGUE)))
    assert [(quarter, total) for quarter, _, total in table] == [("2021", 1), ("2020-Q2", 2), ("2020-Q1", 1)]
    assert dict(table[1][1]) == {"l1": 1, "l2": 0, "l3": 0, "l4": 1, "l5": 0, "other": 0}


def test_a_site_without_contacts_has_no_bars() -> None:
    """Nothing to draw is no error."""
    assert draw_quarters([]).bars == ()
    assert "Contacts per quarter" in files_of()["index.html"]


def test_groups_at_a_glance() -> None:
    """Groups are active, dormant or suspended; those that met last come first, and families stay out."""
    active = step("active", "2019-01-01")
    ds = dataset(
        group("lively", active), group("silent", active), group("stopped", active, step("suspended", "2020-06-01")),
        group("family", active, kind="family"), group("agreed", step("agreed", "2019-01-01")),
        meeting("one", "2020-11-01", working_group="lively"), meeting("two", "2018-01-01", working_group="silent"),
    )  # fmt: skip
    found = glances(ds, dt.date(2020, 12, 1))
    assert {state: [(each.group.id, str(each.last), each.days) for each in own] for state, own in found.items()} == {
        "active": [("lively", "2020-11-01", 30)],
        "dormant": [("silent", "2018-01-01", 1065)],
        "suspended": [("stopped", "None", None)],
    }


def test_days_become_steps() -> None:
    """Sorted days are stored as differences with counts; what never became known is left out."""
    days = [dt.date(1971, 1, 2), dt.date(1971, 1, 2), dt.date(1971, 1, 5), NEVER]
    assert stepwise(days) == [1, 2, 3, 1]


def test_the_page_counts_the_records() -> None:
    """The totals of the page and of its data are those of the dataset."""
    files = files_of(TALKS, CALL)
    page = Elements(files["index.html"])
    assert page.text_of("data-total", "meeting") == "2"
    assert page.text_of("data-total", "person") == "4"
    assert sum(data_of(files, "home")["counts"]["meeting"][1::2]) == 2
    assert data_of(files, "newest") == [
        ["meeting", "call", "Call", "2020-05-03"], ["meeting", "talks", "Talks", "2020-02-02"],
    ]  # fmt: skip
