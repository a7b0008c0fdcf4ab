"""Codes for what YAML allows but a record does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.yaml_tree._page import kind

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

_ONE: Final = "title: Talks\nnotes: None of the readouts gives a time."

KINDS: Final[tuple[ProblemKind, ...]] = (
    kind(
        "yaml-not-a-mapping",
        "A file does not hold fields.",
        what="the file holds a list or a text where a record has `field: value` lines.",
        why="a record is a set of named fields, one record for each file.",
        bad="- title: Talks",
        good="title: Talks",
        fix="write each field at the start of its line; take the dash away, and give every record a file of its own.",
    ),
    kind(
        "yaml-duplicate-key",
        "A key is given twice.",
        what="the same key stands twice in one mapping. The problem names both lines.",
        why="YAML readers keep one of the two values and drop the other, most of them without a word.",
        bad="title: Talks\ntitle: Talks in Beijing",
        good="title: Talks in Beijing",
        fix="keep the value that is right. Several values of one field form a list, if the field takes one.",
    ),
    kind(
        "yaml-key-not-text",
        "A key is not text.",
        what="a key is empty, a list or mapping, or an unquoted word that YAML readers take for a number, a "
        "date, a truth value or nothing: `2023:`, `on:`, `null:`.",
        why="`on:` is the key *true* to one reader and the key *on* to another.",
        bad="on: 2023-11-03",
        good="start: 2023-11-03",
        fix="write the name of a field. Where such a key is really meant, put it in double quotes.",
    ),
    kind(
        "yaml-merge-key",
        "A merge key pulls one mapping into another.",
        what="the unquoted key `<<` stands in a mapping.",
        why="it is an extension that only some YAML readers follow, and a reader of the record has to look "
        "elsewhere for its fields.",
        bad="<<: {side: us}\noffice: assistant-secretary",
        good="side: us\noffice: assistant-secretary",
        fix="write the fields out.",
    ),
    kind(
        "yaml-anchor",
        "An anchor names a value.",
        what="`&` and a name stand before a value, so that other places can refer to it.",
        why="every value of a record stands where it belongs, to be read and reviewed there. A `&` at the start of an "
        "unquoted text is lost.",
        bad="side: &home us",
        good="side: us",
        fix="delete the anchor. Where `&` begins a text, put the text in double quotes.",
    ),
    kind(
        "yaml-alias",
        "An alias stands for a value.",
        what="`*` and a name stand where a value should be.",
        why="every value of a record stands where it belongs. A few nested aliases also make gigabytes out of "
        "one line.",
        bad="side: *home",
        good="side: us",
        fix="write the value itself. A list item begins with `- `; a text that begins with `*` needs double quotes.",
    ),
    kind(
        "yaml-tag",
        "A tag gives a value a type.",
        what="`!` and a name stand before a value.",
        why="the type of a field comes from the record model. Tags can also make some YAML readers run code. A "
        "`!` at the start of an unquoted text is lost.",
        bad="round: !!str 2",
        good='round: "2"',
        fix="delete the tag and write the value as what it is: text in double quotes, a number without.",
    ),
    kind(
        "yaml-directive",
        "A directive gives orders to YAML readers.",
        what="a line begins with `%`, as in `%YAML 1.1`.",
        why="a directive changes how the rest of the file is read.",
        bad="%YAML 1.1\n---\ntitle: Talks",
        good="title: Talks",
        fix="delete the line. Where `%` begins a text, put the text in double quotes.",
    ),
    kind(
        "yaml-multiple-documents",
        "A file holds several documents.",
        what="a line `---` stands after the beginning of the record. What follows it is not read.",
        why="a file holds one record; many YAML readers drop all documents but the first without a word.",
        bad="title: Talks\n---\ntitle: More talks",
        good="title: Talks",
        fix="move the second record to a file of its own. Where no second record is meant, delete the line.",
    ),
    kind(
        "yaml-document-end",
        "A document end marker stands in a file.",
        what="a line begins with `...`.",
        why="a record ends where its file ends; what follows the marker would be a second document.",
        bad="title: Talks\n...",
        good="title: Talks",
        fix="delete the line. Where the dots belong to a text, put the text in double quotes.",
    ),
    kind(
        "yaml-empty-value",
        "A key or a list item has no value.",
        what="nothing follows the colon of a key or the dash of a list item.",
        why="it could mean unknown, none, or not yet written, so the record model has no such value.",
        bad="title: Talks\nnotes:",
        good=_ONE,
        fix="write a value, or delete the line. Look whether the lines that should belong to the key are indented.",
    ),
    kind(
        "yaml-null",
        "A value says that there is none.",
        what="an unquoted `null`, `Null`, `NULL` or `~` stands as a value.",
        why="a field without a value is left out, so that there is one way to say so.",
        bad="title: Talks\nnotes: ~",
        good="title: Talks",
        fix="delete the line. Where the word itself is meant, put it in double quotes.",
    ),
)
