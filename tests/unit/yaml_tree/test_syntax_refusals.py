"""Refusals of mistakes within brackets and after a document start: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "lines in brackets at the margin",
        "parties: [us,\ncn]\nkind: round\n",
        "2:1 yaml-bad-indentation",
        "the line stands within brackets, but is not indented more than the field that they belong to",
        "indent it by two more spaces, or close the bracket on the line before",
    ),
    Refusal(
        "two commas",
        "parties: [us,, cn]\n",
        "1:14 yaml-syntax",
        "a value is missing before ,",
        "delete the comma or colon that is too many; items within brackets have no dash",
    ),
    Refusal(
        "text after brackets",
        "parties: [us] cn\n",
        "1:15 yaml-syntax",
        "] ends the value before `cn`",
        "put the whole value in double quotes if it is text, otherwise delete the rest",
    ),
    Refusal(
        "stray bracket",
        "title: ]\n",
        "1:8 yaml-syntax",
        "] belongs to no list and no mapping in brackets",
        "delete it, or write the opening bracket; put text that begins with it in double quotes",
    ),
    Refusal(
        "colon in brackets",
        "parties: [us:]\n",
        "1:11 yaml-syntax",
        "a comma or the closing bracket is missing before `us:]`",
        "separate items with commas; put text that holds any of , : [ ] { } in double quotes",
    ),
    Refusal(
        "apostrophe in brackets",
        "parties: ['it's us']\n",
        "1:15 yaml-text-after-quote",
        "the quote ' ends the text before `s us']`",
        "write each ' in the text twice, or quote all of it with the other kind of quotes",
    ),
    Refusal(
        "missing comma",
        'parties: ["us" cn]\n',
        "1:16 yaml-syntax",
        "a comma or ] is missing before `cn]`",
        "separate items with commas; put text that holds any of , : [ ] { } in double quotes",
    ),
    Refusal(
        "dash in brackets",
        "parties: [- us]\n",
        "1:11 yaml-syntax",
        "a value is missing before -",
        "delete the comma or colon that is too many; items within brackets have no dash",
    ),
    Refusal(
        "text after a document start",
        "--- title: Talks\n",
        "1:1 yaml-syntax",
        "a field cannot begin on the line of `---`",
        "delete `---`",
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
