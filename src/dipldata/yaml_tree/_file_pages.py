"""Codes for what is wrong with a file as a whole: its size and its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree._page import kind

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

_SHORT: Final = "title: Talks in Beijing"

KINDS: Final[tuple[ProblemKind, ...]] = (
    kind(
        "yaml-not-utf-8",
        "A file is not encoded in UTF-8.",
        what="some bytes of the file are not valid UTF-8. The message gives the first of them, its offset from "
        "the start of the file, and the encoding that the bytes look like.",
        why="in any other encoding, names and quotations turn into other characters, or into none, depending on "
        "who reads the file.",
        bad="# saved as Windows-1252 or GB18030\ntitle: Café",
        good="# saved as UTF-8\ntitle: Café",
        fix="convert the file from the encoding named in the message, for instance with `iconv -f GB18030 -t "
        "UTF-8`, or save it again with the encoding set to UTF-8. Then look whether the names are right.",
    ),
    kind(
        "yaml-byte-order-mark",
        "A file begins with a byte order mark.",
        what="the first character of the file is U+FEFF BYTE ORDER MARK.",
        why="UTF-8 has no byte order. The mark is invisible, and some readers take it for a part of the first "
        "field name.",
        bad="# with U+FEFF before the first letter\ntitle: Talks",
        good="title: Talks",
        fix="save the file as UTF-8 without a byte order mark. The automatic fix deletes it.",
    ),
    kind(
        "yaml-carriage-return",
        "Lines do not end with a line feed alone.",
        what="the file holds U+000D CARRIAGE RETURN, as files saved on Windows do at the end of each line.",
        why="mixed line ends make every line of a file look changed, and change the bytes of a release.",
        bad="# with CR LF at the end of each line\ntitle: Talks",
        good="title: Talks",
        fix="set the editor to LF line ends (`* text=auto eol=lf` in `.gitattributes` does so for git). The "
        "automatic fix writes LF.",
    ),
    kind(
        "yaml-too-large",
        "A file is too large to be a record.",
        what="the file has more bytes, lines or values than any record needs (512 KiB, 20 000 lines, 20 000 values).",
        why="a file of that size is not a record, and reading it could take all memory.",
        bad="# more than 512 KiB of text\ntitle: Talks",
        good=_SHORT,
        fix="look whether the right file was saved. A file holds one record.",
    ),
    kind(
        "yaml-line-too-long",
        "A line is too long.",
        what="a line has more than 20 000 bytes.",
        why="nobody can review such a line, and some parsers fail on it.",
        bad="# a line of more than 20 000 bytes\ntitle: Talks",
        good="notes: >-\n  Long text stands below its field,\n  one indented line after another.",
        fix="break the text into lines below `>-`, each of them indented.",
    ),
    kind(
        "yaml-too-deep",
        "Values are nested too deep.",
        what="more than 50 lists or mappings stand one within the other.",
        why="no record needs that, and parsers crash on nesting without a limit.",
        bad="title: " + "[" * 51 + "]" * 51,
        good="topics: [maritime-safety]",
        fix="take the brackets or dashes out that are too many.",
    ),
    kind(
        "yaml-too-many-problems",
        "A file has more problems of a kind than are listed.",
        what="more than 100 problems of one code were found in the file. The rest of them is counted here.",
        why="a report of thousands of lines hides what is wrong.",
        bad="# the same mistake more than 100 times\ntitle: Talks",
        good=_SHORT,
        fix="solve the problems that are listed, then check the file again.",
    ),
    kind(
        "yaml-empty",
        "A file holds nothing.",
        what="the file is empty, or holds comments only.",
        why="every file below `records/` is a record.",
        bad="# to be written",
        good=_SHORT,
        fix="write the record, or delete the file.",
    ),
)
