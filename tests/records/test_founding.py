"""Facts of the founding article and of what later became of it, stated by hand from the texts themselves."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.loading import load_corpus

if TYPE_CHECKING:
    from dipldata.dataset import Dataset

RECORDS = Path(__file__).parents[2] / "records"
ARTICLE = "ft-2023-08-04-communication-lines"
THREE_PEOPLE = "2023-08-04-three-people-two-groups"
REPORTED_GROUPS = ("asia-pacific-consultations", "maritime-consultations", "broader-areas-group")


@cache
def dataset() -> Dataset:
    """The records of the repository, read once."""
    return load_corpus([RECORDS]).dataset


def status_on(group: str, day: str) -> str | None:
    """The status of a working group as it was publicly known on a day."""
    return dataset().working_groups[group].status_as_of(dt.date.fromisoformat(day))


def topics_by_side(meeting: str) -> dict[str | None, set[str]]:
    """The topics of each side's readout of a meeting."""
    return {readout.side: set(readout.topics) for readout in dataset().readouts(meeting)}


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-07-13", None),
        ("2023-08-31", "under_discussion"),
        ("2023-10-01", "agreed"),
        ("2023-11-03", "active"),
        ("2024-06-01", "active"),
    ],
)
def test_status_of_the_maritime_consultations(day: str, status: str | None) -> None:
    """China Daily 14 July 2023, Xinhua 17 September 2023 (Malta), Department of State 3 November 2023 (Beijing)."""
    assert status_on("maritime-consultations", day) == status


@pytest.mark.parametrize(("day", "status"), [("2023-09-01", "under_discussion"), ("2023-09-30", "active")])
def test_status_of_the_asia_pacific_consultations(day: str, status: str) -> None:
    """China's foreign ministry: consultations in Washington on 27 September 2023, published on the 29th."""
    assert status_on("asia-pacific-consultations", day) == status


def test_the_third_group_stays_under_discussion() -> None:
    """Financial Times, paragraph 2: a third group is possible; no later source joins a body to it."""
    group = dataset().working_groups["broader-areas-group"]
    assert (group.status, group.history[0].likelihood, group.verification) == (
        "under_discussion", "possible", "multiple_anonymous",
    )  # fmt: skip


def test_the_foreign_policy_consultations_are_joined_to_the_third_group_with_doubt() -> None:
    """Chinese account of Malta: a third channel, on foreign policy; rounds in Vienna, Shanghai and New York."""
    identity = dataset().working_groups["foreign-policy-consultations"].identity
    assert identity is not None
    assert (identity.basis, identity.level, identity.same_as) == ("inferred", "low", ("broader-areas-group",))
    assert [meeting.place for meeting in dataset().rounds("foreign-policy-consultations")] == [
        "vienna", "shanghai", "new-york",
    ]  # fmt: skip


def test_three_people_assert_two_groups_and_allow_a_third() -> None:
    """Financial Times, paragraph 2: three people; two groups that will be created and one that is possible."""
    statement = dataset().statements[THREE_PEOPLE]
    assert {claim.key: claim.modality for claim in statement.claims} == {
        "asia-pacific": "asserts", "maritime": "asserts", "third": "may",
    }  # fmt: skip
    assert [(each.key, each.count.number) for each in dataset().sources[ARTICLE].unnamed] == [
        ("three-people", 3), ("fourth-person", 1),
    ]  # fmt: skip


def test_the_fourth_person_qualifies_all_three_claims() -> None:
    """Financial Times, paragraph 5: a fourth person says that there is no final decision."""
    statement = dataset().statements["2023-08-04-fourth-person-no-decision"]
    assert statement.claims[0].modality == "undecided"
    assert [(relation.type, relation.to) for relation in statement.relations] == [
        ("qualifies", f"{THREE_PEOPLE}#{key}") for key in ("asia-pacific", "maritime", "third")
    ]


def test_the_fourth_person_speaks_twice() -> None:
    """Financial Times, paragraphs 5 and 7: the same fourth person, who is none of the three."""
    ours = [each for each in dataset().statements.values() if each.unnamed and each.unnamed.key == "fourth-person"]
    assert len(ours) == 2
    assert dataset().sources[ARTICLE].unnamed[1].distinct_from == ("three-people",)


def test_the_day_of_the_article_is_from_outside() -> None:
    """Sputnik, 4 August 2023: the newspaper reported it on Friday; the copy of the article has no date."""
    published = dataset().sources[ARTICLE].published
    assert (published.date.text, published.basis, published.as_written) == (
        "2023-08-04", "external", "45 MINUTES AGO",
    )  # fmt: skip
    assert published.date.earliest is not None
    assert published.date.earliest.strftime("%A") == "Friday"


def test_the_report_of_the_week_was_not_seen() -> None:
    """Financial Times, paragraph 4: it links to its own report of that week on arms for Taiwan."""
    assert dataset().sources["ft-2023-08-02-taiwan-arms"].consulted.form == "not_seen"
    assert dataset().statements["2023-08-04-ft-taiwan-arms-request"].repeats == ("ft-2023-08-02-taiwan-arms",)


def test_the_label_is_older_than_the_article() -> None:
    """Federal Newswire: the label is the title of an article by its author of 14 June 2023."""
    label = dataset().statements["2023-08-04-gallagher-zombie-engagement"]
    assert label.kind == "quoted_label"
    assert str(label.first_said) == "2023-06-14"


