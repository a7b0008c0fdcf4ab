"""A narrative as text for a terminal, and as Markdown for a pull request. No value of a record can become markup.

The Markdown form has a limit, since a job summary holds at most 1 MiB: what would pass it is counted instead of shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.changes.narrative import Item, Line, narrate
from dipldata.reporting.markdown import code, text
from dipldata.reporting.printing import printable

if TYPE_CHECKING:
    from dipldata.changes.comparison import Changes

MARKDOWN_LIMIT: Final = 900_000
"""Bytes of Markdown."""
_MOST_DETAILS: Final = 100
"""Lines about one record that are shown in Markdown."""


def format_text(changes: Changes) -> str:
    """Changes as plain text, ending in a line break."""
    narrative = narrate(changes)
    lines = [_text_line(narrative.headline)]
    for section in narrative.sections:
        lines += ["", section.title]
        for item in section.items:
            lines.append(f"  {_text_line(item.head)}")
            lines += [f"    {_text_line(detail)}" for detail in item.details]
    return "\n".join(lines) + "\n"


def _text_line(line: Line) -> str:
    return "".join(part if isinstance(part, str) else printable(part.text) for part in line)


def format_markdown(changes: Changes, limit: int = MARKDOWN_LIMIT) -> str:
    """Changes as Markdown of at most about `limit` bytes, ending in a line break."""
    narrative = narrate(changes)
    lines = [f"**{markdown_line(narrative.headline)}**", ""]
    room = limit - sum(map(_size, lines))
    left = 0
    for section in narrative.sections:
        lines += [f"### {section.title}", ""]
        for item in section.items:
            block = _markdown_item(item)
            room -= sum(map(_size, block))
            left += room < 0
            lines += block if room >= 0 else []
        lines.append("")
    if left:
        lines += [f"… and {left:,} more, which would not fit here: run `dipldata diff` to see all.", ""]
    return "\n".join(lines)


def _size(line: str) -> int:
    return len(line.encode("utf-8", errors="replace")) + 1


def _markdown_item(item: Item) -> list[str]:
    details = [f"  - {markdown_line(detail)}" for detail in item.details[:_MOST_DETAILS]]
    left = len(item.details) - _MOST_DETAILS
    return [f"- {markdown_line(item.head)}", *details, *([f"  - … and {left:,} more"] if left > 0 else [])]


def markdown_line(line: Line) -> str:
    """A line as Markdown: our words as they are, what comes from the data escaped."""
    return "".join(
        part if isinstance(part, str) else _prose(part.text) if part.prose else code(part.text) for part in line
    )


def _prose(value: str) -> str:
    """A text beside which code may stand: some readers take even an escaped backtick for the end of that."""
    return text(value).replace("\\`", "&#96;")
