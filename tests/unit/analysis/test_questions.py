"""The questions of `dipldata stats`: names, summaries, and the bars that they are drawn as."""

from __future__ import annotations

import re
from inspect import getdoc
from pathlib import Path

import click
import pytest

from dipldata import analysis
from dipldata.analysis.plotting import bars_of
from dipldata.analysis.questions import QUESTIONS, Drawing
from dipldata.cli import main
from dipldata.linked.opening import load
from tests.unit.analysis.making import dataset, meeting

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_says_how_it_counts(name: str) -> None:
    """The description of each has a definition, a counting rule and caveats."""
    text = getdoc(QUESTIONS[name].function) or ""
    assert re.search(r"(?s)\n\nDefinition.*Counting rule.*", text)
    assert "aveats" in text
    assert QUESTIONS[name].summary.endswith(".")


def test_every_analysis_has_a_question() -> None:
    """What can be asked in Python can be asked on the command line; `contacts` is what others count."""
    asked = {question.function.__name__ for question in QUESTIONS.values()}
    assert asked == set(analysis.__all__) - {"contacts"}
    command = main.get_command(click.Context(main), "stats")
    assert command is not None
    choice = command.params[0].type
    assert isinstance(choice, click.Choice)
    assert list(choice.choices) == list(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_has_an_answer_and_a_drawing(name: str) -> None:
    """Each is asked of real-looking records, and what its drawing names is in its rows."""
    question = QUESTIONS[name]
    for row in question.ask(load(BASE), None, None, load(BASE).as_of("2030-01-01").day):
        assert all(
            hasattr(row, field) for field in (question.drawing.by, question.drawing.value or question.drawing.by)
        )
        assert bars_of([row], question.drawing) is not None


def test_time_has_no_holes() -> None:
    """Quarters and years without a contact keep their place on the axis."""
    ds = dataset(meeting("a", "2019-11-01"), meeting("b", "2020-05-01"), meeting("c", "2020"))
    quarters = bars_of(analysis.contacts_per_quarter(ds), Drawing("quarter", "contacts", "level", "contacts"))
    assert {name: bar.total() for name, bar in quarters.items()} == {
        "2019-Q4": 1, "2020": 1, "2020-Q1": 0, "2020-Q2": 1
    }  # fmt: skip
    years = bars_of(analysis.timeline(ds), Drawing("day", "", "mode", "contacts"))
    assert {name: bar.total() for name, bar in years.items()} == {"2019": 1, "2020": 2}
    assert bars_of((), Drawing("year", "", "", "")) == {}


def test_the_longest_bars_come_first() -> None:
    """Of names only the most are drawn."""
    rows = [
        analysis.contacts_per_quarter(dataset(meeting("a", "2020-01-01", mode=mode)))[0] for mode in ("x", "y", "y")
    ]
    assert list(bars_of(rows, Drawing("mode", "contacts", "", "", most=1))) == ["y"]
