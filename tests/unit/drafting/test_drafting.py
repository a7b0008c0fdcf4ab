"""From answers to records: names in any script, ids by pattern, faults all at once, what is taken and what is open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dipldata.drafting import Drafted, draft_record
from dipldata.drafting.duplicates import early_duplicates, likely_duplicates
from dipldata.drafting.finding import Finder
from dipldata.loading import load_corpus

if TYPE_CHECKING:
    from dipldata.ids import RecordType

BASE = load_corpus([Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"]).dataset
TODAY = dt.date(2024, 3, 1)
Answer = str | list[str]

CALL: dict[str, Answer] = {
    "kind": "call", "title": "Call on lamps", "start": "2020-09-10", "topic": "Lighthouses",
    "participant": ["Example, Ann+head", "李示例+head"], "source": "cn-2020-09-11-second-round",
}  # fmt: skip
REPORT: dict[str, Answer] = {
    "url": "https://gazette.example/lamps", "kind": "news_article", "publisher": "The Gazette", "title": "Lamps lit",
    "published": "2020-09-12", "language": "en", "form": "page", "licence": "copyright", "reliability": "B",
}  # fmt: skip
PERSON: dict[str, Answer] = {
    "name": "Bob Keeper", "order": "given_first", "office": "Keeper of the Lamps", "organization": "us-bureau",
    "level": "L5", "source": "us-2020-03-04-talks",
}  # fmt: skip


def draft(kind: RecordType, answers: dict[str, Answer], *, lenient: bool = False, **more: Answer) -> Drafted:
    """Draft a record of the base."""
    merged = {**answers, **{name.replace("_", "-"): value for name, value in more.items()}}
    given = {name: tuple(value) if isinstance(value, list) else (value,) for name, value in merged.items() if value}
    return draft_record(kind, given, BASE, TODAY, lenient=lenient)


def text_of(drafted: Drafted) -> str:
    """The text of a draft that has no faults."""
    assert drafted.faults == ()
    assert drafted.draft is not None
    return drafted.draft.text


def test_a_call_by_names_in_both_scripts() -> None:
    """People are found by a name in any order and script; office, side, setting and day are worked out and said."""
    drafted = draft("meeting", CALL)
    text = text_of(drafted)
    assert drafted.draft is not None
    assert drafted.draft.place.as_posix() == "meetings/2020/2020-09-10-example-li-shili-call.yaml"
    assert "\nparties: [us, cn]\n" in text
    assert "  - side: cn\n    person: li-shili\n    office: director-general\n    capacity: head\n" in text
    assert "verification: one_side_confirmed\n" in text
    assert "known: 2020-09-11 (the first publication of its sources)" in drafted.draft.taken
    assert any("the readout of us" in line for line in drafted.draft.open)


def test_everything_that_is_missing_is_told_at_once() -> None:
    """Each required answer that is not there is named, and so are those that are wrong."""
    faults = draft("meeting", {"kind": "round", "start": "2020-13-01", "place": "Bejing"}).faults
    assert [fault.question for fault in faults] == ["title", "mode", "participant", "source", "start", "place"]
    assert "did you mean beijing?" in faults[-1].hint


@pytest.mark.parametrize(
    ("answers", "question", "hint"),
    [
        ({"participant": ["Ann Exampel", "li-shili"]}, "participant", "did you mean ann-example?"),
        ({"participant": ["ann-example/queen", "li-shili"]}, "participant", "the offices are: head-of-bureau"),
        ({"participant": ["ann-example+king", "li-shili"]}, "participant", "use one of: head"),
        ({"mode": "phoned"}, "mode", "did you mean phone?"),
        ({"outcome": "a promise"}, "outcome", "for example commitment: us,cn: To meet again within the year."),
        ({"outcome": "promise: us: x"}, "outcome", "use one of: agreement"),
        ({"unnamed": "xx: officials"}, "unnamed", "make its record first: dipldata new party"),
        ({"round": "us=second"}, "round", ""),
        ({"title": "x" * 301}, "title", "say it more briefly"),
        ({"start": "2020/9/3"}, "start", "write 2020-09-03"),
    ],
)
def test_wrong_answers_name_their_question_and_the_remedy(answers: dict[str, Answer], question: str, hint: str) -> None:
    """Nothing is guessed: an answer that cannot be read is a fault of its question."""
    faults = draft("meeting", {**CALL, **answers}).faults
    assert faults
    assert faults[0].question == question
    assert hint in faults[0].hint


def test_an_address_that_is_recorded_is_refused() -> None:
    """An archived or reworded address of a recorded page is refused, unless it was reviewed."""
    address = "https://web.archive.org/web/2020/http://www.bureau.example/2020/03/04/talks/?utm_source=x"
    faults = draft("source", REPORT, url=address).faults
    assert [(fault.question, "source/us-2020-03-04-talks" in fault.message) for fault in faults] == [("url", True)]
    reviewed = draft("source", REPORT, url=address, distinct_from="us-2020-03-04-talks")
    assert "distinct_from:\n  - us-2020-03-04-talks\n" in text_of(reviewed)


def test_a_source_gets_the_prefix_that_its_publisher_has() -> None:
    """The id begins as the ids of the publisher's other sources do, and ends with words of the title."""
    text = text_of(draft("source", REPORT, published="[2020-09-12..2020-09-13]"))
    assert text.startswith("id: gazette-2020-09-12-lamps-lit\n")
    assert "\nconsulted:\n  date: 2024-03-01\n  form: page\n" in text


