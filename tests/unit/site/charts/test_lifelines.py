"""Lifelines: spans under a status, steps and rounds, and the silence of groups that are active on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dipldata.site.charts.lifelines import Line, label_rows, lifeline_of, line_of
from dipldata.site.charts.periods import Period
from tests.unit.analysis.making import group, meeting, step
from tests.unit.site.charts.reading import Elements, files_of, renderer_of

PAGE = "working-group/index.html"
SOURCE = {
    "id": "s", "type": "source", "kind": "article", "title": "S", "published": {"date": "2022-12-31"},
    "publisher": "us", "consulted": {"date": "2023-01-01", "form": "full_text"},
}  # fmt: skip
STOPPED = group(
    "stopped", step("under_discussion", "2019-03-01"), step("under_discussion", "2019-04-01"),
    step("agreed", "2019-05-02", effective="2019-05-01"), step("active", "2020-01-05"),
    step("suspended", "2022-08-05", trigger="The visit.", term="suspend"),
)  # fmt: skip
VAGUE = group("vague", step("active", "2021-01-01", effective="[2019-01-01..2020-06-30]"))


def line(record: dict[str, Any], *others: dict[str, Any]) -> Line:
    """The line of a group."""
    renderer = renderer_of(record, *others)
    return line_of(renderer.ds.working_groups[record["id"]], renderer, {})


def test_spans_run_from_status_to_status() -> None:
    """Steps of one status make one span, which begins when the first happened and ends when the next one did."""
    assert [(span.status, str(span.start), str(span.end)) for span in line(STOPPED).spans] == [
        ("under_discussion", "2019-03-01", "2019-05-01"), ("agreed", "2019-05-01", "2020-01-05"),
        ("active", "2020-01-05", "2022-08-05"), ("suspended", "2022-08-05", "None"),
    ]  # fmt: skip


def test_an_uncertain_beginning_is_kept() -> None:
    """A span knows the first day on which it can have begun, and the day on which it certainly had."""
    (span,) = line(VAGUE).spans
    assert (str(span.start), str(span.sure), str(span.known)) == ("2019-01-01", "2020-06-30", "2021-01-01")


def test_a_step_that_took_several_days_began_on_the_first() -> None:
    """An interval says how long a step took, not that its day is uncertain."""
    (span,) = line(group("g", step("agreed", "2023-09-17", effective="2023-09-16/2023-09-17"))).spans
    assert (str(span.start), str(span.sure)) == ("2023-09-16", "2023-09-16")


def test_a_span_never_ends_before_it_begins() -> None:
    """Where a later step happened earlier, the span before it is empty."""
    found = line(group("g", step("agreed", "2009-11-18"), step("active", "2009-11-19", effective="2009-11-17"))).spans
    assert [(str(span.start), str(span.end)) for span in found] == [
        ("2009-11-18", "2009-11-18"),
        ("2009-11-17", "None"),
    ]


def test_rounds_are_marks() -> None:
    """Rounds stand in the order of their days; those not held are known since they were announced."""
    planned = meeting("b", "2020-05-01", working_group="stopped", history=[step("announced", "2020-02-01")])
    rounds = line(STOPPED, planned, meeting("a", "2020-06", working_group="stopped")).rounds
    assert [(mark.words, mark.held, str(mark.known)) for mark in rounds] == [
        ("B, 1 May 2020 (announced)", False, "2020-02-01"), ("A, June 2020", True, "2020-06-30"),
    ]  # fmt: skip
    assert (str(rounds[1].first), str(rounds[1].last)) == ("2020-06-01", "2020-06-30")


def test_spans_of_the_page_can_be_read_by_machines() -> None:
    """Each row names its group, and each span its status, first and last day and since when it is known."""
    page = Elements(files_of(STOPPED, SOURCE)[PAGE])
    assert [row["data-group"] for row in page.having("data-first")] == ["stopped"]
    spans = [
        (span["data-status"], span["data-from"], span["data-to"], span["data-known"])
        for span in page.having("data-from")
    ]
    assert spans[1:] == [
        ("agreed", "2019-05-01", "2020-01-05", "2019-05-02"), ("active", "2020-01-05", "2022-08-05", "2020-01-05"),
        ("suspended", "2022-08-05", "", "2022-08-05"),
    ]  # fmt: skip


def test_a_row_opens_its_steps() -> None:
    """The steps stand on the page with the word of the source and what caused them, scripts or none."""
    text = files_of(STOPPED, SOURCE)[PAGE]
    assert "<q><bdi>suspend</bdi></q>" in text
    assert "<bdi>The visit.</bdi>" in text


def test_rows_come_by_first_step() -> None:
    """The group whose first step or round can have come first stands first."""
    rows = Elements(files_of(STOPPED, VAGUE, meeting("a", "1980-01-01", working_group="stopped"))[PAGE]).having(
        "data-first"
    )
    assert [(row["data-group"], row["data-first"]) for row in rows] == [
        ("stopped", "1980-01-01"),
        ("vague", "2019-01-01"),
    ]


def test_silence_is_drawn_from_the_last_meeting() -> None:
    """A group that is dormant is drawn as silent since it last met; one that meets is not."""
    silent = group("silent", step("active", "2015-01-01"))
    lively = group("lively", step("active", "2015-01-01"))
    files = files_of(
        silent, lively, SOURCE, meeting("a", "2016-02-03", working_group="silent"),
        meeting("b", "2022-12-01", working_group="lively"),
    )  # fmt: skip
    page = Elements(files[PAGE])
    assert [row["data-group"] for row in page.having("data-patience")] == ["silent"]
    assert "active, 1 January 2015 to now, silent since 3 February 2016" in files[PAGE]
    assert len(page.having("class", "silent")) == 2  # one in the key


def test_the_line_of_one_group_has_numbered_steps() -> None:
    """The page of a group shows its own life with the numbers of its steps, and what they mean."""
    renderer = renderer_of(STOPPED, SOURCE)
    text = str(lifeline_of(renderer, renderer.ds.working_groups["stopped"]))
    page = Elements(text)
    assert page.having("data-group")[0]["data-period-from"] == "2019-01-01"
    assert len(page.having("class", "number")) == 5
    assert "1 May 2019" in text
    assert 'src="../assets/lifelines.js"' in text


def test_numbers_do_not_cover_each_other() -> None:
    """Numbers of steps that follow closely stand in rows below each other, up to four."""
    period = Period(dt.date(2000, 1, 1), dt.date(2020, 1, 1))
    close = [step(status, f"2010-01-0{at}") for at, status in enumerate(["agreed", "active"] * 3, 1)]
    assert list(label_rows(line(group("g", *close)), period).values()) == [0, 1, 2, 3, 3, 3]
    assert label_rows(line(STOPPED), period) == {1: 0, 2: 1, 3: 2, 4: 0, 5: 1}


def test_hostile_names_stay_text() -> None:
    """Markup in a name or a trigger shows as text, in markup and in attributes."""
    evil = '</script><img src=x onerror="x()">\u202e'
    names = [{"text": evil, "lang": "en"}]
    files = files_of(
        group("g", step("active", "2020-01-01", trigger=evil), names=names), meeting("m", "2020-01-01", title=evil)
    )
    for path, text in files.items():
        assert "<img" not in text, path
        assert text.count("</script>") == text.count("<script"), path
