"""What is drawn says what the dataset says, and filters filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dipldata.analysis import dormant_groups

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from dipldata import Dataset, Meeting
    from tests.browser.conftest import Visit

FILTERS: dict[tuple[str, str], Callable[[Meeting], bool]] = {
    ("level", "L1"): lambda each: each.level == "L1",
    ("mode", "video"): lambda each: each.mode == "video",
    ("status", "cancelled"): lambda each: each.status == "cancelled",
    ("party", "cn"): lambda each: "cn" in {party.id for party in each.parties},
    ("topic", "taiwan"): lambda each: "taiwan" in {topic.id for topic in each.all_topics},
    ("group", "strategic-and-economic-dialogue"): lambda each: (
        each.working_group is not None and each.working_group.id == "strategic-and-economic-dialogue"
    ),
}
"""What each filter of the timeline lets through."""


def drawn(page: Page) -> int:
    """How many meetings the timeline shows."""
    page.wait_for_selector("#timeline-count[data-shown]")
    return int(page.get_attribute("#timeline-count", "data-shown") or -1)


def counted(ds: Dataset, condition: Callable[[Meeting], bool] = lambda _: True) -> int:
    """How many meetings and calls meet a condition; visits only contain meetings."""
    return sum(condition(each) for each in ds.meetings if each.kind != "visit")


@pytest.mark.parametrize("by", FILTERS, ids=[name for name, _ in FILTERS])
def test_filters_of_the_timeline_filter(visit: Visit, ds: Dataset, by: tuple[str, str]) -> None:
    """A filter leaves the meetings that the dataset has for it, on any day, and its address leads there again."""
    name, value = by
    page = visit("timeline.html")
    everything = drawn(page)
    page.select_option(f"#by-{name}", value)
    page.wait_for_url(f"**/timeline.html?{name}={value}")
    chosen = drawn(page)

    assert everything == counted(ds)
    assert chosen == counted(ds, FILTERS[by]) > 0
    assert drawn(visit("timeline.html", **{name: value})) == chosen
    then = ds.as_of("2015-06-01")
    assert drawn(visit("timeline.html", **{name: value, "as_of": "2015-06-01"})) == counted(then, FILTERS[by])


def test_filters_are_taken_back(page: Page, visit: Visit, ds: Dataset) -> None:
    """Filters add up; the back button takes each back."""
    visit("timeline.html")
    drawn(page)
    page.select_option("#by-level", "L1")
    page.select_option("#by-mode", "phone")
    both = counted(ds, lambda each: each.level == "L1" and each.mode == "phone")
    assert drawn(page) == both > 0
    page.go_back()
    assert drawn(page) == counted(ds, FILTERS["level", "L1"])
    assert page.input_value("#by-mode") == ""
    page.go_back()
    assert drawn(page) == counted(ds)


def test_the_timeline_is_moved_by_keyboard(page: Page, visit: Visit, ds: Dataset) -> None:
    """Zooming in leaves fewer meetings to list, each a link; Home shows all years again."""
    visit("timeline.html")
    everything = drawn(page)
    page.focus("#timeline-plot")
    for _ in range(6):
        page.keyboard.press("+")
    page.wait_for_function(
        "all => Number(document.getElementById('timeline-listed').textContent.replace(/\\D/g, '')) < all",
        arg=everything,
    )
    assert page.locator("#timeline-list a").count() > 0
    page.keyboard.press("Home")
    page.wait_for_function(
        "all => Number(document.getElementById('timeline-listed').textContent.replace(/\\D/g, '')) === all",
        arg=everything,
    )
    assert everything == counted(ds)


def spans(page: Page, group: str) -> list[tuple[str, str, str]]:
    """The spans of a group's lifeline: status, first day, and last day or nothing where it lasts."""
    found: list[tuple[str, str, str]] = page.locator(f"li[data-group='{group}'] .span").evaluate_all(
        "all => all.map(each => [each.dataset.status, each.dataset.from, each.dataset.to])"
    )
    return [(status, first, last) for status, first, last in found]


