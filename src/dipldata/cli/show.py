"""`dipldata show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dipldata.cli.completing import complete_key
from dipldata.cli.options import day_option, records_option
from dipldata.cli.records import read_dataset

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired

EPILOG = """\b
Examples:
  dipldata show person/wang-yi
  dipldata show working-group/maritime-consultations --as-of 2023-08-31
  dipldata show meeting/2023-11-03-lambert-hong --format json

\b
Exit status: 0 shown, 2 no such record or no records directory.
"""


@click.command(name="show", epilog=EPILOG)
@click.argument("key", metavar="TYPE/ID", shell_complete=complete_key)
@day_option("--as-of", help="Only what was public on that day (meetings and working groups).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "yaml"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
@records_option
def command(key: str, as_of: dt.date | None, form: str, root: Path | None) -> None:
    """Show a record with the records that refer to it.

    The status of a meeting or working group is that of its last step, or with --as-of the one that was publicly known
    on that day. A retired id leads to the record that replaces it.
    """
    from dipldata.show.asking import find_record

    dataset = read_dataset(root)
    found = find_record(dataset, key)
    for notice in found.notices:
        click.echo(f"note: {notice}", err=True)
    text, plain = _whole(found.record, dataset) if as_of is None else _on_day(found.record, as_of)
    click.echo(text if form == "text" else _written(plain, form))


def _whole(record: Record | Retired, dataset: Dataset) -> tuple[str, Any]:
    from dipldata.models.plain import plain_record
    from dipldata.show.labels import status_of
    from dipldata.show.links import links_to
    from dipldata.show.record_text import record_text

    status = status_of(record)
    links = {word: list(keys) for word, keys in links_to(dataset, record).items()}
    plain = {**plain_record(record), **({"status": status} if status else {}), "referred_to_by": links}
    return record_text(record, dataset), plain


def _on_day(record: Record | Retired, day: dt.date) -> tuple[str, Any]:
    from dipldata.models import Meeting, WorkingGroup
    from dipldata.show.as_of import plain_state, state_as_of, state_text

    if not isinstance(record, Meeting | WorkingGroup):
        fault = "--as-of is for meetings and working groups: other records have no status"
        raise click.UsageError(fault)
    state = state_as_of(record, day)
    return state_text(state), plain_state(state)


def _written(plain: dict[str, Any], form: str) -> str:
    if form == "json":
        import json

        return json.dumps(plain, ensure_ascii=False, indent=2)
    import yaml

    text: str = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)
    return text.rstrip("\n")
