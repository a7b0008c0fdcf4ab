"""Codes for files that are not YAML, by the mistake that was probably made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree._page import kind

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

KINDS: Final[tuple[ProblemKind, ...]] = (
    kind(
        "yaml-syntax",
        "A line is not YAML.",
        what="the parser cannot make sense of the line, and none of the usual mistakes was recognized.",
        why="nothing on the line can be read. Reading goes on with the next field of the record.",
        bad="parties: [us,, cn]",
        good="parties: [us, cn]",
        fix="look at the indentation, the quotes and the brackets of the line and of the one before it.",
    ),
    kind(
        "yaml-unclosed-quote",
        "A quote is not closed.",
        what="a quote opens before a text and none closes it, or only that of a later value does.",
        why="everything up to the next quote is taken for a part of the text.",
        bad='title: "Talks\nkind: round',
        good='title: "Talks"\nkind: round',
        fix="write the closing quote.",
    ),
    kind(
        "yaml-text-after-quote",
        "Text follows a closing quote.",
        what="a quote within a text in quotes closes it, and the rest stands outside.",
        why="the apostrophe of `China's` closes a text in single quotes.",
        bad="title: 'China's plan'",
        good="title: \"China's plan\"\nnotes: 'China''s plan'",
        fix="put the text in the other kind of quotes; or write `''` for an apostrophe in single quotes and "
        '`\\"` for a quote in double quotes.',
    ),
    kind(
        "yaml-smart-quote",
        "Curly quotes stand where straight ones are needed.",
        what="a key or a value begins with a curly or Chinese quote and all of it stands within such quotes.",
        why="to YAML they are letters like any other: they become a part of the text and do not protect what is in it.",
        bad="title: “Talks”",
        good='title: "Talks"\nnotes: The “talks” were brief.',
        fix="write straight double quotes. Where the curly ones belong to the text, put straight ones around "
        'them: "“Talks”".',
    ),
    kind(
        "yaml-full-width-colon",
        "A full-width colon stands after a key.",
        what="`：` (U+FF1A) stands where `: ` should.",
        why="to YAML it is a letter like any other, so that key and value are one text.",
        bad="title：Talks",
        good="title: Talks",
        fix="write an ordinary colon and a space.",
    ),
    kind(
        "yaml-missing-space",
        "A space is missing after a colon or a dash.",
        what="`key:value` or `-item` stands where `key: value` or `- item` is meant.",
        why="without the space, YAML reads one word.",
        bad="title:Talks\nkind: round",
        good="title: Talks\nkind: round",
        fix="write the space. Where the colon or dash belongs to a text, put the text in double quotes.",
    ),
    kind(
        "yaml-colon-in-value",
        "A colon and a space stand in an unquoted text.",
        what="an unquoted text holds a colon and a space, or ends with a colon.",
        why="a colon and a space end a key, and a text cannot be one here.",
        bad="title: Talks: an outline",
        good='title: "Talks: an outline"',
        fix="put the text in double quotes.",
    ),
    kind(
        "yaml-bad-indentation",
        "A line is indented too far or not far enough.",
        what="a line begins in a column where none of the lines above it begins, or it is indented below a line "
        "that has its value already.",
        why="the indentation says what a line belongs to.",
        bad="parties:\n    - us\n  - cn",
        good="parties:\n  - us\n  - cn",
        fix="indent the line exactly as far as the lines that it belongs with, two spaces for each level.",
    ),
    kind(
        "yaml-mixed-collection",
        "List items and fields are mixed.",
        what="a line with a dash stands among fields, a field among lines with dashes, or a dash on the line of a key.",
        why="a value is either a list or a mapping.",
        bad="title: Talks\n- us",
        good="title: Talks\nparties:\n  - us",
        fix="indent the item below its field, or the field below its item, or delete the dash.",
    ),
    kind(
        "yaml-missing-colon",
        "A line is neither a field nor a part of a text.",
        what="a line has no colon and is not indented like a text that goes on.",
        why="it cannot be said what the line belongs to.",
        bad="title: Talks\nin Beijing\nkind: round",
        good="title: Talks\n  in Beijing\nkind: round",
        fix="write `key: value`; or indent the line, if it goes on with the text above.",
    ),
    kind(
        "yaml-reserved-character",
        "An unquoted text begins with a character that YAML keeps for itself.",
        what="a text begins with `@`, a backtick, `%`, or `?` and a space.",
        why="YAML gives these a meaning, or may do so one day.",
        bad="handle: @StateDept",
        good='handle: "@StateDept"',
        fix="put the text in double quotes.",
    ),
    kind(
        "yaml-block-text",
        "Text stands on the line of `|` or `>`.",
        what="an unquoted value begins with `|` or `>`, which announce a text on the lines below, and goes on with it.",
        why="the text is not read: only `-`, `+` and a digit may follow the sign.",
        bad="notes: > 50 percent",
        good='notes: "> 50 percent"\nquote: >-\n  A long text,\n  on lines of its own.',
        fix="put the value in double quotes, or the text on the lines below, indented.",
    ),
    kind(
        "yaml-unclosed-bracket",
        "A bracket is not closed.",
        what="`[` or `{` opens a list or a mapping and is not closed on its line.",
        why="the lines that follow are taken for a part of it.",
        bad="parties: [us, cn\ntitle: Talks",
        good="parties: [us, cn]\ntitle: Talks",
        fix="write the closing bracket. Where a text begins with a bracket, put it in double quotes.",
    ),
)