def test_lifelines_show_the_lives_of_groups(visit: Visit, ds: Dataset) -> None:
    """Three named groups: one that began in 2023, one that broke off in August 2022, one that ended."""
    page = visit("working-group/index.html")

    assert [status for status, _, _ in spans(page, "maritime-consultations")][:2] == ["under_discussion", "agreed"]
    assert spans(page, "maritime-consultations")[-1][0] == "active"
    talks = spans(page, "defense-policy-coordination-talks")
    assert ("suspended", "2022-08-05") in {(status, first) for status, first, _ in talks}
    assert talks[-1][0] == "active"
    suspended = next(span for span in talks if span[:2] == ("suspended", "2022-08-05"))
    resumed = talks[talks.index(suspended) + 1]
    assert suspended[2] == resumed[1] > "2023-11"
    for group in ds.working_groups:
        assert {status for status, _, _ in spans(page, group.id)} <= {step.status for step in group.history}


def test_rounds_stand_on_the_lifelines(visit: Visit, ds: Dataset) -> None:
    """Every round of a group is a mark that leads to its page."""
    page = visit("working-group/index.html")
    group = ds.working_groups["strategic-and-economic-dialogue"]
    marks = page.locator(f"li[data-group='{group.id}'] svg a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )

    assert {mark.split("/")[-1].split(".html")[0] for mark in marks} == {each.id for each in group.rounds}


def test_the_break_of_august_2022_is_shown(page: Page, visit: Visit, ds: Dataset) -> None:
    """One button leaves the groups that were suspended then."""
    broken = {
        group.id
        for group in ds.working_groups
        for step in group.history
        if step.status == "suspended" and str(step.known).startswith("2022-08")
    }
    visit("working-group/index.html")
    page.click("#lifeline-break")
    shown = page.locator("li.lifeline:visible").evaluate_all("all => all.map(row => row.dataset.group)")

    assert broken
    assert broken <= set(shown)
    assert page.inner_text("#lifeline-count") == str(len(shown)) != str(len(ds.working_groups))


@pytest.mark.parametrize("day", ["2016-06-01", "2023-08-31", "2025-06-01"])
def test_home_counts_what_was_known(visit: Visit, ds: Dataset, day: str) -> None:
    """The counts of the home page, and of groups at work, dormant and suspended, are those of the day."""
    then = ds.as_of(day)
    page = visit("index.html", as_of=day)
    page.wait_for_function("day => document.getElementById('counted-to').textContent.length > 0", arg=day)

    assert page.inner_text("[data-total=meeting]").replace(",", "") == str(len(then.meetings))
    assert page.inner_text("[data-total=statement]").replace(",", "") == str(len(then.statements))
    suspended = [group for group in then.working_groups if group.status == "suspended"]
    assert page.inner_text("[data-groups=suspended]") == str(len(suspended))


def test_home_knows_dormant_groups(visit: Visit, ds: Dataset) -> None:
    """A group that is active on paper and has not met for long is called dormant, as the analysis counts it."""
    day = max(source.published.latest for source in ds.sources if source.published.latest)
    page = visit("index.html", as_of=day.isoformat())

    assert page.inner_text("[data-groups=dormant]") == str(len(dormant_groups(ds.as_of(day), day)))


def test_pairs_of_people_are_those_who_met(visit: Visit, ds: Dataset) -> None:
    """The network counts pairs across the sides as the records have them."""
    pairs = set()
    for meeting in ds.meetings:
        if meeting.is_contact:
            present = [one for one in meeting.participants if one.person and one.attendance not in {"absent", "denied"}]
            pairs |= {
                frozenset((one.person.id, other.person.id))
                for one in present
                for other in present
                if one.person and other.person and one.side.id < other.side.id
            }
    page = visit("network.html")
    page.wait_for_selector("#network-count[data-total]")

    assert page.get_attribute("#network-count", "data-total") == str(len(pairs))
