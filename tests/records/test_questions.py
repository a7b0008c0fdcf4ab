"""Answers to the questions that people ask of the records, stated by hand from the texts that the docstrings name."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.loading import load_corpus

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models import Meeting
    from dipldata.models.working_group import GroupStep

RECORDS = Path(__file__).parents[2] / "records"
COUNTERMEASURES = dt.date(2022, 8, 5)


@cache
def dataset() -> Dataset:
    """The records of the repository, read once."""
    return load_corpus([RECORDS]).dataset


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)


def suspension(group: str) -> GroupStep:
    """The step of 5 August 2022 in the life of a group."""
    (step,) = [
        step
        for step in dataset().working_groups[group].history
        if step.status == "suspended" and step.known.date.earliest == COUNTERMEASURES
    ]
    return step


def held_rounds(group: str) -> list[Meeting]:
    """The rounds of a group that were held, in their order."""
    rounds = [meeting for meeting in dataset().rounds(group) if meeting.status == "held"]
    return sorted(rounds, key=lambda meeting: meeting.start.date.earliest or dt.date.min)


def first_days(group: str) -> list[dt.date | None]:
    """The first days of the rounds of a group that were held."""
    return [meeting.start.date.earliest for meeting in held_rounds(group)]


def topics(meeting: str) -> tuple[set[str], set[str]]:
    """The topics of the US and of the Chinese readouts."""
    by_side: dict[str | None, set[str]] = {"us": set(), "cn": set()}
    for readout in dataset().readouts(meeting):
        by_side[readout.side] |= set(readout.topics)
    return by_side["us"], by_side["cn"]


def people(meeting: str) -> set[str | None]:
    """Who took part in a meeting."""
    return {one.person for one in dataset().meetings[meeting].participants if one.attendance != "absent"}


@pytest.mark.parametrize(
    ("group", "word"),
    [
        ("theater-commanders-talk", "Canceling"),
        ("defense-policy-coordination-talks", "Canceling"),
        ("military-maritime-consultative-agreement", "Canceling"),
        ("repatriation-cooperation", "Suspending"),
        ("criminal-legal-assistance-cooperation", "Suspending"),
        ("transnational-crime-cooperation", "Suspending"),
        ("counternarcotics-cooperation", "Suspending"),
        ("climate-talks", "Suspending"),
    ],
)
def test_the_eight_countermeasures(group: str, word: str) -> None:
    """The Chinese foreign ministry's list of 5 August 2022, in English: three are cancelled, five suspended."""
    step = suspension(group)
    assert (step.term, step.by) == (word, ("cn",))


def test_no_other_group_was_suspended_that_day() -> None:
    """The list of the foreign ministry of 5 August 2022 has eight entries."""
    stopped = [
        group.id
        for group in dataset().working_groups.values()
        for step in group.history
        if step.status == "suspended" and step.known.date.earliest == COUNTERMEASURES
    ]
    assert len(stopped) == 8


@pytest.mark.parametrize(
    ("group", "met_again"),
    [
        ("defense-policy-coordination-talks", "2024-01-08"),
        ("military-maritime-consultative-agreement", "2024-04-03"),
        ("theater-commanders-talk", "2024-09-09"),
    ],
)
def test_when_the_military_channels_met_again(group: str, met_again: str) -> None:
    """Department of Defense: 8-9 January 2024, call of 9 September 2024; Indo-Pacific Command: 3-4 April 2024."""
    after = [first for first in first_days(group) if first and first > COUNTERMEASURES]
    assert min(after) == day(met_again)


def test_the_longest_silence_of_the_defence_policy_talks_in_that_time() -> None:
    """Department of Defense: sixteenth round on 28-29 September 2021, seventeenth on 8-9 January 2024."""
    days = [first for first in first_days("defense-policy-coordination-talks") if first and first.year >= 2021]
    sixteenth, seventeenth = days[:2]
    assert (seventeenth - sixteenth).days == 832


