"""The page of a meeting sets the accounts of the sides beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from dipldata import Dataset
    from tests.browser.conftest import Visit

MEETING = "2023-11-03-lambert-hong-liang-beijing"


def test_topics_are_compared(visit: Visit, ds: Dataset) -> None:
    """Which topics both sides named, and which only one, is what the readouts say."""
    meeting = ds.meetings[MEETING]
    named = {each.side.name: {topic.label for topic in each.topics} for each in meeting.readouts if each.side}
    us, cn = named["United States"], named["China"]
    page = visit(f"meeting/{MEETING}.html")
    rows = page.locator("table.readouts tbody tr").all()
    found = {row.locator("th").inner_text(): row.locator("td").last.inner_text().strip() for row in rows}

    assert found == (
        dict.fromkeys(us & cn, "both sides")
        | dict.fromkeys(us - cn, "only United States")
        | dict.fromkeys(cn - us, "only China")
    )
    assert us - cn
    assert cn - us


def test_adjectives_are_as_printed(visit: Visit, ds: Dataset) -> None:
    """Each side's words for the talks stand below its name."""
    page = visit(f"meeting/{MEETING}.html")

    for readout in ds.meetings[MEETING].readouts:
        assert readout.side
        shown = page.locator(f"section[aria-labelledby=side-{readout.side.id}] q").all_inner_texts()
        assert [text.strip("“”\"'") for text in shown] == list(readout.terms)


def test_people_have_the_office_of_the_day(visit: Visit) -> None:
    """Participants are shown with the office that they held then, and their names in both scripts."""
    text = visit(f"meeting/{MEETING}.html").inner_text("#participants-list")

    assert "Hong Liang 洪亮" in text
    assert "Director-General of the Department of Boundary and Ocean Affairs" in text


def test_statements_show_how_they_bear_on_others(page: Page, visit: Visit, ds: Dataset) -> None:
    """The relations of a statement are drawn and listed, with the claims at both ends."""
    statement = next(each for each in ds.statements if each.relations)
    visit(f"statement/{statement.id}.html")

    assert page.is_visible("svg.relations")
    assert page.locator("svg.relations g:not(.self)").count() == page.locator("ul.relations li").count() > 0
    assert statement.relations[0].to.text in page.inner_text("ul.relations")
