"""Answers drawn with matplotlib, which need not be installed for anything else."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from dipldata.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dipldata.analysis.questions import Drawing

FORMATS: Final = ("png", "svg", "pdf")
_OF_TIME: Final = frozenset({"quarter", "year", "day"})
_MOST_LABELS: Final = 24
_MOST_COLOURS: Final = 10
_OTHERS: Final = "others"

Bars = dict[str, Counter[str]]
"""The height of each bar by colour, in the order in which the bars are drawn."""


def draw(rows: Sequence[Any], drawing: Drawing, title: str, form: str) -> bytes:
    """The image of an answer, in one of `FORMATS`; the same rows give the same image.

    Raises `MissingExtraError` without matplotlib.
    """
    try:
        matplotlib: Any = import_module("matplotlib")
        figures: Any = import_module("matplotlib.figure")
    except ModuleNotFoundError as error:
        raise MissingExtraError("matplotlib", "plot") from error
    with matplotlib.rc_context({"svg.hashsalt": "dipldata", "font.sans-serif": ["DejaVu Sans"]}):
        figure = figures.Figure(figsize=(10, 6), layout="constrained")
        _draw_bars(figure.subplots(), bars_of(rows, drawing), drawing, title)
        stream = io.BytesIO()
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        figure.savefig(stream, format=form, metadata=dates.get(form))
    return stream.getvalue()


def bars_of(rows: Sequence[Any], drawing: Drawing) -> Bars:
    """The bars of an answer; rows without a value have none."""
    bars: Bars = defaultdict(Counter)
    for row in rows:
        value = getattr(row, drawing.value) if drawing.value else 1
        name = str(getattr(row, drawing.by)).strip("[")[: 4 if drawing.by == "day" else None]
        if value is not None and name:
            bars[name][str(getattr(row, drawing.of)) if drawing.of else ""] += value
    names = _stretch(bars) if drawing.by in _OF_TIME else sorted(bars, key=lambda each: (-bars[each].total(), each))
    return {name: bars.get(name, Counter()) for name in names[: drawing.most or None]}


def _stretch(bars: Bars) -> list[str]:
    """The names of years or quarters in their order, those without a bar in between included."""
    years = sorted(int(name[:4]) for name in bars)
    span = range(years[0], years[-1] + 1) if years else ()
    if any("-Q" in name for name in bars):
        between = [f"{year}-Q{quarter}" for year in span for quarter in (1, 2, 3, 4)]
        quarters = [name for name in bars if "-Q" in name]
        between = [name for name in between if min(quarters) <= name <= max(quarters)]
    else:
        between = [str(year) for year in span]
    return sorted({*bars, *between})


def _draw_bars(axes: Any, bars: Bars, drawing: Drawing, title: str) -> None:  # noqa: ANN401 - axes of matplotlib
    upright = drawing.by in _OF_TIME
    names = list(bars)
    bottoms = [0.0] * len(names)
    for colour, heights in _by_colour(bars).items():
        if upright:
            axes.bar(names, heights, bottom=bottoms, label=colour or None)
        else:
            axes.barh(names, heights, left=bottoms, label=colour or None)
        bottoms = [bottom + height for bottom, height in zip(bottoms, heights, strict=True)]
    if upright:
        axes.set_ylabel(drawing.label)
        every = -(-len(names) // _MOST_LABELS) or 1
        axes.set_xticks(range(0, len(names), every), names[::every], rotation=90)
    else:
        axes.set_xlabel(drawing.label)
        axes.invert_yaxis()
    axes.set_title(title, fontsize="medium", wrap=True)
    if drawing.of and names:
        axes.legend(fontsize="small")


def _by_colour(bars: Bars) -> Mapping[str, list[float]]:
    """The heights by colour, each in the order of the bars; colours beyond the first ten go together."""
    totals: Counter[str] = Counter()
    for bar in bars.values():
        totals.update(bar)
    most = [colour for colour, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))]
    shown, rest = sorted(most[: _MOST_COLOURS - 1]), most[_MOST_COLOURS - 1 :]
    found = {colour: [float(bar[colour]) for bar in bars.values()] for colour in shown}
    if rest:
        found[_OTHERS] = [float(sum(bar[colour] for colour in rest)) for bar in bars.values()]
    return found