@pytest.mark.parametrize("group", ["criminal-legal-assistance-cooperation", "transnational-crime-cooperation"])
def test_two_of_the_eight_are_not_known_to_have_resumed(group: str) -> None:
    """No text that was read says that these two resumed; see docs/wanted.md."""
    assert dataset().working_groups[group].status == "suspended"


@pytest.mark.parametrize(
    ("group", "on", "status"),
    [
        ("military-maritime-consultative-agreement", "2022-08-04", "active"),
        ("military-maritime-consultative-agreement", "2022-08-06", "suspended"),
        ("military-maritime-consultative-agreement", "2023-11-30", "agreed"),
        ("counternarcotics-cooperation", "2023-12-01", "agreed"),
        ("counternarcotics-cooperation", "2024-02-01", "active"),
        ("economic-working-group", "2023-09-21", None),
        ("economic-working-group", "2023-09-30", "agreed"),
        ("economic-working-group", "2023-11-01", "active"),
        ("arms-control-consultations", "2024-08-01", "suspended"),
    ],
)
def test_what_was_known_of_a_group_on_a_day(group: str, on: str, status: str | None) -> None:
    """Known step by step.

    Foreign ministry, 5 August 2022 and 17 July 2024; Xinhua and the White House, 15-16 November 2023; Treasury,
    22 September and 24 October 2023; the White House, 30 January 2024.
    """
    assert dataset().working_groups[group].status_as_of(day(on)) == status


@pytest.mark.parametrize(
    ("group", "days"),
    [
        ("strategic-economic-dialogue", ["2006-12-14", "2007-05-22", "2007-12-12", "2008-06-17", "2008-12-04"]),
        (
            "strategic-and-economic-dialogue",
            ["2009-07-27", "2010-05-24", "2011-05-09", "2012-05-03", "2013-07-10", "2014-07-09", "2015-06-23",
             "2016-06-06"],
        ),
        ("counternarcotics-working-group", ["2024-01-30", "2024-07-31"]),
        ("foreign-policy-consultations", ["2023-11-01", "2024-02-27", "2024-09-27"]),
    ],
)  # fmt: skip
def test_the_rounds_of_a_group(group: str, days: list[str]) -> None:
    """None is missing and none is counted twice.

    Treasury and Department of State: the five meetings of the Strategic Economic Dialogue and the eight of the
    Strategic and Economic Dialogue. White House: 30 January 2024; Xinhua: 31 July 2024. Foreign ministry:
    consultations on foreign policy.
    """
    assert first_days(group) == [day(text) for text in days]


@pytest.mark.parametrize(
    ("meeting", "status", "by"),
    [
        ("2023-02-05-blinken-beijing-visit", "postponed", ("us",)),
        ("2023-02-04-austin-wei-call-declined", "cancelled", ("cn",)),
        ("2023-06-02-austin-li-shangfu-singapore-declined", "cancelled", ("cn",)),
        ("2024-11-20-austin-dong-jun-vientiane-declined", "cancelled", ("cn",)),
    ],
)
def test_who_called_a_contact_off(meeting: str, status: str, by: tuple[str, ...]) -> None:
    """Department of State, 3 February 2023; Department of Defense, 7 February and 29 May 2023, and 20 November 2024."""
    first = next(step for step in dataset().meetings[meeting].history if step.status in {"postponed", "cancelled"})
    assert (first.status, first.by) == (status, by)


def test_a_postponed_visit_took_place_in_the_end() -> None:
    """The visit put off on 3 February 2023 was announced anew by both sides on 14 June and held on 18 and 19 June."""
    visit = dataset().meetings["2023-02-05-blinken-beijing-visit"]
    assert visit.status == "held"
    assert visit.status_as_of(day("2023-02-10")) == "postponed"


def test_an_announced_call_never_came() -> None:
    """White House, 28 August 2024: the leaders were to speak by telephone; what followed was the meeting in Lima."""
    assert dataset().meetings["2024-09-biden-xi-call-planned"].status == "lapsed"


