"""Refusals of quotes, spaces and full-width signs: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "never closed",
        'title: "Talks\nkind: round\n',
        "1:8 yaml-unclosed-quote",
        'the quote " that opens here is never closed',
        'write " at the end of the text',
    ),
    Refusal(
        "closed by the next quote",
        'title: "Talks\nkind: "round"\n',
        "1:8 yaml-unclosed-quote",
        'the quote " that opens here is closed only on line 2, out of its indentation',
        "close the quote at the end of the text; indent the lines on which the text goes on",
    ),
    Refusal(
        "closed far below",
        'title: "Talks\nkind: round\nmode: video"\n',
        "1:8 yaml-unclosed-quote",
        'the quote " that opens here is closed only on line 3, out of its indentation',
        "close the quote at the end of the text; indent the lines on which the text goes on",
    ),
    Refusal(
        "apostrophe",
        "title: 'China's plan'\n",
        "1:15 yaml-text-after-quote",
        "the quote ' ends the text before `s plan'`",
        "write each ' in the text twice, or quote all of it with the other kind of quotes",
    ),
    Refusal(
        "quoted start",
        'title: "Talks" in Beijing\n',
        "1:16 yaml-text-after-quote",
        'the quote " ends the text before `in Beijing`',
        'write \\" for each " in the text, or quote all of it with the other kind of quotes',
    ),
    Refusal(
        "curly value",
        "title: “Talks”\n",
        "1:8 yaml-smart-quote",
        "“ and ” are part of the text here, they do not quote it",
        'write straight double quotes " instead; if they belong to the text, put straight ones around them',
    ),
    Refusal(
        "curly key",
        "“title”: Talks\n",
        "1:1 yaml-smart-quote",
        "“ and ” are part of the text here, they do not quote it",
        'write straight double quotes " instead; if they belong to the text, put straight ones around them',
    ),
    Refusal(
        "curly value with a colon",
        "title: “Talks: an outline”\n",
        "1:8 yaml-smart-quote",
        "“ is part of the text, it does not quote it",
        'write straight double quotes " around the text',
    ),
    Refusal(
        "Chinese quotes",
        "title: 「会谈」\n",
        "1:8 yaml-smart-quote",
        "「 and 」 are part of the text here, they do not quote it",
        'write straight double quotes " instead; if they belong to the text, put straight ones around them',
    ),
    Refusal(
        "full-width colon",
        "title：Talks\n",
        "1:6 yaml-full-width-colon",
        "the full-width colon ： does not separate a key from its value",
        "write an ordinary colon and a space",
    ),
    Refusal(
        "full-width colon before a field",
        "title：Talks\nkind: round\n",
        "1:6 yaml-full-width-colon",
        "the full-width colon ： does not separate a key from its value",
        "write an ordinary colon and a space",
    ),
    Refusal(
        "full-width colon of an item",
        "topics:\n  - name：a\n",
        "2:9 yaml-full-width-colon",
        "the full-width colon ： does not separate a key from its value",
        "write an ordinary colon and a space",
    ),
    Refusal(
        "no space after the colon",
        "title:Talks\nkind: round\n",
        "1:6 yaml-missing-space",
        "a space is missing after `title:`",
        "write `key: value`",
    ),
    Refusal(
        "no space in the middle",
        "kind: round\ntitle:Talks\nmode: video\n",
        "2:6 yaml-missing-space",
        "a space is missing after `title:`",
        "write `key: value`",
    ),
    Refusal(
        "no spaces at all",
        "title:Talks\nkind:round\n",
        "1:6 yaml-missing-space",
        "a space is missing after `title:`",
        "write `key: value`",
    ),
    Refusal(
        "no space after the dash",
        "topics:\n  - a\n  -b\n",
        "3:3 yaml-missing-space",
        "a list item needs a space after its dash",
        "write `- ` before the item; if the dash belongs to a text, put it in double quotes",
    ),
    Refusal(
        "no space after all dashes",
        "topics:\n  -a\n  -b\n",
        "2:3 yaml-missing-space",
        "a list item needs a space after its dash",
        "write `- ` before the item; if the dash belongs to the text, put the text in double quotes",
    ),
    Refusal(
        "no space in braces",
        "round: {us:1}\n",
        "1:11 yaml-missing-space",
        "`us:1` is one word: a space is missing after the colon",
        "write `key: value`; if it is text, put it in double quotes",
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
