"""The quickest way to read a text: line by line, for as long as every line is as `dipldata fmt` writes it.

What is not of that form is left to libyaml: a field or list item on each line, indented by two spaces for each level,
with one space behind colon or dash, no comment and no blank line; values that are plain, in double quotes without
escapes, a list of words in brackets, or a block below `>-` or `|-`. `docs/performance.md` says what this gains, and
`tests/property/test_canonical_reading.py` proves that both ways read the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dipldata.yaml_tree.scalars import NULLS, STARTS, meaning_of

if TYPE_CHECKING:
    from dipldata.yaml_tree.reading import Value

_NAME: Final = re.compile(r"(?=.{1,100}\Z)[a-z][a-z0-9_]*(?:-[a-z0-9]+)*")
_FIRST: Final = re.compile(r"(?![!-#%-'*-/:-@\[-`{-~\u3000])\S")
"""What a plain text may begin with: no punctuation but `$` and `(`."""
_PLAIN: Final = re.compile(r"[^\W\d_][\w ,.()'/-]{5,}(?<! )(?:://[\w.~/?=&-]+)?")
"""What is text to everybody: nearly all that stands in records. Words that mean something else are shorter."""
_DAY_ALONE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED: Final = re.compile(r'"[^"\\]*"')
_WORDS: Final = re.compile(r"\[[A-Za-z0-9](?:[A-Za-z0-9_-]|, (?=[A-Za-z0-9]))*\]")
DEEPEST: Final = 12
"""Levels of lists and mappings that are read so; no record has as many."""
_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 60

_VALUE, _DAY, _LIST, _LIST_WITH_DAY, _OPEN, _FOLDED, _LITERAL, _NONE = range(8)
_BLOCKS: Final = {">-": _FOLDED, "|-": _LITERAL}


_Line = tuple[int, bool, str | None, int, Any]
"""One line: its level, whether it begins a list item, its key, the form of what stands behind, the value of that."""

_remembered: dict[str, _Line] = {}
"""Short lines recur in every record."""
_heads: dict[str, tuple[int, bool, str | None]] = {}
"""And so does what stands before a colon."""
_NO_LINE: Final[_Line] = (0, False, None, _NONE, None)
_NOWHERE: Final[tuple[int, bool, str | None]] = (0, False, None)


class _Other(Exception):  # noqa: N818 - nothing is wrong with such a text
    """The text is not in canonical form."""


def read_canonical(text: str) -> tuple[dict[str, Value], frozenset[str]] | None:
    """The fields of a text in canonical form, with the fields in which a day stands without quotes.

    A field is named with the one above it, as in `history.known` or `.start`, a list as `attested[]`. None for any
    other text. Characters that no record may hold must have been excluded.
    """
    if not text.endswith("\n"):
        return None
    lines = _Lines(text)
    try:
        root = lines.read()
    except _Other:
        return None
    return (root, frozenset(lines.days)) if root else None


class _Full:
    """Stands where a list is in the place of the fields of a mapping: no field can be added to it."""

    def __contains__(self, _: object) -> bool:
        return True


_LIST_HERE: Final = _Full()


class _Lines:
    """Goes through the lines of one text.

    At each level that is open, `fields` holds a mapping or `_LIST_HERE`, `lists` the list, and `names` the key above.
    """

    __slots__ = ("at", "days", "end", "fields", "lines", "lists", "names")

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.end = len(self.lines) - 1
        self.at = 0
        self.days: set[str] = set()
        self.fields: list[Any] = [None] * (DEEPEST + 2)
        self.lists: list[Any] = [None] * (DEEPEST + 2)
        self.names = [""] * (DEEPEST + 2)

    def read(self) -> dict[str, Value]:
        """The fields of the text; raises `_Other` where a line is not canonical."""
        lines, fields, lists, names, known = self.lines, self.fields, self.lists, self.names, _remembered.get
        at, depth, end = 0, 0, self.end
        root: dict[str, Value] = {}
        fields[0] = root
        while at < end:
            level, item, key, form, value = known(lines[at]) or _parsed(lines[at])
            at += 1
            if level > depth or (item and fields[level] is not _LIST_HERE):
                raise _Other
            if item and key is not None:
                begun: dict[str, Value] = {}
                lists[level].append(begun)
                level += 1
                fields[level], names[level] = begun, names[level - 1]
            depth = level
            if form == _OPEN:
                depth += 1
                value = self._open(depth, key, lines[at])
            elif form:
                self.at = at
                value = self._special(form, value, level, key)
                at = self.at
            if key is None:
                lists[level].append(value)
            elif key in fields[level]:
                raise _Other
            else:
                fields[level][key] = value
        return root

    def _open(self, level: int, key: str | None, line: str) -> Value:
        """What begins below a key: a list or a mapping, as the next line tells."""
        found, item, *_ = _remembered.get(line) or _parsed(line)
        if found != level or key is None:
            raise _Other
        opened: Any = [] if item else {}
        self.fields[level], self.lists[level] = (_LIST_HERE, opened) if item else (opened, None)
        self.names[level] = key
        return opened  # type: ignore[no-any-return]  # one of the two

    def _special(self, form: int, value: Any, level: int, key: str | None) -> Value:  # noqa: ANN401
        """The value of a line that is not simply what stands there."""
        if form == _DAY:
            self.days.add(f"{self.names[level]}[]" if key is None else f"{self.names[level]}.{key}")
            return str(value)
        if form == _LIST_WITH_DAY:
            self.days.add(f"{key}[]")
        if form in {_LIST, _LIST_WITH_DAY}:
            return list(value)
        if form == _NONE:
            raise _Other
        return self._block(form, level)

    def _block(self, form: int, level: int) -> Value:
        """The text of the lines below, which are indented by one level more."""
        margin = "  " * (level + 1)
        width, lines, start = len(margin), self.lines, self.at
        while lines[self.at].startswith(margin):
            line = lines[self.at]
            if line[width : width + 1] in {" ", ""} or line[-1] == " ":
                raise _Other
            self.at += 1
        if self.at == start or (not lines[self.at] and self.at < self.end):
            raise _Other
        return (" " if form == _FOLDED else "\n").join([line[width:] for line in lines[start : self.at]])


def _parsed(line: str) -> _Line:
    head, colon, source = line.partition(": ")
    place = (_heads.get(head) or _place(head)) if colon else _NOWHERE
    if place[2] is not None:
        behind = _behind(source)
        found = (*place, *behind) if behind and source[:1] != " " else _NO_LINE
    else:
        found = _without_value(line)
    if len(line) <= _LONGEST_REMEMBERED:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        _remembered[line] = found
    return found


def _place(head: str) -> tuple[int, bool, str | None]:
    """Level, whether a list item begins, and the key of what stands before a colon; no key where it is no name."""
    name = head.lstrip(" ")
    level, odd = divmod(len(head) - len(name), 2)
    item = name.startswith("- ")
    name = name[2:] if item else name
    meaning = meaning_of(name)
    fine = not odd and level < DEEPEST and _NAME.fullmatch(name) and meaning.trap is None and meaning.value == name
    found = (level, item, name if fine else None)
    if len(_heads) < _MOST_REMEMBERED:
        _heads[head] = found
    return found


def _without_value(line: str) -> _Line:
    """A line that is a key alone, or an item that is a single value."""
    if line.endswith(":"):
        place = _place(line[:-1])
        return _NO_LINE if place[2] is None else (*place, _OPEN, None)
    rest = line.lstrip(" ")
    level, odd = divmod(len(line) - len(rest), 2)
    if odd or level >= DEEPEST or not rest.startswith("- "):
        return _NO_LINE
    behind = _behind(rest[2:])
    return (level, True, None, *behind) if behind else _NO_LINE


def _behind(source: str) -> tuple[int, Any] | None:
    """What stands behind a colon or dash."""
    if _PLAIN.fullmatch(source):
        return _VALUE, source
    if _DAY_ALONE.fullmatch(source):
        return _DAY, source
    if source in _BLOCKS:
        return _BLOCKS[source], None
    if source[:1] == '"':
        return (_VALUE, source[1:-1]) if _QUOTED.fullmatch(source) else None
    if source[:1] == "[":
        return _words(source[1:-1].split(", ")) if _WORDS.fullmatch(source) else None
    return _unquoted(source)


def _unquoted(source: str) -> tuple[int, Any] | None:
    """A text, number or word without quotes."""
    ends_well = source and source[-1] != ":" and not source[-1].isspace()
    if not ends_well or not _FIRST.match(source) or ": " in source or " #" in source:
        return None
    if source[0] not in STARTS and source not in NULLS and "：" not in source:
        return _VALUE, source
    meaning = meaning_of(source)
    return None if meaning.trap else (_DAY if meaning.is_day else _VALUE, meaning.value)


def _words(words: list[str]) -> tuple[int, tuple[Value, ...]] | None:
    meanings = [meaning_of(word) for word in words]
    if any(meaning.trap for meaning in meanings):
        return None
    has_day = any(meaning.is_day for meaning in meanings)
    return _LIST_WITH_DAY if has_day else _LIST, tuple(meaning.value for meaning in meanings)
