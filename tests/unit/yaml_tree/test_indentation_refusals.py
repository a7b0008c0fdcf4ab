"""Refusals of indentation, colons and unclosed brackets: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "second colon",
        "title: Talks: an outline\n",
        "1:8 yaml-colon-in-value",
        "`Talks: an outline` holds a colon and a space, which only follow a key",
        "put the text in double quotes",
    ),
    Refusal(
        "colon at the end",
        "title: Talks:\n",
        "1:8 yaml-colon-in-value",
        "`Talks:` holds a colon and a space, which only follow a key",
        "put the text in double quotes",
    ),
    Refusal(
        "dedent to nowhere",
        "place:\n    name: a\n  tz: b\n",
        "3:3 yaml-bad-indentation",
        "the line is indented by 2 spaces, in line with nothing above",
        "indent it exactly as far as the lines that it belongs with",
    ),
    Refusal(
        "deeper than a value",
        "title: Talks\n  kind: round\n",
        "2:3 yaml-bad-indentation",
        "a field begins here, but the line before already holds the value that it would belong to",
        ("indent the line as far as the line before; if it continues a text, put the whole text in double quotes"),
    ),
    Refusal(
        "text less deep than its start",
        "notes: |\n\n   a\n  b\n",
        "4:3 yaml-bad-indentation",
        "the line is indented by 2 spaces, in line with nothing above",
        "indent it exactly as far as the lines that it belongs with",
    ),
    Refusal(
        "item among fields",
        "title: Talks\n- us\n",
        "2:1 yaml-mixed-collection",
        "a list item stands among the fields of a mapping",
        "write a field above it and indent the item below that, or delete the dash",
    ),
    Refusal(
        "field among items",
        "topics:\n  - a\n  b: c\n",
        "3:3 yaml-mixed-collection",
        "a field stands among the items of a list",
        "indent it by two more spaces to make it part of the item above, or by fewer to end the list",
    ),
    Refusal(
        "item on the line of its key",
        "topics: - a\n",
        "1:9 yaml-mixed-collection",
        "a list item cannot begin on the line of its field",
        "put the item on a line of its own; if the dash belongs to a text, put the text in double quotes",
    ),
    Refusal(
        "text at the margin",
        "title: Talks\nin Beijing\nkind: round\n",
        "2:1 yaml-missing-colon",
        "`in Beijing` is neither `key: value` nor part of the text above",
        "write `key: value`; indent the line to continue a text; begin a list item with `- `",
    ),
    Refusal(
        "long key",
        "x" * 1100 + ": a\n",
        "1:1 yaml-missing-colon",
        "there is no key in the first 1024 characters of the line",
        "write `key: value`; to continue a text, indent the line",
    ),
    Refusal(
        "at sign",
        "handle: @StateDept\n",
        "1:9 yaml-reserved-character",
        "a text cannot begin with @ unless it is in quotes",
        "put the text in double quotes",
    ),
    Refusal(
        "backtick",
        "code: `a`\n",
        "1:7 yaml-reserved-character",
        "a text cannot begin with ` unless it is in quotes",
        "put the text in double quotes",
    ),
    Refusal(
        "percent",
        "share: %5\n",
        "1:8 yaml-reserved-character",
        "a text cannot begin with % unless it is in quotes",
        "put the text in double quotes",
    ),
    Refusal(
        "question mark in brackets",
        "parties: [?us]\n",
        "1:11 yaml-reserved-character",
        "a text cannot begin with ? unless it is in quotes",
        "put the text in double quotes",
    ),
    Refusal(
        "question mark",
        "title: ? who\n",
        "1:8 yaml-reserved-character",
        "a text cannot begin with ? unless it is in quotes",
        "put the text in double quotes",
    ),
    Refusal(
        "more than",
        "notes: > 50 percent\n",
        "1:8 yaml-block-text",
        "`>` begins a block of text, which stands on the lines below it",
        "put the text on the next lines, indented; if `>` belongs to it, put it in double quotes",
    ),
    Refusal(
        "bar",
        "notes: |text\n",
        "1:8 yaml-block-text",
        "`|` begins a block of text, which stands on the lines below it",
        "put the text on the next lines, indented; if `|` belongs to it, put it in double quotes",
    ),
    Refusal(
        "unclosed list",
        "parties: [us, cn\ntitle: Talks\n",
        "1:10 yaml-unclosed-bracket",
        "the bracket [ that opens here is not closed",
        "write ] where the items end",
    ),
    Refusal(
        "unclosed list at the end",
        "parties: [us",
        "1:10 yaml-unclosed-bracket",
        "the bracket [ that opens here is not closed",
        "write ] where the items end",
    ),
    Refusal(
        "unclosed mapping",
        "round: {us: 1\nkind: round\n",
        "1:8 yaml-unclosed-bracket",
        "the bracket { that opens here is not closed",
        "write } where the fields end",
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
