"""The timeline: one row a meeting, with what is to be known of it on any day."""

from __future__ import annotations

from typing import Any

from dipldata.site.charts.periods import day_number
from dipldata.site.charts.timeline import years_of
from dipldata.site.options import Options
from dipldata.site.planning import plan_site
from tests.unit.analysis.making import dataset, group, meeting, readout, step, took_part
from tests.unit.site.charts.reading import Elements, data_of, files_of

VISIT = meeting("visit", "2020-02-01", kind="visit")
TALKS = meeting("talks", "2020-02-02", took_part("ann"), took_part("li"), topics=["fish"])
ROUND = TALKS | {"working_group": "g"}
VAGUE = meeting("vague", "[2020-03-01..2020-03-09]", mode="phone")
SUMMIT = meeting(
    "summit", "2021-06-10", took_part("ann", "expected"), took_part("bob"), took_part("li"),
    history=[step("announced", "2021-05-01"), step("held", "2021-06-10")],
)  # fmt: skip


def rows_of(*records: dict[str, Any]) -> dict[str, list[Any]]:
    """The rows of a timeline by id."""
    return {row[0]: row for row in data_of(files_of(*records), "timeline")["rows"]}


def test_visits_only_contain_meetings() -> None:
    """A visit has no mark and does not count, since its meetings do."""
    files = files_of(VISIT, TALKS)
    assert [row[0] for row in data_of(files, "timeline")["rows"]] == ["talks"]
    assert "1 meetings and calls" in Elements(files["timeline.html"]).text_of("class", "lead")


def test_dates_keep_what_is_not_certain_of_them() -> None:
    """A row has the first and last possible day of its beginning and of its end."""
    rows = rows_of(TALKS, VAGUE)
    first = day_number(dataset(VAGUE).meetings["vague"].start.earliest)  # type: ignore[arg-type]  # it has one
    assert rows["vague"][2] == [first, first + 8, first, first + 8]
    assert len(set(rows["talks"][2])) == 1


def test_a_row_has_what_is_filtered_by() -> None:
    """Mode, level, topics, group and parties stand in the row, topics and groups by their places."""
    files = files_of(ROUND, VAGUE, group("g", step("active", "2020-01-01")))
    data = data_of(files, "timeline")
    rows = {row[0]: row for row in data["rows"]}
    assert (rows["talks"][4], rows["talks"][5], rows["vague"][4], rows["vague"][5]) == (
        "in_person",
        "L3",
        "phone",
        "none",
    )
    assert [data["topics"][at][0] for at in rows["talks"][6]] == ["fish"]
    assert data["groups"][rows["talks"][7]][:2] == ["g", "G"]
    assert rows["vague"][7] == -1
    assert rows["talks"][9] == ["us", "cn"]


def test_a_topic_of_a_later_readout_has_its_day() -> None:
    """A topic that only a readout names, published after the meeting, is filtered by from that day."""
    statement = readout("talks", "us", "fish", "trade") | {"made": {"date": "2020-02-05"}}
    found = rows_of(TALKS, statement)["talks"]
    places = [each if isinstance(each, int) else each[0] for each in found[6]]
    assert sorted(places) == [0, 1]
    assert [each[1] - found[11] for each in found[6] if isinstance(each, list)] == [3]


def test_statuses_and_levels_by_day() -> None:
    """A meeting that was first announced has both statuses, and until it was held the level of those expected."""
    found = rows_of(SUMMIT, TALKS)
    (announced, first), (held, second) = found["summit"][8]
    assert (first, second, held - announced) == ("announced", "held", 40)
    assert found["summit"][5] == "L3"
    assert found["summit"][10] == ["L2", held]
    assert found["talks"][10] == []


def test_years_lead_to_the_list_of_meetings() -> None:
    """A year counts no visits, but its section in the list is numbered with them."""
    ds = dataset(meeting("v", "2022-01-01", kind="visit"), SUMMIT, TALKS, VAGUE)
    assert [(each.year, each.section, dict(each.counts)) for each in years_of(ds.meetings)] == [
        ("2021", 2, {"held": 1}), ("2020", 3, {"held": 2}),
    ]  # fmt: skip


def test_the_list_of_meetings_has_the_same_sections() -> None:
    """The section that a year leads to is that of the year in the list of meetings."""
    ds = dataset(meeting("v", "2022-01-01", kind="visit"), SUMMIT, TALKS, VAGUE)
    text = next(data for path, data in plan_site(ds, Options()) if path == "meeting/index.html").decode("utf-8")
    page = Elements(text)
    for each in years_of(ds.meetings):
        assert page.text_of("id", f"section-{each.section}") == each.year


def test_only_values_that_occur_can_be_chosen() -> None:
    """Filters offer the levels, modes and statuses of the meetings there are."""
    page = files_of(TALKS, VAGUE, SUMMIT)["timeline.html"]
    values = [each["value"] for each in Elements(page).having("value") if each["value"]]
    assert values == ["L3", "none", "in_person", "phone", "held", "cn", "us", "fish"]
