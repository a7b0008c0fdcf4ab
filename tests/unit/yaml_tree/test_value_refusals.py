"""Refusals of values that readers do not agree on: code, place, message and hint."""

from __future__ import annotations

import pytest

from tests.unit.yaml_tree.refusals import Refusal, assert_refused

REFUSALS = [
    Refusal(
        "no",
        "country: NO\n",
        "1:10 yaml-ambiguous-boolean",
        "`NO` is text to some YAML readers and the truth value false to others",
        'write "NO" in double quotes if text is meant, false if the truth value is',
    ),
    Refusal(
        "on",
        "descriptive: on\n",
        "1:14 yaml-ambiguous-boolean",
        "`on` is text to some YAML readers and the truth value true to others",
        'write "on" in double quotes if text is meant, true if the truth value is',
    ),
    Refusal(
        "True",
        "descriptive: True\n",
        "1:14 yaml-ambiguous-boolean",
        "`True` is text to some YAML readers and the truth value true to others",
        'write "True" in double quotes if text is meant, true if the truth value is',
    ),
    Refusal(
        "y",
        "sides: [y]\n",
        "1:9 yaml-ambiguous-boolean",
        "`y` is text to some YAML readers and the truth value true to others",
        'write "y" in double quotes if text is meant, true if the truth value is',
    ),
    Refusal(
        "octal",
        "code: 0755\n",
        "1:7 yaml-ambiguous-number",
        "`0755` is read as different values by different YAML readers",
        ('write "0755" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "octal of YAML 1.2",
        "code: 0o14\n",
        "1:7 yaml-ambiguous-number",
        "`0o14` is read as different values by different YAML readers",
        ('write "0o14" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "hexadecimal",
        "code: 0x1F\n",
        "1:7 yaml-ambiguous-number",
        "`0x1F` is read as different values by different YAML readers",
        ('write "0x1F" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "binary",
        "code: 0b1\n",
        "1:7 yaml-ambiguous-number",
        "`0b1` is read as different values by different YAML readers",
        ('write "0b1" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "underscore",
        "count: 1_000\n",
        "1:8 yaml-ambiguous-number",
        "`1_000` is read as different values by different YAML readers",
        ('write "1_000" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "last zero",
        "version: 1.10\n",
        "1:10 yaml-ambiguous-number",
        "`1.10` is read as different values by different YAML readers",
        ('write "1.10" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "exponent",
        "count: 1e3\n",
        "1:8 yaml-ambiguous-number",
        "`1e3` is read as different values by different YAML readers",
        ('write "1e3" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "no digit before the point",
        "share: .5\n",
        "1:8 yaml-ambiguous-number",
        "`.5` is read as different values by different YAML readers",
        ('write ".5" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "no digit after the point",
        "share: 5.\n",
        "1:8 yaml-ambiguous-number",
        "`5.` is read as different values by different YAML readers",
        ('write "5." in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "plus",
        "count: +1\n",
        "1:8 yaml-ambiguous-number",
        "`+1` is read as different values by different YAML readers",
        ('write "+1" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "infinity",
        "count: -.inf\n",
        "1:8 yaml-ambiguous-number",
        "`-.inf` is read as different values by different YAML readers",
        ('write "-.inf" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "not a number",
        "count: .nan\n",
        "1:8 yaml-ambiguous-number",
        "`.nan` is read as different values by different YAML readers",
        ('write ".nan" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "many digits",
        "id: 1234567890123456\n",
        "1:5 yaml-ambiguous-number",
        "`1234567890123456` is read as different values by different YAML readers",
        (
            'write "1234567890123456" in double quotes if text is meant, otherwise the number in its '
            "plain form, such as 12 or 1.5"
        ),
    ),
    Refusal(
        "minus zero",
        "count: -0\n",
        "1:8 yaml-ambiguous-number",
        "`-0` is read as different values by different YAML readers",
        ('write "-0" in double quotes if text is meant, otherwise the number in its plain form, such as 12 or 1.5'),
    ),
    Refusal(
        "time of day",
        "time: 19:30\n",
        "1:7 yaml-ambiguous-time",
        "`19:30` is text to some YAML readers and a number in base 60 to others",
        'write "19:30" in double quotes',
    ),
    Refusal(
        "time stamp",
        "start: 2001-12-14t21:59:43.10-05:00\n",
        "1:8 yaml-ambiguous-time",
        "`2001-12-14t21:59:43.10-05:00` is text to some YAML readers and a time stamp to others",
        'write 2001-12-14 if a date is meant, "2001-12-14t21:59:43.10-05:00" in double quotes if text is',
    ),
    Refusal(
        "date and time",
        "start: 2023-11-03 10:00\n",
        "1:8 yaml-ambiguous-time",
        "`2023-11-03 10:00` is text to some YAML readers and a time stamp to others",
        'write 2023-11-03 if a date is meant, "2023-11-03 10:00" in double quotes if text is',
    ),
    Refusal(
        "single digits",
        "start: 2023-1-5\n",
        "1:8 yaml-ambiguous-time",
        "`2023-1-5` is text to some YAML readers and a time stamp to others",
        'write 2023-01-05 if a date is meant, "2023-1-5" in double quotes if text is',
    ),
    Refusal(
        "equals",
        "sign: =\n",
        "1:7 yaml-special-value",
        "`=` has a meaning of its own in some YAML readers",
        'write "=" in double quotes',
    ),
    Refusal(
        "dash in brackets",
        "parties: [-]\n",
        "1:11 yaml-special-value",
        "`-` begins a list item",
        'write "-" in double quotes',
    ),
    Refusal(
        "merge sign",
        "sign: <<\n",
        "1:7 yaml-special-value",
        "`<<` has a meaning of its own in some YAML readers",
        'write "<<" in double quotes',
    ),
    Refusal(
        "cut text",
        "title: US #1 partner\n",
        "1:11 yaml-cut-by-comment",
        "`#` begins a comment, so `US` ends before `#1 partner`",
        "put the whole text in double quotes; if it is a comment, write a space after #",
    ),
    Refusal(
        "cut item",
        "topics:\n  - a #b\n",
        "2:7 yaml-cut-by-comment",
        "`#` begins a comment, so `a` ends before `#b`",
        "put the whole text in double quotes; if it is a comment, write a space after #",
    ),
    Refusal(
        "comment after a quote",
        'title: "a"#b\n',
        "1:11 yaml-missing-space",
        "a comment needs a space before it",
        "write a space before #; if it belongs to a text, put it within the quotes",
    ),
    Refusal(
        "nothing before the comment",
        "title: #1 partner\n",
        "1:8 yaml-cut-by-comment",
        "`#` begins a comment, so `title` has no value: `#1 partner`",
        "put the whole text in double quotes; if it is a comment, write a space after #",
    ),
    Refusal(
        "cut within brackets",
        "topics: [a #b\n  ]\n",
        "1:12 yaml-cut-by-comment",
        "`#` begins a comment, so `a` ends before `#b`",
        "put the whole text in double quotes; if it is a comment, write a space after #",
    ),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda it: it.name)
def test_refusal(refusal: Refusal) -> None:
    """Each of these is reported once, at the right place, with its cause and a remedy, with libyaml and without."""
    assert_refused(refusal)
