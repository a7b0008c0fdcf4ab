"""`dipldata stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dipldata.cli.options import day_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dipldata.analysis.questions import Question

_NAMES: Final = {
    "contacts": "Contacts per quarter, by level and mode.",
    "gaps": "Rounds of each group, gaps between them, days since the last.",
    "dormant": "Active groups that have not met for long.",
    "suspensions": "Suspensions and resumptions, with the word used.",
    "one-sided": "Topics that only one side's readouts of a meeting name.",
    "one-sided-years": "The same by year, side and topic.",
    "pairs": "Who meets whom, and how often.",
    "systematic": "Share of contacts that are rounds of a standing body.",
    "plans": "What became of announced plans.",
    "commitments": "What was promised, by whom, and by when.",
    "unnamed": "Share of claims that rest on unnamed sources.",
    "timeline": "Dated list of contacts.",
}
"""The questions; the analysis itself is imported when one is asked."""
_LIST: Final = "\n".join(f"  {name:<16} {text}" for name, text in _NAMES.items())
EPILOG = f"""\b
Questions:
{_LIST}

\b
Examples:
  dipldata stats contacts --since 2023-01-01
  dipldata stats dormant --on 2024-06-30 --format csv
  dipldata stats contacts --plot contacts.svg
  dipldata stats suspensions --data releases/dipldata-0.1.0 --format json
  dipldata stats unnamed --explain

\b
Exit status: 0 answered (also with no rows), 2 could not run.
"""


@click.command(name="stats", epilog=EPILOG)
@click.argument("name", metavar="NAME", type=click.Choice(list(_NAMES)))
@day_option("--since", help="Only what may lie on or after this day (not for all questions).")
@day_option("--until", help="Only what may lie on or before this day (not for all questions).")
@day_option("--on", help="The day that gaps and terms are counted to; else today.")
@day_option("--as-of", help="Only what was publicly known on that day, which is then also the day of --on.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="The form of the output.",
)  # fmt: skip
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Draw the answer into a .png, .svg or .pdf file instead.",
)  # fmt: skip
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="PATH",
    help="Records, a release directory or its zip file; else the data of the package.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Print definition, counting rule and caveats instead.")
def command(name: str, form: str, plot: Path | None, data: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Answer one of the analysts' questions, as a table, as CSV or JSON, or as a plot.

    Each question has a definition, a counting rule and caveats: read them with --explain.
    """
    from dipldata.analysis.questions import QUESTIONS

    question = QUESTIONS[name]
    if options["explain"]:
        _explain(question)
        return
    _check(question, options, plot)
    rows = _ask(question, data, options)
    if plot is not None:
        _plot(rows, question, plot)
    else:
        _print(rows, form)


def _explain(question: Question) -> None:
    from inspect import getdoc

    click.echo(getdoc(question.function))


def _check(question: Question, options: dict[str, Any], plot: Path | None) -> None:
    """Refuse options that would not change the answer, and files of another kind, before any work."""
    from dipldata.analysis.plotting import FORMATS

    takes = {"window": ("since", "until"), "day": ("on",), "nothing": ()}[question.takes]
    for option in ("since", "until", "on"):
        if options[option] and option not in takes:
            fault = f"this question takes no --{option}"
            raise click.UsageError(fault)
    if plot is not None and plot.suffix[1:].lower() not in FORMATS:
        fault = f"{plot.name}: a plot is a {', '.join(f'.{each}' for each in FORMATS)} file"
        raise click.BadParameter(fault, param_hint="--plot")


def _ask(question: Question, data: Path | None, options: dict[str, Any]) -> Sequence[Any]:
    import datetime as dt

    from dipldata.linked.opening import load

    ds = load(data)
    as_of: dt.date | None = options["as_of"]
    on = options["on"] or as_of or dt.datetime.now().astimezone().date()
    return question.ask(ds.as_of(as_of) if as_of else ds, options["since"], options["until"], on)


def _print(rows: Sequence[Any], form: str) -> None:
    from dataclasses import asdict

    from dipldata.show.list_text import csv_text, json_text, table_lines

    found = [asdict(row) for row in rows]
    if form == "json":
        click.echo(json_text(found))
    elif not rows:
        click.echo("nothing to show", err=True)
    else:
        columns = list(found[0])
        cells = [{key: "" if value is None else str(value) for key, value in row.items()} for row in found]
        click.echo(csv_text(cells, columns) if form == "csv" else "\n".join(table_lines(cells, columns)))


def _plot(rows: Sequence[Any], question: Question, path: Path) -> None:
    from dipldata.analysis.plotting import draw

    path.write_bytes(draw(rows, question.drawing, question.summary, path.suffix[1:].lower()))
    click.echo(f"{path.as_posix()}: {len(rows):,} rows drawn")
