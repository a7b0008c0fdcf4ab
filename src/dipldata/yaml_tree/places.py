r"""From offsets in a text to lines and columns.

Only `\n` ends a line here, as in the files that this project accepts. Columns count code points.
"""

from __future__ import annotations

from bisect import bisect_right

from dipldata.problems import Span


class Places:
    """The lines of one text, to turn pairs of offsets into spans."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._starts = [0]
        position = text.find("\n")
        while position >= 0:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span of `text[start:end]`; offsets outside the text are moved to its nearest end."""
        start = min(max(start, 0), self._size)
        end = min(max(end, start), self._size)
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        column, end_column = start - self._starts[line - 1] + 1, end - self._starts[end_line - 1] + 1
        return Span(line, column, end_line, end_column, start, end)

    def line_range(self, offset: int) -> tuple[int, int]:
        """Return the offsets of the start and the end of the line that holds an offset, its line feed left out."""
        line = bisect_right(self._starts, offset)
        end = self._starts[line] - 1 if line < len(self._starts) else self._size
        return self._starts[line - 1], end
