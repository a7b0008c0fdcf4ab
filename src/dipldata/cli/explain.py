"""`dipldata explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dipldata.cli.completing import complete_code
from dipldata.cli.options import colour_option
from dipldata.cli.terminal import coloured, wants_colour

if TYPE_CHECKING:
    from dipldata.problems import ProblemKind

EPILOG = """\b
Examples:
  dipldata explain ref-unknown-id
  dipldata explain --list

\b
Exit status: 0 explained, 2 no such code.
"""


@click.command(name="explain", epilog=EPILOG)
@click.argument("code", required=False, shell_complete=complete_code)
@click.option("--list", "listed", is_flag=True, help="List every code with its severity, stage and title.")
@colour_option
def command(code: str | None, *, listed: bool, color: bool | None) -> None:
    """Explain a problem code: what it means, why it matters, what is bad, what is good and how to fix it."""
    from dipldata.catalogue import KINDS, find_kind

    if listed:
        click.echo("\n".join(_rows(list(KINDS.values()))))
    elif code is None:
        fault = "name a problem code, or ask for --list"
        raise click.UsageError(fault)
    else:
        kind = find_kind(code.strip("[]"))
        label = f"{kind.severity}[{kind.code}]"
        head = coloured(label, kind.severity) if wants_colour(color) else label
        click.echo(f"{head}  ({kind.stage} stage)\n\n{kind.page.strip()}")


def _rows(kinds: list[ProblemKind]) -> list[str]:
    from dipldata.reporting.printing import padded

    cells = [(kind.code, str(kind.severity), str(kind.stage), kind.title) for kind in kinds]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    return ["  ".join([*map(padded, row, widths), row[-1]]) for row in cells]
