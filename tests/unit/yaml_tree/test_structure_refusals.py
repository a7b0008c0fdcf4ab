"""Refusals of what YAML allows and a record does not: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "list",
        "- title: Talks\n",
        "1:1 yaml-not-a-mapping",
        "the file holds a list, not the fields of a record",
        "write `field: value` lines, each field at the start of its line and with a space after the colon",
    ),
    Refusal(
        "text",
        "Talks\n",
        "1:1 yaml-not-a-mapping",
        "the file holds a single value, not the fields of a record",
        "write `field: value` lines, each field at the start of its line and with a space after the colon",
    ),
    Refusal(
        "number",
        "12\n",
        "1:1 yaml-not-a-mapping",
        "the file holds a single value, not the fields of a record",
        "write `field: value` lines, each field at the start of its line and with a space after the colon",
    ),
    Refusal(
        "key twice",
        "title: a\nkind: b\ntitle: c\n",
        "3:1 yaml-duplicate-key",
        "the key `title` is here for the second time; the first is on line 1",
        "keep one of the two; several values of one field form a list",
    ),
    Refusal(
        "key twice below",
        'place:\n  name: a\n  "name": b\n',
        "3:3 yaml-duplicate-key",
        "the key `name` is here for the second time; the first is on line 2",
        "keep one of the two; several values of one field form a list",
    ),
    Refusal(
        "number as key",
        "2023: a\n",
        "1:1 yaml-key-not-text",
        "the key `2023` is not text to every YAML reader",
        'a key is a field name; if the text is meant, write `"2023"`',
    ),
    Refusal(
        "day as key",
        "2023-11-03: a\n",
        "1:1 yaml-key-not-text",
        "the key `2023-11-03` is not text to every YAML reader",
        'a key is a field name; if the text is meant, write `"2023-11-03"`',
    ),
    Refusal(
        "truth value as key",
        "on: a\n",
        "1:1 yaml-key-not-text",
        "the key `on` is not text to every YAML reader",
        'a key is a field name; if the text is meant, write `"on"`',
    ),
    Refusal(
        "null as key",
        "~: a\n",
        "1:1 yaml-key-not-text",
        "the key `~` is not text to every YAML reader",
        'a key is a field name; if the text is meant, write `"~"`',
    ),
    Refusal(
        "list as key",
        "? [a]\n: b\n",
        "1:3 yaml-key-not-text",
        "the key `[a]` is a collection",
        "a key is a field name, a word",
    ),
    Refusal(
        "no key",
        ": a\n",
        "1:1 yaml-key-not-text",
        "there is no key before the colon",
        "write a field name before the colon; put a text that begins with a colon in double quotes",
    ),
    Refusal(
        "merge key",
        "<<: {side: us}\n",
        "1:1 yaml-merge-key",
        "`<<` merges another mapping into this one",
        "write the fields out",
    ),
    Refusal(
        "anchor",
        "side: &home us\n",
        "1:7 yaml-anchor",
        "`&home` names a value for use in other places (an anchor)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "anchor of a mapping",
        "place: &p\n  name: a\n",
        "1:8 yaml-anchor",
        "`&p` names a value for use in other places (an anchor)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "alias",
        "side: *home\n",
        "1:7 yaml-alias",
        "what begins with `*` stands for a value given elsewhere (an alias)",
        "write the value itself; if text is meant, put it in double quotes",
    ),
    Refusal(
        "bullet",
        "topics:\n  * trade\n",
        "2:3 yaml-alias",
        "`*` does not begin a list item",
        "write `- ` before each item of a list",
    ),
    Refusal(
        "bold text",
        "title: **Talks** in Beijing\n",
        "1:8 yaml-alias",
        "what begins with `*` stands for a value given elsewhere (an alias)",
        "write the value itself; if text is meant, put it in double quotes",
    ),
    Refusal(
        "tag",
        "round: !!str 2\n",
        "1:8 yaml-tag",
        "`!!str` gives a value an explicit type (a tag)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "local tag",
        "round: !r 2\n",
        "1:8 yaml-tag",
        "`!r` gives a value an explicit type (a tag)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "verbatim tag",
        "round: !<tag:x,2000:y> 2\n",
        "1:8 yaml-tag",
        "`!<tag:x,2000:y>` gives a value an explicit type (a tag)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "exclamation",
        "title: !important\n",
        "1:8 yaml-tag",
        "`!important` gives a value an explicit type (a tag)",
        "delete it; if it belongs to the text, put the whole text in double quotes",
    ),
    Refusal(
        "directive",
        "%YAML 1.1\n---\ntitle: Talks\n",
        "1:1 yaml-directive",
        "`%YAML 1.1` is an instruction to YAML readers (a directive)",
        "delete the line; if it belongs to the text, put the text in double quotes",
    ),
    Refusal(
        "second document",
        "title: a\n---\ntitle: b\n",
        "2:1 yaml-multiple-documents",
        "a second document begins here",
        "a file holds one record: move the second one to a file of its own, or delete the line",
    ),
    Refusal(
        "document end",
        "title: a\n...\n",
        "2:1 yaml-document-end",
        "`...` ends a document",
        "delete the line: the record ends with the file",
    ),
    Refusal(
        "key without value",
        "title: a\nnotes:\n",
        "2:1 yaml-empty-value",
        "`notes` has no value",
        "write a value, or delete the line",
    ),
    Refusal(
        "item without value",
        "topics:\n  -\n  - trade\n",
        "2:3 yaml-empty-value",
        "the list item has no value",
        "write a value, or delete the line",
    ),
    Refusal(
        "word in braces",
        "round: {us, cn: 2}\n",
        "1:9 yaml-empty-value",
        "`us` has no value",
        "write a value, or delete the line",
    ),
    Refusal(
        "null",
        "notes: null\n",
        "1:8 yaml-null",
        "`null` means that there is no value",
        'delete the line; if the word itself is meant, write "null" in double quotes',
    ),
    Refusal(
        "empty block of text",
        "notes: >-\ntitle: a\n",
        "1:8 yaml-empty-value",
        "the block of text is empty",
        "write the text on the next lines, indented, or delete the line",
    ),
    Refusal(
        "tilde",
        "notes: ~\n",
        "1:8 yaml-null",
        "`~` means that there is no value",
        'delete the line; if the word itself is meant, write "~" in double quotes',
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
