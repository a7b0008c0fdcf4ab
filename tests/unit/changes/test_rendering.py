"""Changes as text and as Markdown: complete, in words, and harmless whatever the records hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dipldata.changes import Changes, Unreadable, changelog_block, find_changes, format_markdown, format_text
from dipldata.changes.wording import contrast, place_in, shown
from tests.unit.changes.examples import HOSTILE, compare, hostile_sides, meeting, snapshot, topic

if TYPE_CHECKING:
    from dipldata.models import Record

Form = Callable[[Changes], str]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_form_shows_no_value_raw(text: str) -> None:
    """Only our own line breaks are in the output, and nothing that a terminal acts on."""
    changes = find_changes(*hostile_sides(text))
    lines = format_text(changes).split("\n")
    assert all(line.isprintable() for line in lines)
    assert all(re.match(r"|  \S|    \S|[A-Z]", line) for line in lines[1:])
    assert len(lines) == len(format_text(find_changes(*hostile_sides("plain"))).split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", [format_markdown, changelog_block])
def test_the_markdown_shows_no_value_raw(text: str, form: Form) -> None:
    """As many lines as for harmless values, nothing invisible, and outside of code no sign that Markdown acts on."""
    made, plain = (form(find_changes(*hostile_sides(value))) for value in (text, "plain"))
    assert made.replace("\n", "").isprintable()
    assert len(made.split("\n")) == len(plain.split("\n"))
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!-- -->", "", made)
    assert re.findall(r"<|@|://|www\.|(?<!\\)[\[\]|$_~]", prose) == []


def test_nothing_changed() -> None:
    """Two equal sides are told to be so."""
    assert format_text(compare([topic("t")], [topic("t")])) == "old -> new: no record differs\n"
    assert format_markdown(compare([topic("t")], [topic("t")])) == "**`old` -> `new`: no record differs**\n"
    assert changelog_block(compare([topic("t")], [topic("t")])) == "### Records\n\n- No record changed.\n"


def test_the_headline_counts() -> None:
    """Each kind of change is counted, and all together."""
    assert format_text(compare([], [topic("t")])).startswith("old -> new: 1 record: 1 added\n")
    assert format_text(compare([topic("t")], [topic("u"), meeting()])).startswith(
        "old -> new: 3 records: 2 added, 1 deleted\n"
    )


def test_sides_are_told_with_version_or_commit() -> None:
    """A release goes with its version, a revision with the beginning of its commit."""
    old = replace(snapshot(topic("t"), name="dist"), version="1.2.3")
    new = replace(snapshot(topic("t", label="x"), name="HEAD"), commit="0123456789abcdef" * 2)
    text = format_text(find_changes(old, new))
    assert text.startswith(
        "dist (1.2.3) -> HEAD (0123456789): 1 record: 1 changed\n\nVersion: patch (1.2.3 -> 1.2.4)\n"
    )


def test_an_uncertain_version_is_told_as_such() -> None:
    """Where something could not be read, the version may have to be a higher one, unless it is the highest already."""
    broken = (Unreadable("x.yaml", "line 1", None),)
    old, new = snapshot(topic("t")), snapshot(topic("t", label="x"))
    assert "\nVersion: at least patch\n" in format_text(find_changes(old, replace(new, unreadable=broken)))
    assert "\nVersion: major\n" in format_text(find_changes(old, replace(snapshot(), unreadable=broken)))


def test_the_markdown_keeps_to_its_limit() -> None:
    """What would pass the limit is counted; the sections before it are whole."""
    new: list[Record] = [topic(f"t{number}", definition="x" * 900) for number in range(400)]
    text = format_markdown(compare([], new), limit=5_000)
    assert len(text.encode()) < 5_200
    shown_records = len(re.findall(r"^- `topic/", text, flags=re.MULTILINE))
    assert f"… and {400 - shown_records} more, which would not fit here" in text
    assert "- minor: 400 ids are new" in text
    assert len(format_markdown(compare([], new)).split("\n")) > 400


def test_a_record_with_very_many_changes_is_cut_short_in_markdown_only() -> None:
    """One record does not fill a page; the text form has everything."""
    names = [{"text": f"n{number}", "lang": "en"} for number in range(300)]
    _old, new = (meeting(participants=[]) for _ in range(2))
    meeting(outcomes=[])
    new = meeting(
        outcomes=[{"kind": "commitment", "text": name["text"], "claimed_by": ["us"]} for name in names],
        end="2020-03-05",
    )
    changes = compare([meeting(outcomes=[{"kind": "agreement", "text": "x", "claimed_by": ["us"]}])], [new])
    assert "  - … and 202 more\n" in format_markdown(changes)
    assert format_text(changes).count("added outcomes") == 300


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2020-03-04", "2020-03-04"),
        ("two words", '"two words"'),
        ("[2020-03-04..2020-03-05]", "[2020-03-04..2020-03-05]"),
        ("a, b", '"a, b"'),
        ("中美", "中美"),
        (True, "true"),
        (2.5, "2.5"),
        (["a", "b c"], '[a, "b c"]'),
        ({"date": "2020-03-04", "basis": "stated"}, "2020-03-04"),
        ({"date": "2020-03-04", "basis": "derived"}, "{date: 2020-03-04, basis: derived}"),
        ({"source": "gazette"}, "gazette"),
        ({"key": "a", "acting": False, "exclusive": True}, "{key: a, exclusive: true}"),
        ({}, "{}"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_values_are_shown_in_short(value: object, text: str) -> None:
    """Values read as in YAML, without quotes where none are needed and without what is the default."""
    assert shown(value) == text  # type: ignore[arg-type]  # a plain value


def test_long_texts_are_shown_where_they_differ() -> None:
    """Of two long texts the part that differs is shown with a little around it; short ones are shown whole."""
    before, after = (f"{'a' * 100} the {word} word {'b' * 100}" for word in ("old", "new"))
    assert contrast(before, after) == (f"…{'a' * 25} the old word {'b' * 24}…", f"…{'a' * 25} the new word {'b' * 24}…")
    assert contrast("old", "new") == ("old", "new")
    one, other = contrast("a" * 150, "a" * 151)
    assert (len(one) < 70, len(other) < 70, one != other) == (True, True, True)


def test_places_read_as_field_paths() -> None:
    """A pointer is written as the paths in `supports` are."""
    assert place_in(("participants", 0, "office")) == "participants[0].office"
