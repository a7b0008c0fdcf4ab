"""`dipldata list`."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import click

from dipldata.cli.completing import complete_id, complete_type
from dipldata.cli.options import day_option, records_option
from dipldata.cli.records import read_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dipldata.dataset import Key
    from dipldata.ids import RecordType
    from dipldata.show.listing import Row

EPILOG = """\b
Examples:
  dipldata list working-group --status suspended
  dipldata list meeting --party cn --from 2023-01-01 --to 2023-12-31
  dipldata list working-group --as-of 2022-08-31
  dipldata list statement --topic taiwan --format csv

\b
Exit status: 0 listed (also where nothing matches), 2 could not run.
"""
_ABOUT = {"party": "party", "person": "person", "topic": "topic", "group": "working-group"}
"""Options that name a record which each listed record must refer to, with the type of that record."""


def _about_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for name, slug in reversed(_ABOUT.items()):
        text = f"Only records that name this {slug.replace('-', ' ')}."
        complete = partial(complete_id, slug)
        function = click.option(f"--{name}", metavar="ID", help=text, shell_complete=complete)(function)
    return function


@click.command(name="list", epilog=EPILOG)
@click.argument("kind", metavar="TYPE", shell_complete=complete_type)
@click.option("--status", help="Only meetings or working groups of this status.")
@click.option("--kind", "subkind", help="Only records of this kind, as their field `kind` has it.")
@_about_options
@day_option("--from", help="Only records that may lie on or after this day.")
@day_option("--to", help="Only records that may lie on or before this day.")
@day_option("--as-of", help="Only what was public on that day, with the status of that day.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "ids"]),
    default="table",
    show_default=True,
    help="The form of the output.",
)
@records_option
def command(kind: str, form: str, root: Path | None, **options: Any) -> None:  # noqa: ANN401 - the conditions
    """List the records of a type that meet every condition given.

    A meeting is also about what its readouts name. Dates that are not certain count as long as they may fit.
    """
    from dipldata.show.asking import parse_type
    from dipldata.show.listing import Conditions, columns_of, list_records

    record_type = parse_type(kind)
    conditions = Conditions(
        options["status"], options["subkind"], _about(options), options["from"], options["to"], options["as_of"]
    )
    rows = list(list_records(read_dataset(root), record_type, conditions))
    if not rows:
        click.echo("no records match", err=True)
    _print(rows, columns_of(record_type), form)


def _about(options: dict[str, Any]) -> tuple[Key, ...]:
    found = [(slug.replace("-", "_"), options[name]) for name, slug in _ABOUT.items() if options[name]]
    return tuple((cast("RecordType", kind), record_id) for kind, record_id in found)


def _print(rows: Sequence[Row], columns: Sequence[str], form: str) -> None:
    from dipldata.show.list_text import csv_text, json_text, table_lines

    if form == "json":
        click.echo(json_text(rows))
    elif form == "csv":
        click.echo(csv_text(rows, columns))
    elif form == "ids":
        click.echo("".join(row["id"] + "\n" for row in rows), nl=False)
    elif rows:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo("\n".join(table_lines(rows, columns, width)))
