"""The body of an issue form, honest and hostile."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from dipldata.drafting import draft_record
from dipldata.drafting.forms import FORMS, LONGEST_BODY, form_questions, read_form
from dipldata.loading import load_corpus
from dipldata.yaml_tree import read_yaml

if TYPE_CHECKING:
    from dipldata.ids import RecordType

ROOT = Path(__file__).parents[3]
BASE = load_corpus([ROOT / "tests" / "corpus" / "good" / "base" / "records"]).dataset
ANSWERS = {
    "Address": "https://gazette.example/lamps", "Kind of source": "news_article", "Publisher": "The Gazette",
    "Title": "Lamps lit", "Authors": "- Ann Writer\n2. Bo Writer", "Published": "2020-09-12", "Language": "en",
    "What was read": "page", "Read on": "2020-09-13", "Licence": "copyright", "Reliability": "B",
}  # fmt: skip


def rendered(kind: RecordType, answers: dict[str, str], line_end: str = "\r\n") -> str:
    """A body as GitHub renders it: every label of the form in its order, with its answer."""
    labels = [question.label for question in form_questions(kind)]
    blocks = [f"### {label}\n\n{answers.get(label, '_No response_')}" for label in labels]
    return "\n\n".join(blocks).replace("\n", line_end)


def text_from(answers: dict[str, str]) -> str:
    """The text of the source that a form gives."""
    form = read_form("source", rendered("source", answers))
    assert form.faults == ()
    drafted = draft_record("source", form.given, BASE, dt.date(2024, 3, 1), lenient=True)
    assert drafted.faults == ()
    assert drafted.draft is not None
    return drafted.draft.text


def test_a_body_becomes_answers() -> None:
    """Every answer comes under its question; a missing one is no answer; lists have one entry a line."""
    form = read_form("source", rendered("source", ANSWERS))
    assert form.faults == ()
    assert form.given["author"] == ("Ann Writer", "Bo Writer")
    assert form.given["title"] == ("Lamps lit",)
    assert "summary" not in form.given


def test_a_body_becomes_a_record() -> None:
    """The record is the one that the same options would give."""
    assert text_from(ANSWERS).startswith("id: gazette-2020-09-12-lamps-lit\nkind: news_article\npublisher: gazette\n")


@pytest.mark.parametrize(
    "title",
    [
        "evil\nlicence: cc\nnotes: x",
        "a\n---\nb: c",
        "<script>alert(1)</script> & <!-- x -->",
        "```yaml\nid: other\n```",
        "### Something else\nmore",
        "&anchor *alias !!python/object:os.system",
        "{a: b}, [c]",
        '"quoted" \\ and \\u0000',
        "@everyone ::error::x %0A",
        "| block",
        "yes",
        "2020-01-01",
        "null # comment",
    ],
)
def test_an_answer_is_only_ever_text(title: str) -> None:
    """Headings of other kinds, fences, HTML and YAML in an answer stay the words of that answer."""
    text = text_from({**ANSWERS, "Title": title})
    value = read_yaml(text.encode()).value
    assert isinstance(value, dict)
    assert value["title"] == " ".join(title.split())
    assert value["licence"] == "copyright"
    assert "notes" not in value


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "not the body of an issue"),
        ("Dear maintainers,\n\nplease add this.", "not the body of an issue"),
        (rendered("source", {**ANSWERS, "Summary": "x\n\n### Licence\n\ncc"}), "`### Licence` occurs 2 times"),
        (rendered("source", {**ANSWERS, "Summary": "```\n### Title\n\nX\n```"}), "`### Title` occurs 2 times"),
        ("### Title\n\nA\n\n### Address\n\nhttps://a.example", "`### Title` is not where the form has it"),
        ("Hello\n\n" + rendered("source", ANSWERS), "before the first heading"),
        ("### Title\n\n" + "x" * LONGEST_BODY, "characters"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(body: str, fault: str) -> None:
    """A heading of the form inside an answer, a wrong order, other text and a huge body are refused, not guessed at."""
    form = read_form("source", body)
    assert form.given == {}
    assert [fault in each.message for each in form.faults] == [True]


def test_very_many_entries_are_refused() -> None:
    """A list has a limit, so that a form cannot make a file without end."""
    form = read_form("source", rendered("source", {**ANSWERS, "Authors": "\n".join("abcdefghij" * 30)}))
    drafted = draft_record("source", form.given, BASE, dt.date(2024, 3, 1), lenient=True)
    assert [fault.question for fault in drafted.faults] == ["author"]


@pytest.mark.parametrize("kind", FORMS)
def test_the_forms_ask_what_the_command_asks(kind: RecordType) -> None:
    """Each form has a field for each of its questions under its label, and the labels differ."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{kind}.yml").read_text(encoding="utf-8"))
    labels = [field["attributes"]["label"] for field in form["body"] if field["type"] != "markdown"]
    assert labels == [question.label for question in form_questions(kind)]
    assert len(set(labels)) == len(labels)
