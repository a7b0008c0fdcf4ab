"""Codes for values that YAML readers do not agree on, or cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree._page import kind

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

KINDS: Final[tuple[ProblemKind, ...]] = (
    kind(
        "yaml-ambiguous-boolean",
        "An unquoted word is a truth value to some readers.",
        what="one of `yes`, `no`, `on`, `off`, `y`, `n` or a capitalized form of these or of `true` and `false` stands "
        "without quotes as a value. It is read as text here.",
        why="YAML 1.1 reads truth values and YAML 1.2 text: the country code `NO` became *false* in many a dataset.",
        bad="country: NO",
        good='country: "NO"\ndescriptive: true',
        fix="put the word in double quotes (the automatic fix), or write `true` or `false` where a truth value "
        "is meant.",
    ),
    kind(
        "yaml-ambiguous-number",
        "An unquoted number is read in different ways.",
        what="a number is not in the plain form of JSON: octal `0755` and `0o14`, hexadecimal `0x1F`, binary "
        "`0b1`, `1_000`, `+1`, `.5`, `5.`, `1e3`, `.inf`, `.nan`; or it has more than 15 digits or a last "
        "zero after the point, which are lost when it is read as a number: `1.10`. It is read as text here.",
        why="`0755` is 493, 755 or a text, and `1.10` is 1.1, depending on the reader.",
        bad="code: 0755\nversion: 1.10",
        good='code: "0755"\nversion: "1.10"\ncount: 12\nlatitude: 39.9042',
        fix="put it in double quotes if it is a text, such as a code (the automatic fix); write it in its plain "
        "form if it is a number.",
    ),
    kind(
        "yaml-ambiguous-time",
        "An unquoted time is read in different ways.",
        what="a time of day (`19:30`), a date with a time, or a date with single digits (`2023-1-5`) stands "
        "without quotes. It is read as text here.",
        why="YAML 1.1 reads `19:30` as 1170, a number in base 60, and a date with a time as a time stamp.",
        bad="time: 19:30",
        good='time: "19:30"\nstart: 2023-11-03',
        fix="put it in double quotes (the automatic fix). A date has the form `2023-11-03`.",
    ),
    kind(
        "yaml-special-value",
        "An unquoted sign has a meaning of its own.",
        what="`=` or `<<` stands without quotes as a value.",
        why="YAML 1.1 gives both a type of their own, and some readers fail on them.",
        bad="sign: =",
        good='sign: "="',
        fix="put it in double quotes. The automatic fix does.",
    ),
    kind(
        "yaml-cut-by-comment",
        "A comment cuts a value short.",
        what="an unquoted value is followed by a space, `#` and text without a space after `#`. All of it from "
        "`#` on is a comment and lost.",
        why="`US #1 partner` is the text `US` to every YAML reader.",
        bad="title: US #1 partner",
        good='title: "US #1 partner"\nkind: round  # a comment has a space after its sign',
        fix="put the whole text in double quotes, or write a space after `#` where a comment is meant.",
    ),
)
