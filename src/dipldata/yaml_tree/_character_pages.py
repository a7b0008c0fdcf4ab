"""Codes for characters that no record may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree._page import kind

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

_CLEAN: Final = "title: Talks in Beijing"

KINDS: Final[tuple[ProblemKind, ...]] = (
    kind(
        "yaml-tab",
        "A tab stands in a file.",
        what="the file holds U+0009 TAB.",
        why="YAML forbids tabs in the indentation, and a tab in a text is as wide as the editor pleases. Where "
        "tabs indent a line, the structure of the file is unknown and nothing else in it is checked.",
        bad="parties:\n\t- us",
        good="parties:\n  - us",
        fix="indent with two spaces for each level, and write a space everywhere else.",
    ),
    kind(
        "yaml-control-character",
        "A control character stands in a text.",
        what="the text holds a control character (U+0000 to U+001F but for the line feed, U+007F to U+009F), or a code "
        "point that Unicode keeps free for ever, as such or as an escape in double quotes.",
        why="control characters come from copying out of PDF files and web pages. They cannot be seen, cannot "
        "be written in XML, and can give orders to a terminal.",
        bad='title: "Talks\\ain Beijing"',
        good=_CLEAN,
        fix="delete it, and look whether a letter was lost in its place.",
    ),
    kind(
        "yaml-line-separator",
        "A line ends with an unusual character.",
        what="the text holds U+0085 NEXT LINE, U+2028 LINE SEPARATOR or U+2029 PARAGRAPH SEPARATOR.",
        why="some programs begin a new line there and others do not: the YAML 1.1 and 1.2 standards differ on it.",
        bad='title: "Talks\\u2028in Beijing"',
        good=_CLEAN,
        fix="write a space, or a line feed where a new line is meant.",
    ),
    kind(
        "yaml-bidi-character",
        "A character changes the direction of the text.",
        what="the text holds one of the marks, embeddings, overrides and isolates of the Unicode bidirectional "
        "algorithm, such as U+202E RIGHT-TO-LEFT OVERRIDE.",
        why="such a character makes a text look different from what it says, in a review as well as in print.",
        bad='title: "Talks \\u202ein Beijing"',
        good=_CLEAN,
        fix="delete it. The automatic fix does.",
    ),
    kind(
        "yaml-invisible-character",
        "A character without width stands in a text.",
        what="the text holds an invisible character: a zero-width space or joiner, a soft hyphen, a word joiner, "
        "a filler, a byte order mark within the text, or a variation selector that follows no symbol or "
        "ideograph.",
        why="two texts that look the same are then different, so searches, comparisons and references fail.",
        bad='title: "Talks\\u200b in Beijing"',
        good=_CLEAN,
        fix="delete it. The automatic fix does.",
    ),
    kind(
        "yaml-odd-space",
        "A space is not an ordinary space.",
        what="the text holds a no-break space or another of the Unicode spaces, or an ideographic space (U+3000) where "
        "YAML needs an ordinary one. Within Chinese text the ideographic space is fine.",
        why="to YAML such a space is a letter: it does not separate a key from its value, and searches miss the words "
        "beside it.",
        bad='title: "Talks\\u00a0in Beijing"',
        good=_CLEAN,
        fix="write an ordinary space. The automatic fix does.",
    ),
    kind(
        "yaml-private-character",
        "A character has no meaning of its own.",
        what="the text holds a character from a private use area of Unicode.",
        why="such a character shows whatever the font puts there; it comes from copying out of a PDF file with "
        "a font of its own.",
        bad='title: "Talks \\ue001 in Beijing"',
        good=_CLEAN,
        fix="look at the source and write the character that is meant.",
    ),
    kind(
        "yaml-replacement-character",
        "A character was lost.",
        what="the text holds U+FFFD REPLACEMENT CHARACTER or U+FFFC OBJECT REPLACEMENT CHARACTER.",
        why="a program wrote it in the place of something that it could not decode: the text is damaged.",
        bad='title: "Caf\\ufffd talks"',
        good='title: "Café talks"',
        fix="look at the source and write the character that is meant.",
    ),
    kind(
        "yaml-not-nfc",
        "A text is not in Unicode normalization form C.",
        what="a character is written in several code points, or in another one than NFC has for it: `e` and "
        "U+0301 for é, or a compatibility ideograph.",
        why="the same name in two forms is two names to a computer.",
        bad='name: "Cafe\\u0301"',
        good="name: Café",
        fix="write the text in NFC. The automatic fix does; the text looks the same.",
    ),
    kind(
        "yaml-bad-escape",
        "An escape in double quotes stands for no character.",
        what="a text in double quotes holds a backslash with something after it that YAML does not know, a pair of "
        "surrogates (`\\ud83d\\ude00`, as JSON writes an emoji), half of such a pair, or a number beyond Unicode.",
        why="YAML readers refuse it, or each makes something else of it.",
        bad='path: "C:\\data"',
        good='path: "C:\\\\data"',
        fix="double the backslash where a backslash is meant; write the character itself where one is meant.",
    ),
)