def test_a_taken_id_gets_a_number() -> None:
    """A proposed id is never one that exists."""
    drafted = draft("source", REPORT, published="2020-02-01", subject="plan")
    assert text_of(drafted).startswith("id: gazette-2020-02-01-plan-2\n")


@pytest.mark.parametrize("record_id", ["Lamps", "a--b", "beijing", "x" * 101, "../x"])
def test_an_id_of_ones_own_is_checked(record_id: str) -> None:
    """An id has to be free and of the right form."""
    given = {"name": ("X",), "country": ("CN",), "kind": ("city",)}
    drafted = draft_record("place", given, BASE, TODAY, record_id=record_id)
    assert [fault.question for fault in drafted.faults] == ["id"]


def test_a_readout_is_named_after_its_meeting() -> None:
    """A readout of a meeting is about it, is of the side of its organization and has the day of its source."""
    answers: dict[str, Answer] = {
        "kind": "readout", "occasion": "2020-09-10-example-li-video", "voice": "us-bureau", "topic": "lighthouses",
        "claim": ["asserts: The two spoke of lamps.", "commits: The two will speak again."],
        "source": "us-2020-03-04-talks", "made": "2020-09-11",
    }  # fmt: skip
    text = text_of(draft("statement", answers))
    assert text.startswith("id: 2020-09-11-us-readout-example-li-video\n")
    assert text.count("      - meeting/2020-09-10-example-li-video\n") == 2
    assert "  - key: spoke-lamps\n" in text


@pytest.mark.parametrize(
    ("kind", "answers", "start"),
    [
        ("person", PERSON, "id: bob-keeper\nnames:\n  - text: Bob Keeper\n    lang: en\n    order: given_first\n"),
        ("organization", {"name": "Ministry of Lamps", "kind": "ministry", "party": "cn"}, "id: ministry-of-lamps\n"),
        ("place", {"name": "Xi'an", "name-zh": "西安", "country": "CN", "kind": "city"}, "id: xian\nname: Xi'an\n"),
        ("topic", {"label": "Oil", "definition": "D", "side-term": "us=Petroleum"}, "id: oil\nlabel: Oil\nside_terms:"),
        ("party", {"name": "Japan", "iso2": "JP", "cow": "740"}, "id: jp\nnames:\n  - text: Japan\n    lang: en\n"),
        (
            "working_group",
            {
                "kind": "dialogue", "name": "Harbour dialogue", "used-by": "us", "party": ["us", "China"],
                "topic": "lighthouses", "formality": "unknown", "status": "agreed", "source": "us-2020-03-04-talks",
            },
            "id: harbour-dialogue\nkind: dialogue\n",
        ),
    ],
)  # fmt: skip
def test_every_other_type_can_be_drafted(kind: RecordType, answers: dict[str, Answer], start: str) -> None:
    """People, registries and groups are made from a few answers."""
    assert text_of(draft(kind, answers)).startswith(start)


def test_invisible_characters_are_left_out() -> None:
    """Direction marks, zero-width spaces and line ends in an answer do not reach the record."""
    assert "\ntitle: Call on lamps\n" in text_of(draft("meeting", CALL, title=" Call\u202e on\u200b\r\nlamps\x1b"))


def test_lenient_answers_lose_nothing_silently() -> None:
    """From a form, a name in a list that has no record is left out of the record and told."""
    drafted = draft("meeting", CALL, lenient=True, participant=["Ann Example", "李示例", "Bo Nobody"])
    assert drafted.draft is not None
    assert len(drafted.draft.lost) == 1
    assert "'Bo Nobody'" in drafted.draft.lost[0]


