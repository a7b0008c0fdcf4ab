"""The careful parser: PyYAML's own, in pure Python, made to report what it would resolve, and to read on.

It reads every file in which something is wrong or might be, whether libyaml is there or not, so that the report never
depends on it. It follows libyaml where the two differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from dipldata.yaml_tree.escapes import BAD_ESCAPE, DOUBLE_QUOTED, mended
from dipldata.yaml_tree.findings import excerpt, replacement

if TYPE_CHECKING:
    from dipldata.yaml_tree.findings import Findings

_PROPERTY: Final = re.compile(r"!<[^>\s]*>|[&!][^ \t\r\n\0,\[\]{}]*")
_PROPERTY_AND_SPACES: Final = re.compile(rf"(?:{_PROPERTY.pattern}) *")
_LINE: Final = re.compile(r"[^\r\n\0]*")
_PLAIN_BLOCK: Final = re.compile(r"(?!#)[^ \t\r\n\0:]*(?::(?![ \t\r\n\0])[^ \t\r\n\0:]*)*")
_PLAIN_FLOW: Final = re.compile(r"(?!#)[^ \t\r\n\0:,\[\]{}]*(?::(?![ \t\r\n\0,?\[\]{}])[^ \t\r\n\0:,\[\]{}]*)*")


class CarefulParser(Reader, Scanner, Parser):
    """Reader, scanner and parser over a masked text; what is refused goes to `found`, the rest becomes events.

    Anchors, tags, directives and document ends are reported and passed over, an alias is read as text, and the text
    ends where a second document begins.
    """

    def __init__(self, masked: str, found: Findings, start: int = 0) -> None:
        """Begin at an offset of the text, which must be the start of a line."""
        Reader.__init__(self, masked)
        self.pointer = self.index = start
        Scanner.__init__(self)
        Parser.__init__(self)
        self.found = found
        self._reported_line = -1
        self.quoted: list[tuple[int, int]] = []
        """Start and end of every scalar in quotes: the likely culprits where a quote was never closed."""

    def fetch_anchor(self) -> None:
        """Report an anchor and pass over it."""
        self._pass_over_property("yaml-anchor", "names a value for use in other places (an anchor)")

    def fetch_tag(self) -> None:
        """Report a tag and pass over it."""
        self._pass_over_property("yaml-tag", "gives a value an explicit type (a tag)")

    def _pass_over_property(self, code: str, what: str) -> None:
        text = self._rest(_PROPERTY)
        hint = "delete it; if it belongs to the text, put the whole text in double quotes"
        place = (self.index, self.index + len(text))
        spaces = len(self._rest(_PROPERTY_AND_SPACES))
        fix = replacement("delete it", (self.index, self.index + spaces), "", safe=False)
        self.found.add(code, place, f"{excerpt(text)} {what}", hint, fix=fix, fatal=True)
        self.save_possible_simple_key()
        self.allow_simple_key = False
        self.forward(len(text))

    def fetch_alias(self) -> None:
        """Report an alias and read it as text."""
        start = self.index
        bullet = self.peek(1) == " "
        self.save_possible_simple_key()
        self.allow_simple_key = False
        token = self.scan_plain()
        self.tokens.append(token)
        message, hint = "`*` does not begin a list item", "write `- ` before each item of a list"
        if not bullet:
            message = "what begins with `*` stands for a value given elsewhere (an alias)"
            hint = "write the value itself; if text is meant, put it in double quotes"
        self.found.add("yaml-alias", (start, token.end_mark.index), message, hint, fatal=True)

    def fetch_directive(self) -> None:
        """Report a directive and pass over its line."""
        text = self._rest(_LINE).rstrip()
        message = f"{excerpt(text)} is an instruction to YAML readers (a directive)"
        hint = "delete the line; if it belongs to the text, put the text in double quotes"
        self._pass_over("yaml-directive", len(text), message, hint)

    def fetch_document_end(self) -> None:
        """Report `...` and pass over it."""
        hint = "delete the line: the record ends with the file"
        self._pass_over("yaml-document-end", 3, "`...` ends a document", hint)

    def _pass_over(self, code: str, length: int, message: str, hint: str) -> None:
        place = (self.index, self.index + length)
        line = re.compile(r"[^\n]*\n?").match(self.found.text, self.index)
        alone = line is not None and line[0].rstrip("\n") == self.found.text[slice(*place)]
        end = line.end() if line else place[1]
        # An end that ends the file says nothing; what an order to other readers meant is for a person to judge.
        safe = code == "yaml-document-end" and end == len(self.found.text)
        fix = replacement("delete the line", (self.index, end), "", safe=safe) if alone else None
        self.found.add(code, place, message, hint, fix=fix, fatal=True)
        self.remove_possible_simple_key()
        self.allow_simple_key = True
        self.forward(length)

    def fetch_document_start(self) -> None:
        """Accept one `---` before everything else; report another and end there."""
        if self.tokens_taken + len(self.tokens) <= 1:
            super().fetch_document_start()
            return
        message = "a second document begins here"
        hint = "a file holds one record: move the second one to a file of its own, or delete the line"
        self.found.add("yaml-multiple-documents", (self.index, self.index + 3), message, hint, fatal=True)
        self.fetch_stream_end()

    def check_key(self) -> bool:
        """Whether `?` is the sign of a key: only before a space, while libyaml needs none within brackets."""
        return self.peek(1) in "\0 \t\r\n"

    def scan_to_next_token(self) -> None:
        """Pass over spaces and comments; report a comment that other YAML readers would not take for one."""
        if self.peek() == "#" and self.index and self.buffer[self.index - 1] not in " \n\r\t":
            place = (self.index, self.index + 1)
            fix = replacement("write a space", (self.index, self.index), " ", safe=True)
            hint = "write a space before #; if it belongs to a text, put it within the quotes"
            self.found.add("yaml-missing-space", place, "a comment needs a space before it", hint, fix=fix)
        super().scan_to_next_token()

    def unwind_indent(self, column: int) -> None:
        """End the blocks that a line is not indented for; report such a line within brackets, where nothing ends."""
        if self.flow_level and column <= self.indent and self.line != self._reported_line and self.peek() not in "]}\0":
            self._reported_line = self.line
            place = (self.index, self.index + len(self._rest(_LINE).rstrip()))
            message = "the line stands within brackets, but is not indented more than the field that they belong to"
            hint = "indent it by two more spaces, or close the bracket on the line before"
            self.found.add("yaml-bad-indentation", place, message, hint, fatal=True)
        super().unwind_indent(column)

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Read a scalar in quotes after its bad escapes have been reported and made harmless."""
        start = self.index
        raw = self._rest(DOUBLE_QUOTED) if style == '"' else ""
        if "\\" in raw:
            good = mended(raw, start, self.found)
            if self.found.is_full(BAD_ESCAPE):
                context, problem = "while scanning a double-quoted scalar", "found too many bad escapes"
                raise ScannerError(context, self.get_mark(), problem, self.get_mark())
            if good != raw:
                self.buffer = self.buffer[:start] + good + self.buffer[start + len(raw) :]
        token = super().scan_flow_scalar(style)
        self.quoted.append((start, self.index))
        self._check_indentation(start)
        return token

    def _check_indentation(self, start: int) -> None:
        """Report a text in quotes that goes on with a line like those of fields: its quote may not have been closed."""
        lines = self.buffer[start : self.index].split("\n")[1:]
        if not any(line.strip() and len(line) - len(line.lstrip(" ")) <= self.indent for line in lines):
            return
        place = (start, start + len(self.buffer[start : self.buffer.index("\n", start)].rstrip()))
        line = self.found.places.span(self.index, self.index).line
        message = (
            f"the quote {self.buffer[start]} that opens here is closed only on line {line}, out of its indentation"
        )
        hint = "close the quote at the end of the text; indent the lines on which the text goes on"
        self.found.add("yaml-unclosed-quote", place, message, hint, fatal=True)

    def get_mark(self) -> Mark:
        """Return the current place, without the text that PyYAML would keep with it."""
        return Mark("", self.index, self.line, self.column, None, 0)

    def scan_plain(self) -> ScalarToken:
        """Read an unquoted scalar by libyaml's rules, which allow `?` within brackets."""
        chunks: list[str] = []
        start_mark = end_mark = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while True:
            chunk = self._rest(_PLAIN_FLOW if self.flow_level else _PLAIN_BLOCK)
            self._refuse_colon(len(chunk), start_mark)
            if not chunk:
                break
            self.allow_simple_key = False
            chunks += [*spaces, chunk]
            self.forward(len(chunk))
            end_mark = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start_mark) or []
            if not spaces or self.peek() == "#" or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start_mark, end_mark)  # noqa: FBT003 - PyYAML's signature

    def _refuse_colon(self, length: int, start_mark: Mark) -> None:
        if self.flow_level and self.peek(length) == ":" and self.peek(length + 1) in ",?[]{}":
            context, problem = "while scanning a plain scalar", "found unexpected ':'"
            raise ScannerError(context, start_mark, problem, self.get_mark())

    def _rest(self, pattern: re.Pattern[str]) -> str:
        """Return what matches at the current place."""
        match = pattern.match(self.buffer, self.pointer)
        return match[0] if match else ""