def test_a_call_that_one_side_says_there_was_not() -> None:
    """Time, 25 April 2025: Trump says that Xi called; foreign ministry, 28 April 2025: there was no call recently."""
    assert dataset().meetings["2025-04-trump-xi-call-disputed"].status == "disputed"


@pytest.mark.parametrize(
    ("meeting", "only_us", "only_cn", "both"),
    [
        ("2023-09-16-sullivan-wang-yi-malta", "communication-channels", "maritime-affairs", "taiwan"),
        ("2023-06-18-blinken-qin-beijing", "communication-channels", "taiwan", "people-to-people"),
        ("2024-05-14-artificial-intelligence-dialogue-geneva", "competition", "export-controls",
         "artificial-intelligence"),
        ("2023-11-15-biden-xi-woodside", "south-china-sea", "export-controls", "artificial-intelligence"),
        ("2024-11-16-biden-xi-lima", "artificial-intelligence", "taiwan", "competition"),
    ],
)  # fmt: skip
def test_one_sided_topics(meeting: str, only_us: str, only_cn: str, both: str) -> None:
    """The readouts of both sides, as far as read: White House, Department of State, foreign ministry, Xinhua."""
    us, cn = topics(meeting)
    assert only_us in us - cn
    assert only_cn in cn - us
    assert both in us & cn


@pytest.mark.parametrize(
    ("meeting", "first_day", "place", "who"),
    [
        ("2023-11-15-biden-xi-woodside", "2023-11-15", "woodside", {"joe-biden", "xi-jinping"}),
        ("2024-11-16-biden-xi-lima", "2024-11-16", "lima", {"joe-biden", "xi-jinping"}),
        ("2025-10-30-trump-xi-busan", "2025-10-30", "busan", {"donald-trump", "xi-jinping"}),
        ("2022-11-14-biden-xi-bali", "2022-11-14", "bali", {"joe-biden", "xi-jinping"}),
    ],
)
def test_leaders_who_met(meeting: str, first_day: str, place: str, who: set[str]) -> None:
    """White House readouts of 14 November 2022, 15 November 2023 and 16 November 2024; Xinhua, 30 October 2025."""
    record = dataset().meetings[meeting]
    assert (record.start.date.earliest, record.place, record.mode) == (day(first_day), place, "in_person")
    assert who <= people(meeting)


@pytest.mark.parametrize(
    ("year", "held"),
    [("2021", 2), ("2022", 3), ("2023", 1), ("2024", 2)],
)
def test_contacts_of_the_two_presidents(year: str, held: int) -> None:
    """At least those that the White House tells of.

    A call and a video meeting in 2021; calls of 18 March and 28 July and Bali in 2022; Woodside in 2023; a call of
    2 April and Lima in 2024.
    """
    contacts = [
        meeting
        for meeting in dataset().meetings_of("xi-jinping")
        if "joe-biden" in people(meeting.id)
        and meeting.kind != "visit"
        and meeting.status == "held"
        and str((meeting.start.date.earliest or dt.date.min).year) == year
    ]
    assert len(contacts) >= held


@pytest.mark.parametrize(
    ("statement", "terms"),
    [
        ("2023-09-17-us-readout-malta", ("candid", "substantive", "constructive")),
        ("2023-09-17-cn-readout-malta", ("坦诚", "实质性", "建设性")),
        ("2023-06-18-us-readout-blinken-qin", ("candid", "substantive", "constructive")),
        ("2024-05-15-us-readout-ai-dialogue", ("candid", "constructive")),
        ("2024-05-15-cn-readout-ai-dialogue", ("深入", "专业", "建设性")),
    ],
)
def test_adjectives_as_printed(statement: str, terms: tuple[str, ...]) -> None:
    """White House, 17 September 2023, 15 May 2024; Department of State, 18 June 2023; the foreign ministry."""
    assert dataset().statements[statement].terms == terms