@pytest.mark.parametrize(
    ("kind", "answers", "likely"),
    [
        ("meeting", {**CALL, "start": "2020-09-11"}, ["2020-09-10-example-li-video"]),
        ("meeting", {**CALL, "start": "2020-09-13"}, []),
        ("source", {**REPORT, "title": "Two sides weigh group on lighthouses", "published": "2020-02-01"},
         ["gazette-2020-02-01-plan"]),
        ("person", {**PERSON, "name": "Example Ann", "family": "Example"}, ["ann-example"]),
        ("person", {**PERSON, "name": "Anne Example"}, ["ann-example"]),
        ("person", {**PERSON, "name-zh": "李 示例"}, ["li-shili"]),
        ("topic", {"label": "Lighthouse", "definition": "D"}, ["lighthouses"]),
        ("place", {"name": "Beijing", "country": "CN", "kind": "city"}, ["beijing"]),
    ],
)  # fmt: skip
def test_likely_duplicates_are_found(kind: RecordType, answers: dict[str, Answer], likely: list[str]) -> None:
    """A contact of the same people a day apart, a text of one title, and near names are shown before writing."""
    answers = {**answers, "source": "cn-2020-03-05-talks"} if kind in {"meeting", "person"} else answers
    drafted = draft(kind, {**answers, "participant": ["ann-example/head-of-bureau", "li-shili/director-general"]}
                    if kind == "meeting" else answers)  # fmt: skip
    assert drafted.draft is not None
    assert [each.id for each in likely_duplicates(drafted.draft, BASE)] == likely


def test_a_reviewed_look_alike_is_not_shown_again() -> None:
    """What the draft says to be another record is no duplicate."""
    drafted = draft("person", PERSON, name="Anne Example", distinct_from="ann-example")
    assert drafted.draft is not None
    assert likely_duplicates(drafted.draft, BASE) == []


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("person", "person/li-shili", "li-shili"),
        ("person", "SHILI LI", "li-shili"),
        ("person", "Shili", None),
        ("source", "http://bureau.example/2020/03/04/talks#x", "us-2020-03-04-talks"),
        ("topic", "examples", "examples"),
        ("party", "China", "cn"),
    ],
)
def test_records_are_found_by_what_people_type(kind: RecordType, text: str, found: str | None) -> None:
    """Ids, names in any order and case and addresses name a record; a part of a name only suggests it."""
    match = Finder(BASE).find(kind, text)
    assert match.id == found
    assert (match.id is None) == bool(match.suggestions)


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("meeting", {"kind": "call", "start": "2020-09-10", "participant": ("Ann Example", "Li Shili")},
         ["2020-09-10-example-li-video"]),
        ("meeting", {"kind": "call", "start": "2020-09-12", "participant": ("Ann Example", "Li Shili")}, []),
        ("statement", {"kind": "readout", "occasion": "2020-03-04-example-li-beijing", "voice": "us-bureau",
                       "source": "us-2020-03-04-talks"},
         ["2020-03-04-us-readout"]),
        ("source", {"publisher": "us-bureau", "title": "Readout of talks on lighthouses", "published": "2020-03-04",
                    "language": "en"}, ["us-2020-03-04-talks"]),
        ("person", {"name": "Shili Li"}, ["li-shili"]),
        ("organization", {"name": "the gazette"}, ["gazette"]),
        ("working_group", {"name": "Consultations on Lighthouses"}, ["lighthouse-consultations"]),
        ("place", {"name": "Beijing"}, ["beijing"]),
        ("topic", {"label": "lighthouses"}, ["lighthouses"]),
        ("topic", {"definition": "Lights."}, []),
    ],
)  # fmt: skip
def test_a_record_that_exists_is_known_by_its_first_answers(
    kind: RecordType, said: dict[str, str | tuple[str, ...]], found: list[str]
) -> None:
    """Nobody answers the other questions in vain."""
    answers = {name: (value,) if isinstance(value, str) else value for name, value in said.items()}
    assert [each.id for each in early_duplicates(kind, answers, Finder(BASE), TODAY)] == found


def test_a_long_text_is_folded_as_fmt_folds_it() -> None:
    """What is written new is left alone by `dipldata fmt`."""
    assert "\nnotes: >-\n  word word" in text_of(draft("meeting", CALL, notes="word " * 60 + "end"))
