"""A list of records in each of its formats."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from dipldata.reporting.printing import clipped, display_width, padded, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dipldata.show.listing import Row


def table_lines(rows: Sequence[Row], columns: Sequence[str], width: int | None = None) -> Iterator[str]:
    """Yield a heading and the rows, aligned by what a terminal shows; the last column is cut to fit a `width`."""
    cells = [list(columns), *([printable(row[column]) for column in columns] for row in rows)]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    room = max(20, width - sum(widths[:-1]) - 2 * len(widths[:-1])) if width else None
    for row in cells:
        last = clipped(row[-1], room) if room else row[-1]
        yield "  ".join([*map(padded, row[:-1], widths), last]).rstrip()


def json_text(rows: Sequence[Row]) -> str:
    """The rows as a JSON list of objects."""
    return json.dumps(rows, ensure_ascii=False, indent=2)


def csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """The rows as CSV with a heading and LF line ends."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().rstrip("\n")
