"""Options that several commands share, and the type of a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

CommandT = TypeVar("CommandT", bound="Callable[..., Any]")


def _read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """A calendar day from `YYYY-MM-DD`; any other text is a usage error."""
    if value is None:
        return None
    try:
        if len(value) == len("YYYY-MM-DD") and value[4] == value[7] == "-":
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    fault = f"{value!r} is not a day: write YYYY-MM-DD, such as 2023-11-03"
    raise click.BadParameter(fault, ctx, param)


def day_option(name: str, *, help: str) -> Callable[[CommandT], CommandT]:  # noqa: A002 - click's own name for it
    """An option that takes a day."""
    return click.option(name, callback=_read_day, metavar="DATE", help=help)


def records_option(function: CommandT) -> CommandT:
    """`--records DIR`, passed on as `root`."""
    kind = click.Path(path_type=Path, file_okay=False)
    text = "The records directory; else ./records, or the nearest one above."
    return click.option("--records", "root", type=kind, metavar="DIR", help=text)(function)


def colour_option(function: CommandT) -> CommandT:
    """`--color/--no-color`, None where neither is given."""
    text = "Colour the output, or do not; else only on a terminal (NO_COLOR and FORCE_COLOR are heeded)."
    return click.option("--color/--no-color", default=None, help=text)(function)
