"""As of a day, the site shows what was publicly known then, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from dipldata import Dataset
    from tests.browser.conftest import Visit

DAYS = ("1979-06-01", "2022-08-06", "2023-08-31", "2023-11-03", "2025-06-01")
STATUSES = """() => Object.fromEntries(
    [...document.querySelectorAll("li.lifeline:not([hidden])")].map(
        (row) => [row.dataset.group, row.querySelector("summary .status:not([hidden])")?.textContent.trim() || null]
    )
)"""


@pytest.mark.parametrize("day", DAYS)
def test_groups_have_the_status_of_the_day(visit: Visit, ds: Dataset, day: str) -> None:
    """The groups that were known on a day are shown, with the status that was known, as `Dataset.as_of` says."""
    then = ds.as_of(day)
    page = visit("working-group/index.html", as_of=day)

    expected = {group.id: group.status and group.status.replace("_", " ") for group in then.working_groups}
    assert page.evaluate(STATUSES) == expected


@pytest.mark.parametrize("day", DAYS)
def test_lists_have_what_was_known(visit: Visit, ds: Dataset, day: str) -> None:
    """The lists of people, meetings and statements have those of that day, and count them."""
    then = ds.as_of(day)
    for kind, expected in (("person", then.people), ("meeting", then.meetings), ("statement", then.statements)):
        page = visit(f"{kind}/index.html", as_of=day)
        shown = page.locator("#list li:visible a").evaluate_all("all => all.map(each => each.href)")
        assert {address.split("/")[-1].split(".html")[0] for address in shown} == set(expected.ids)
        assert page.inner_text("h1 .count") == str(len(expected))


def test_august_2023_shows_proposals_and_a_dissent(visit: Visit, ds: Dataset) -> None:
    """On 31 August 2023 the groups of the founding article are proposed only, and a source says nothing is decided."""
    page = visit("working-group/maritime-consultations.html", as_of="2023-08-31")
    then = ds.as_of("2023-08-31")
    dissent = [
        each
        for each in then.statements
        for relation in each.relations
        if relation.type in {"contradicts", "qualifies", "denies"} and each.unnamed
    ]

    assert page.inner_text(".lead").strip().endswith("under discussion")
    assert "As publicly known on 31 August 2023" in page.inner_text("#as-of-note")
    assert page.locator("ol.steps > li:visible").count() == len(then.working_groups["maritime-consultations"].history)
    assert dissent
    assert "undecided" in visit(f"statement/{dissent[0].id}.html", as_of="2023-08-31").inner_text("#claims + ol")


def test_what_was_not_known_is_not_shown(visit: Visit) -> None:
    """The page of a meeting of November 2023 says in August that nothing of it was known."""
    page = visit("meeting/2023-11-03-lambert-hong-liang-beijing.html", as_of="2023-08-31")

    assert not page.is_visible("article")
    assert page.inner_text("#as-of-note") == "Nothing of this was publicly known on 31 August 2023."


def test_offices_and_participants_are_those_of_the_day(visit: Visit, ds: Dataset) -> None:
    """A person's page has the days and meetings that were known; the second readout of a meeting comes a day later."""
    then = ds.as_of("2023-08-31").people["wang-yi"]
    page = visit("person/wang-yi.html", as_of="2023-08-31")
    shown = page.locator("#meetings-list > li:visible a:first-of-type").evaluate_all("all => all.map(a => a.href)")
    assert {link.split("/")[-1].split(".html")[0] for link in shown} == {each.id for each in then.meetings}
    first = visit("meeting/2023-11-03-lambert-hong-liang-beijing.html", as_of="2023-11-03")

    assert first.locator(".readout:visible").count() == 1
    assert "only United States" in first.inner_text("table.readouts")
    assert "both sides" not in first.inner_text("table.readouts")


def test_the_day_is_kept_and_can_be_cleared(page: Page, visit: Visit) -> None:
    """Links keep the day, the back button takes a choice back, and one button shows all again."""
    visit("working-group/maritime-consultations.html")
    page.fill("#as-of", "2023-08-31")
    page.dispatch_event("#as-of", "change")
    assert page.url.endswith("?as_of=2023-08-31")

    page.click("main article a[href*='party/us.html'] >> nth=0")
    page.wait_for_url("**/party/us.html?as_of=2023-08-31")
    page.go_back()
    assert page.inner_text(".lead").strip().endswith("under discussion")
    page.click("#as-of-clear")
    assert "as_of" not in page.url
    assert page.inner_text(".lead").strip().endswith("active")
    page.go_back()
    assert page.inner_text(".lead").strip().endswith("under discussion")


@pytest.mark.parametrize("day", ["2023-02-30", "yesterday", "<script>", "0000-00-00", ""])
def test_days_that_are_none_are_ignored(visit: Visit, day: str) -> None:
    """An address with something else than a day shows everything."""
    page = visit("working-group/maritime-consultations.html", as_of=day)

    assert not page.is_visible("#as-of-note")
    assert page.inner_text(".lead").strip().endswith("active")