def test_four_experts_comment() -> None:
    """Financial Times, paragraphs 9 and 11 to 14: Tong, Kennedy, Hass and Glaser."""
    experts = [
        statement.speakers[0].person
        for statement in dataset().statements.values()
        if statement.kind == "expert_comment" and statement.citations[0].source == ARTICLE
    ]
    assert sorted(experts) == ["bonnie-glaser", "kurt-tong", "ryan-hass", "scott-kennedy"]


def test_how_others_passed_the_third_group_on() -> None:
    """Bloomberg drops the word possible, the Australian Financial Review and Sputnik keep it."""
    passed_on = {
        statement.voice: claim.modality
        for statement in dataset().statements.values()
        for claim in statement.claims
        if ARTICLE in statement.repeats and claim.key == "third"
    }
    assert passed_on == {"bloomberg": "asserts", "australian-financial-review": "may", "sputnik": "may"}


def test_the_meeting_in_washington() -> None:
    """Radio Free Asia: Kritenbrink and Beran met Yang Tao on Monday, 31 July 2023; each side published an account."""
    meeting = dataset().meetings["2023-07-31-kritenbrink-yang-tao-washington"]
    assert (str(meeting.start), meeting.verification) == ("2023-07-31", "both_sides_confirmed")
    assert {each.person for each in meeting.participants} == {"daniel-kritenbrink", "sarah-beran", "yang-tao"}
    assert topics_by_side(meeting.id)["us"] - topics_by_side(meeting.id)["cn"] >= {"ukraine-war"}


def test_the_reported_plan_of_the_commerce_secretary_came_true() -> None:
    """Bloomberg 31 July 2023 and Financial Times, paragraph 10: planned; CNBC 22 August: announced; then held."""
    visit = dataset().meetings["2023-08-27-raimondo-china-visit"]
    assert [step.status for step in visit.history] == ["reported_plan", "announced", "held"]
    assert visit.status_as_of(dt.date(2023, 8, 4)) == "reported_plan"
    assert (str(visit.start), str(visit.end)) == ("2023-08-27", "2023-08-30")


def test_the_visit_of_june_has_three_meetings() -> None:
    """Department of State: the secretary met Qin Gang, Wang Yi and Xi Jinping on 18 and 19 June 2023."""
    parts = dataset().parts("2023-06-18-blinken-beijing-visit")
    assert [part.participants[1].person for part in parts] == ["qin-gang", "wang-yi", "xi-jinping"]


def test_days_between_the_two_maritime_rounds() -> None:
    """3 November 2023 in Beijing and, by the Department of State, 23 May 2024: 202 days."""
    first, second = dataset().rounds("maritime-consultations")
    assert first.start.date.earliest is not None
    assert second.start.date.earliest is not None
    assert (second.start.date.earliest - first.start.date.earliest).days == 202


def test_the_second_maritime_round_has_two_days() -> None:
    """The Department of State says 23 May 2024, China's foreign ministry 24 May."""
    meeting = dataset().meetings["2024-05-23-lambert-hong-liang-video"]
    assert {each.side: str(each.date) for each in meeting.side_dates} == {"us": "2024-05-23", "cn": "2024-05-24"}
    assert (meeting.mode, meeting.round) == ("video", {"cn": 2})


def test_topics_in_one_account_only_of_the_second_maritime_round() -> None:
    """Only the US text names the two seas; only the Chinese text names the principle of one China."""
    topics = topics_by_side("2024-05-23-lambert-hong-liang-video")
    assert topics["us"] - topics["cn"] == {
        "south-china-sea", "east-china-sea", "freedom-of-navigation", "us-alliances", "communication-channels",
    }  # fmt: skip
    assert topics["cn"] - topics["us"] == {"one-china", "maritime-security", "us-china-relations"}
    assert topics["cn"] & topics["us"] == {"maritime-affairs", "taiwan"}


def test_one_term_of_the_first_maritime_round_differs() -> None:
    """Substantive, constructive and candid in the US text; candid, in-depth and constructive in the Chinese one."""
    terms = {readout.side: readout.terms for readout in dataset().readouts("2023-11-03-lambert-hong-liang-beijing")}
    assert terms == {"us": ("substantive", "constructive", "candid"), "cn": ("坦诚", "深入", "建设性")}


@pytest.mark.parametrize("group", ["asia-pacific-consultations", "maritime-consultations"])
def test_the_identity_with_the_reported_group_is_inferred(group: str) -> None:
    """No source says that the consultations are the working groups reported in August 2023."""
    identity = dataset().working_groups[group].identity
    assert identity is not None
    assert (identity.basis, identity.level) == ("inferred", "moderate")


def test_nobody_confirmed_the_groups_in_the_article() -> None:
    """Every claim of the article that a group is coming is by people whom it does not name."""
    on_groups = {f"working-group/{group}" for group in REPORTED_GROUPS}
    kinds = {
        statement.kind
        for statement in dataset().statements.values()
        for claim in statement.claims
        if statement.citations[0].source == ARTICLE
        and claim.modality in {"asserts", "may", "undecided"}
        and set(claim.about) <= on_groups
    }
    assert kinds == {"anonymous"}
